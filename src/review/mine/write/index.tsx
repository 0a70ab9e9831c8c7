import type { ReviewableLine } from '@domain/review/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { useMe } from '../../../kit/me'
import { backTo, swap, to } from '../../../kit/nav'
import { confirm, say } from '../../../kit/say'
import { useSession } from '../../../kit/session'
import { ActionBar } from '../../../ui/ActionBar'
import { AppShell } from '../../../ui/AppShell'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Picture } from '../../../ui/Picture'
import { Card } from '../../../ui/Section'
import { SignedOut } from '../../../ui/SignedOut'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { PhotosField, StarsField, WordsField } from './Form'
import { draftOf, isSent, isShown, send, type Draft } from './write-store'
import { words } from './words'

interface WriteProps {
  readonly orderId: string
  readonly line: ReviewableLine
}

function useDraft({ orderId, line }: WriteProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(line.review))
  const { busy, run } = useBusy()
  const change = (some: Partial<Draft>) => setDraft((before) => ({ ...before, ...some }))
  const save = () =>
    run(async () => {
      const left = await send(orderId, line.itemId, draft)
      if (!left) return
      setDraft(left)
      if (!isSent(left)) return say(words.some)
      say(line.review === null ? words.sent : words.saved)
      await backTo(to.reviewsOfOrder(orderId))
    })
  return { draft, busy, change, save, run }
}

/** May be taken back at any time; what it said is gone then. */
function Remove({ orderId, reviewId }: { readonly orderId: string; readonly reviewId: string }) {
  const { busy, run } = useBusy()
  const remove = () =>
    run(async () => {
      if (!(await confirm(words.removeAsk, words.removeTells, words.yes, words.no))) return
      if (!(await attempt('review.remove', { reviewId }))) return
      say(words.removed)
      await backTo(to.reviewsOfOrder(orderId))
    })
  return (
    <Button kind="quiet" busy={busy} onTap={remove}>
      {words.remove}
    </Button>
  )
}

function Write({ orderId, line }: WriteProps) {
  const { draft, busy, change, save } = useDraft({ orderId, line })
  const shown = useMe(({ me }) => me !== null && isShown(me))
  const mayWrite = line.until !== null || line.review?.until != null
  const parts = { draft, onDraft: change }
  const bar = (
    <ActionBar>
      <Button kind="primary" busy={busy} disabled={draft.stars === null} onTap={save}>
        {draft.stars === null ? words.pick : line.review === null ? words.send : words.save}
      </Button>
    </ActionBar>
  )
  return (
    <AppShell bar={mayWrite ? bar : undefined}>
      <View className="stack">
        <Card>
          <View className="review-head">
            <Picture picture={line.picture} category={line.category} name={line.name} size="small" />
            <Text className="review-name">{line.name}</Text>
          </View>
        </Card>
        {mayWrite && <StarsField {...parts} />}
        {mayWrite && <WordsField {...parts} />}
        {mayWrite && <PhotosField {...parts} />}
        {mayWrite && <Text className="soft small">{words.name(shown)}</Text>}
        {line.review && <Remove orderId={orderId} reviewId={line.review.reviewId} />}
      </View>
    </AppShell>
  )
}

export default function WriteReview() {
  const { order: orderId = '', item = '' } = useRouter<{ order?: string; item?: string }>().params
  const { session } = useSession()
  const { answer, value, again } = useAsk('review.mine', session ? { orderId } : null)
  const line = value?.lines.find(({ itemId }) => itemId === item)
  const open = line && (line.until !== null || line.review?.state === 'shown')
  if (session && line && open) return <Write orderId={orderId} line={line} />
  const onward = <Button onTap={() => void swap(to.order(orderId))}>{words.back}</Button>
  return (
    <AppShell>
      {!session && <SignedOut text={words.signIn} />}
      {session && answer === null && <Skeleton rows={3} picture />}
      {session && answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void again()} />}
      {session && (answer?.kind === 'refused' || (value && !open)) && <EmptyState drawing="gone" text={words.gone} action={onward} />}
    </AppShell>
  )
}
