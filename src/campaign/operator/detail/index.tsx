import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { wholeOf } from '../../../kit/amount'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { holds, useMe } from '../../../kit/me'
import { go, swap, to } from '../../../kit/nav'
import { ActionBar } from '../../../ui/ActionBar'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { whenWords } from '../../../ui/Countdown'
import { Field } from '../../../ui/Field'
import { Picture } from '../../../ui/Picture'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Door } from '../../../ui/work/Door'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { cancelRound, cloneRound, publishRound, setOffer } from '../verbs'
import { words } from '../words'

type Round = Output<'campaign.get'>
type Item = Round['items'][number]

const OFFERED_MOST = 100_000
const REASON_MOST = 100

function Facts({ round }: { readonly round: Round }) {
  const now = serverNow()
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title">{round.title}</Text>
        <Tag kind={round.state === 'draft' ? 'warn' : 'good'}>{words.states[round.state]}</Tag>
      </View>
      <View className="facts">
        <Row name={words.facts.station}>{round.station.name}</Row>
        <Row name={words.facts.opens}>{whenWords(round.opensAt, now)}</Row>
        <Row name={words.facts.closes}>{whenWords(round.closesAt, now)}</Row>
        <Row name={words.facts.pickup}>{words.pickupTime(round.pickupDay, round.pickupFrom, round.pickupUntil)}</Row>
        <Row name={words.facts.pool}>{words.pool(round.pool.seatsMax, round.pool.steps, yuan(round.pool.leastFen))}</Row>
        <Row name={words.facts.after}>{words.after(round.afterSaleHours)}</Row>
        <Row name={words.facts.unfetched}>{words.unfetched[round.unfetched]}</Row>
      </View>
    </Card>
  )
}

function ItemCard({ item, live, onSave }: { readonly item: Item; readonly live: boolean; readonly onSave: (offered: number) => Promise<void> }) {
  const [typed, setTyped] = useState<string | null>(null)
  const { busy, run } = useBusy()
  const text = typed ?? String(item.offered)
  const offered = wholeOf(text, 0, OFFERED_MOST)
  const save = () =>
    run(async () => {
      if (offered === null) return
      await onSave(offered)
      setTyped(null)
    })
  return (
    <Card>
      <View className="item-about">
        <Picture picture={item.picture} category={item.category} name={item.name} size="small" />
        <View className="grow">
          <View className="line line-apart">
            <Text className="item-name">{item.name}</Text>
            <Text className="table-number">{yuan(item.priceFen)}</Text>
          </View>
          <View className="soft small">{item.unit}</View>
          <View className="soft small">{words.stock(item.sold, item.left, item.limit)}</View>
        </View>
      </View>
      {live && (
        <View className="line line-apart short-input">
          <Text className="soft">{words.offered}</Text>
          <View className="line">
            <Input className="field-input" type="number" value={text} onInput={(event) => setTyped(event.detail.value)} {...a11y({ label: words.offeredOf(item.name) })} />
            <Button small busy={busy} disabled={offered === null || offered === item.offered} label={words.saveOf(item.name)} onTap={save}>
              {words.save}
            </Button>
          </View>
        </View>
      )}
    </Card>
  )
}

function Cancelling({ round, onDone, onClose }: { readonly round: Round; readonly onDone: () => Promise<void>; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const { busy, run } = useBusy()
  const cancel = () =>
    run(async () => {
      if (!(await cancelRound(round, reason.trim()))) return
      onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.askCancel}
      onClose={onClose}
      action={
        <Button kind="danger" busy={busy} disabled={reason.trim() === ''} onTap={cancel}>
          {words.cancelNow}
        </Button>
      }
    >
      <View className="stack">
        <Text>{words.cancelTells}</Text>
        <Field label={words.cancelReason} value={reason} most={REASON_MOST} placeholder={words.cancelReasonSuch} onInput={setReason} />
      </View>
    </Sheet>
  )
}

function RoundView({ round, again, operates }: { readonly round: Round; readonly again: () => Promise<void>; readonly operates: boolean }) {
  const [cancelling, setCancelling] = useState(false)
  const { busy, run } = useBusy()
  const live = round.state === 'draft' || (round.state === 'open' && serverNow() < round.closesAt)
  const over = !['draft', 'open', 'closed'].includes(round.state)
  const clone = () =>
    run(async () => {
      const made = await cloneRound(round)
      if (made !== null) await swap(to.campaign(made))
    })
  return (
    <>
      <Facts round={round} />
      <Door title={words.lists} onTap={() => void go(to.packing(round.campaignId))} />
      <View className="work-buttons">
        <Button busy={busy} onTap={clone}>
          {words.clone}
        </Button>
        {operates && <Button onTap={() => void go(to.campaignNew({ like: round.campaignId }))}>{words.change}</Button>}
        {operates && !over && (
          <Button kind="danger" onTap={() => setCancelling(true)}>
            {words.cancel}
          </Button>
        )}
      </View>
      <Section title={words.items}>
        <View className="work-cards">
          {round.items.map((item) => (
            <ItemCard key={item.itemId} item={item} live={live} onSave={(offered) => setOffer(round.campaignId, item, offered).then(again)} />
          ))}
        </View>
      </Section>
      {cancelling && <Cancelling round={round} onDone={again} onClose={() => setCancelling(false)} />}
    </>
  )
}

export default function CampaignDetail() {
  const { campaign } = useRouter().params
  const round = useAsk('campaign.get', campaign ? { campaignId: campaign } : null)
  const { me } = useMe()
  const { busy, run } = useBusy()
  const operates = holds(me, 'operator')
  const draft = round.value?.state === 'draft' ? round.value : null
  const bar = draft && (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={() => run(() => publishRound(draft).then(round.again))}>
        {words.publish}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell wide bar={bar ?? undefined} {...(operates ? { place: 'campaigns' as const } : {})}>
      <Shown of={round} rows={4}>
        {(value) => <RoundView round={value} again={round.again} operates={operates} />}
      </Shown>
    </WorkShell>
  )
}
