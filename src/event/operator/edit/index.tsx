import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { backTo, swap, to } from '../../../kit/nav'
import { say } from '../../../kit/say'
import { useSession } from '../../../kit/session'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { WorkShell } from '../../../ui/work/WorkShell'
import { words } from '../words'
import { clearDraft, startDraft, startEdit, startLike, useDraft } from './draft'
import { Gives, Slots, What, Who } from './Parts'
import { wishOf, type Wish } from './wish'

/** Begins empty, like the event that the address names, or from the draft that it names. */
function useBeginning() {
  const { event, like } = useRouter<{ event?: string; like?: string }>().params
  const { session } = useSession()
  const source = event ?? like
  const plan = useAsk('event.plan', source !== undefined && session ? { eventId: source } : null)
  const { value } = plan
  useEffect(() => {
    if (source === undefined) startDraft(serverNow())
    else if (value === null) clearDraft()
    else if (event === undefined) startLike(value, serverNow())
    else startEdit(value, serverNow())
    return clearDraft
  }, [source, event, value])
  return plan
}

async function save(wish: Wish): Promise<void> {
  const plan = await attempt('event.save', wish)
  if (!plan) return
  say(words.saved)
  if (wish.eventId === undefined) await swap(to.eventPlan(plan.eventId))
  else await backTo(to.eventPlan(plan.eventId))
}

/** One form for the whole event; saving makes a draft that nobody sees yet. */
export default function EventEdit() {
  const { answer, again } = useBeginning()
  const { draft } = useDraft()
  const { busy, run } = useBusy()
  const wish = draft && wishOf(draft, serverNow())
  const told = wish === 'missing' ? words.missing : wish === 'times' ? words.timesWrong : null
  const bar = draft && (
    <ActionBar about={told === null ? undefined : <Text className="small">{told}</Text>}>
      <Button kind="primary" busy={busy} disabled={wish === null || typeof wish === 'string'} onTap={() => run(async () => (wish && typeof wish !== 'string' ? save(wish) : undefined))}>
        {words.save}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="events" wide bar={bar ?? undefined}>
      {answer && answer.kind !== 'done' && !draft && <Trouble answer={answer} again={() => void again()} />}
      {!draft && (answer === null || answer.kind === 'done') && <Skeleton rows={6} />}
      {draft && (
        <View className="split">
          <View className="split-main">
            <What draft={draft} />
            <Slots draft={draft} />
          </View>
          <View className="split-aside">
            <Who draft={draft} />
            <Gives draft={draft} />
          </View>
        </View>
      )}
    </WorkShell>
  )
}
