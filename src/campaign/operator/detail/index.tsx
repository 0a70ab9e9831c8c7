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
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { Picture } from '../../../ui/Picture'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { sayWhen } from '../../../ui/when'
import { Door } from '../../../ui/work/Door'
import { Shown } from '../../../ui/work/Shown'
import { Table, type Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { KINDS } from '../list/kinds'
import { cloneRound, setOffer } from '../verbs'
import { words } from '../words'
import { Cancelling } from './Cancelling'

type Round = Output<'campaign.get'>
type Item = Round['items'][number]

const OFFERED_MOST = 100_000

function Facts({ round }: { readonly round: Round }) {
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title">{round.title}</Text>
        <Tag kind={KINDS[round.state] ?? 'plain'}>{words.states[round.state]}</Tag>
      </View>
      <Row name={words.facts.station}>{round.station.name}</Row>
      <Row name={words.facts.opens}>{sayWhen(round.opensAt)}</Row>
      <Row name={words.facts.closes}>{sayWhen(round.closesAt)}</Row>
      <Row name={words.facts.pickup}>{words.pickupTime(round.pickupDay, round.pickupFrom, round.pickupUntil)}</Row>
      <Row name={words.facts.pool}>{words.pool(round.pool.seatsMax, round.pool.steps, yuan(round.pool.leastFen))}</Row>
      <Row name={words.facts.after}>{words.after(round.afterSaleHours)}</Row>
      <Row name={words.facts.unfetched}>{words.unfetched[round.unfetched]}</Row>
    </Card>
  )
}

function Offer({ item, onSave }: { readonly item: Item; readonly onSave: (offered: number) => Promise<void> }) {
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
    <View className="line short-input">
      <Input className="field-input" type="number" value={text} onInput={(event) => setTyped(event.detail.value)} {...a11y({ label: words.offeredOf(item.name) })} />
      <Button small busy={busy} disabled={offered === null || offered === item.offered} label={words.saveOf(item.name)} onTap={save}>
        {words.save}
      </Button>
    </View>
  )
}

const columnsFor = (round: Round, live: boolean, again: () => Promise<void>): readonly Column<Item>[] => [
  {
    name: words.item,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ name, unit, picture, category, sold, left, limit }) => (
      <View className="line">
        <Picture picture={picture} category={category} name="" size="small" />
        <View className="grow">
          <View className="item-name">{name}</View>
          <View className="soft small">{unit}</View>
          <View className="soft small">{words.stock(sold, left, limit)}</View>
        </View>
      </View>
    ),
  },
  { name: words.alone, track: '96px', figure: true, cell: ({ priceFen }) => yuan(priceFen) },
  {
    name: words.offered,
    track: '176px',
    cell: (item) => (live ? <Offer item={item} onSave={(offered) => setOffer(round.campaignId, item, offered).then(again)} /> : item.offered),
  },
]

interface ActionsProps {
  readonly round: Round
  readonly operates: boolean
  readonly onCancel: () => void
}

function Actions({ round, operates, onCancel }: ActionsProps) {
  const { busy, run } = useBusy()
  const over = !['draft', 'open', 'closed'].includes(round.state)
  const clone = () =>
    run(async () => {
      const made = await cloneRound(round)
      if (made !== null) await swap(to.campaign(made))
    })
  return (
    <>
      {round.state !== 'draft' && <Door title={words.lists} onTap={() => void go(to.packing(round.campaignId))} />}
      {round.state !== 'draft' && <Door title={words.orders} onTap={() => void go(to.orderDesk({ campaign: round.campaignId }))} />}
      {operates && <Door title={words.trail} onTap={() => void go(to.trail(round.campaignId))} />}
      <View className="work-buttons">
        {operates && round.state === 'draft' && <Button onTap={() => void go(to.campaignEdit(round.campaignId))}>{words.editDraft}</Button>}
        <Button busy={busy} onTap={clone}>
          {words.clone}
        </Button>
        {operates && <Button onTap={() => void go(to.campaignNew({ like: round.campaignId }))}>{words.change}</Button>}
        {operates && !over && (
          <Button kind="danger" onTap={onCancel}>
            {words.cancel}
          </Button>
        )}
      </View>
    </>
  )
}

function RoundView({ round, again, operates }: { readonly round: Round; readonly again: () => Promise<void>; readonly operates: boolean }) {
  const [cancelling, setCancelling] = useState(false)
  const live = round.state === 'draft' || (round.state === 'open' && serverNow() < round.closesAt)
  return (
    <View className="split split-last">
      <View className="split-aside">
        <Facts round={round} />
        <Actions round={round} operates={operates} onCancel={() => setCancelling(true)} />
      </View>
      <View className="split-main">
        <Section title={words.items} aside={<Text className="soft">{words.count(round.items.length)}</Text>}>
          <Table columns={columnsFor(round, live, again)} rows={round.items} keyOf={({ itemId }) => itemId} />
        </Section>
      </View>
      {cancelling && <Cancelling round={round} onDone={again} onClose={() => setCancelling(false)} />}
    </View>
  )
}

export default function CampaignDetail() {
  const { campaign } = useRouter().params
  const round = useAsk('campaign.get', campaign ? { campaignId: campaign } : null)
  useShownAgain(() => void round.again())
  const { me } = useMe()
  const operates = holds(me, 'operator')
  const draft = round.value?.state === 'draft' ? round.value : null
  const bar = draft && (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.campaignCheck([draft.campaignId]))}>
        {words.lookAndPublish}
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
