import { shopDay, type ShopDay } from '@domain/time'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk, type Loaded } from '../../../kit/load'
import { backTo, swap, to } from '../../../kit/nav'
import { say } from '../../../kit/say'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Card } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { Trouble } from '../../../ui/Trouble'
import { WorkShell } from '../../../ui/work/WorkShell'
import { words } from '../words'
import { clearDraft, startDraft, startEdit, startLike, useDraft, type Draft } from './draft'
import { Items } from './Items'
import { Rules, When, Where } from './Terms'
import { wishOf } from './wish'

/** Drafts are there, and nobody sees them yet. */
function Made({ campaignIds }: { readonly campaignIds: readonly string[] }) {
  return (
    <EmptyState
      drawing="done"
      text={words.made(campaignIds.length)}
      action={
        <View className="stack">
          <Button kind="primary" onTap={() => void swap(to.campaignCheck(campaignIds))}>
            {words.lookAndPublish}
          </Button>
          <Button onTap={() => void swap(to.campaigns())}>{words.toList}</Button>
        </View>
      }
    />
  )
}

/** Begins a draft: empty, like the round that the address names, or the draft that it names. */
function useBeginning(): Loaded<'campaign.get'> {
  const { like, campaign, station, day } = useRouter().params
  const source = campaign ?? like
  const round = useAsk('campaign.get', source ? { campaignId: source } : null)
  const { value } = round
  useEffect(() => {
    if (source === undefined) startDraft(serverNow(), { stationId: station, day: day as ShopDay | undefined })
    else if (value === null) clearDraft()
    else if (campaign === undefined) startLike(value, serverNow())
    else startEdit(value, serverNow())
    return clearDraft
  }, [source, campaign, station, day, value])
  return round
}

function Fields({ draft, usual }: { readonly draft: Draft; readonly usual: string }) {
  return (
    <View className="split">
      <View className="split-main">
        {draft.of === null ? (
          <Where {...draft} />
        ) : (
          <Card>
            <Text className="title">{draft.of.stationName}</Text>
            <Text className="soft small">{words.editTells}</Text>
          </Card>
        )}
        <Items draft={draft} />
      </View>
      <View className="split-aside">
        <When draft={draft} title={usual} />
        <Rules draft={draft} />
      </View>
    </View>
  )
}

export default function EditCampaign() {
  const { answer, again } = useBeginning()
  const { draft } = useDraft()
  const { busy, run } = useBusy()
  const [made, setMade] = useState<readonly string[] | null>(null)
  const usual = words.usualTitle(draft?.closesDay ?? shopDay(serverNow()))
  const save = (shown: Draft) =>
    run(async () => {
      const { stationIds, of } = shown
      const wish = wishOf(shown, shown.title.trim() || usual, serverNow())
      if (typeof wish === 'string') return say(words.missing[wish])
      if (of === null) {
        const items = wish.items.map(({ itemId: _none, ...item }) => item)
        setMade((await attempt('campaign.create', { ...wish, items, stationIds: [...stationIds] }))?.campaignIds ?? null)
      } else if (await attempt('campaign.edit', { ...wish, campaignId: of.campaignId, revision: of.revision })) {
        say(words.edited)
        await backTo(to.campaign(of.campaignId))
      }
    })
  const bar = draft && !made && (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={() => save(draft)}>
        {draft.of === null ? words.make(draft.stationIds.length, draft.items.length) : words.saveDraft}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="campaigns" wide bar={bar || undefined}>
      {made ? (
        <Made campaignIds={made} />
      ) : draft ? (
        <Fields draft={draft} usual={usual} />
      ) : answer && answer.kind !== 'done' ? (
        <Trouble answer={answer} again={() => void again()} />
      ) : (
        <Skeleton rows={4} />
      )}
    </WorkShell>
  )
}
