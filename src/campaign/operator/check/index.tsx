import type { CheckedItem, CheckView } from '@domain/campaign/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { go, swap, to } from '../../../kit/nav'
import { say } from '../../../kit/say'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Picture } from '../../../ui/Picture'
import { Price } from '../../../ui/Price'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { Tick } from '../../../ui/Tick'
import { sayWhen } from '../../../ui/when'
import { Shown } from '../../../ui/work/Shown'
import { Table, type Column } from '../../../ui/work/Table'
import { WorkShell } from '../../../ui/work/WorkShell'
import { publishAll, type Outcome } from '../verbs'
import { words } from '../words'

/** What stands in a round's way, or null: then it can go out. */
function hindrance({ state, closesAt, otherOpen }: CheckView): string | null {
  if (state !== 'draft') return words.notDraft(words.states[state])
  if (closesAt <= serverNow()) return words.tooLate
  return otherOpen ? words.otherOpen : null
}

const sameGoods = ({ items }: CheckView): string => JSON.stringify(items.map(({ name, unit, priceFen, offered, limit }) => [name, unit, priceFen, offered, limit]))
/** The same price of the same goods is looked at once, at however many stations. */
const oddKey = ({ name, priceFen }: CheckedItem): string => `${name} ${priceFen}`

function oddWords({ odd, priceFen, lastFen, lastDay, usualFen, leastFen, mostFen }: CheckedItem): string {
  const known = lastFen ?? usualFen ?? 0
  const before = lastFen === null ? words.usually(yuan(usualFen ?? 0)) : words.lastTime(yuan(lastFen), lastDay ?? '')
  switch (odd) {
    case 'times_more':
      return words.timesMore(before, known > 0 ? priceFen / known : 0)
    case 'times_less':
      return words.timesLess(before, priceFen > 0 ? known / priceFen : 0)
    case 'above_range':
      return words.aboveRange(yuan(mostFen ?? 0))
    case 'below_range':
      return words.belowRange(yuan(leastFen ?? 0))
    default:
      return words.underYuan
  }
}

const columns: readonly Column<CheckedItem>[] = [
  {
    name: words.item,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ name, unit, picture, category, origin, odd }) => (
      <View className="line">
        <Picture picture={picture} category={category} name="" size="small" />
        <View className="grow">
          <View className="item-name">{name}</View>
          <View className="soft small">{[unit, origin].filter(Boolean).join(' · ')}</View>
        </View>
        {odd !== null && <Tag kind="warn">{words.lookAgain}</Tag>}
      </View>
    ),
  },
  { name: words.alone, track: '96px', figure: true, cell: ({ priceFen }) => <Price fen={priceFen} size="text" /> },
  { name: words.together, track: '96px', figure: true, cell: ({ poolFen }) => yuan(poolFen) },
  { name: words.before, track: '88px', figure: true, cell: ({ lastFen, usualFen }) => (lastFen !== null ? yuan(lastFen) : usualFen !== null ? yuan(usualFen) : words.never) },
  { name: words.offered, track: '56px', figure: true, cell: ({ offered }) => offered },
  { name: words.limit, track: '72px', figure: true, cell: ({ limit }) => limit },
]

function RoundCard({ round, outcome }: { readonly round: CheckView; readonly outcome: Outcome | undefined }) {
  const stopped = outcome ? outcome.trouble : hindrance(round)
  const out = outcome !== undefined && outcome.trouble === null
  return (
    <Card>
      <View className="line line-apart">
        <Text className="choice-title">{round.station.name}</Text>
        <Tag kind={out ? 'good' : stopped ? 'warn' : 'plain'}>{out ? words.states.open : stopped ? words.stays : words.ready}</Tag>
      </View>
      {stopped !== null && <Notice kind="warn">{stopped}</Notice>}
      <Row name={words.facts.opens}>{round.opensAt <= serverNow() ? words.opensNow : sayWhen(round.opensAt)}</Row>
      <Row name={words.facts.closes}>{sayWhen(round.closesAt)}</Row>
      <Row name={words.facts.pickup}>{words.pickupTime(round.pickupDay, round.pickupFrom, round.pickupUntil)}</Row>
      <Row name={words.seenBy}>{words.residents(round.residents)}</Row>
      {round.state === 'draft' && !out && (
        <Button kind="quiet" small label={words.editOf(round.station.name)} onTap={() => void go(to.campaignEdit(round.campaignId))}>
          {words.editDraft}
        </Button>
      )}
    </Card>
  )
}

interface OddProps {
  readonly odd: readonly CheckedItem[]
  readonly sure: ReadonlySet<string>
  readonly flip: (key: string) => void
}

function OddPrices({ odd, sure, flip }: OddProps) {
  return (
    <Section title={words.oddTitle(odd.length)}>
      <Notice kind="warn">{words.oddTells}</Notice>
      {odd.map((item) => (
        <Tick key={oddKey(item)} on={sure.has(oddKey(item))} label={words.oddItem(item.name, yuan(item.priceFen))} onChange={() => flip(oddKey(item))}>
          {words.sure(oddWords(item))}
        </Tick>
      ))}
    </Section>
  )
}

function Looking({ rounds, again }: { readonly rounds: readonly CheckView[]; readonly again: () => Promise<void> }) {
  const [sure, setSure] = useState<ReadonlySet<string>>(new Set())
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const { busy, run } = useBusy()
  const ready = rounds.filter((round) => hindrance(round) === null)
  const odd = [...new Map(ready.flatMap(({ items }) => items.filter((item) => item.odd !== null)).map((item) => [oddKey(item), item])).values()]
  const open = odd.filter((item) => !sure.has(oddKey(item)))
  const kinds = [...new Map(rounds.map((round) => [sameGoods(round), round])).values()]
  const flip = (key: string) => setSure(new Set(sure.has(key) ? [...sure].filter((one) => one !== key) : [...sure, key]))
  const publish = () =>
    run(async () => {
      const now = await publishAll(ready)
      const published = now.filter(({ trouble }) => trouble === null).length
      setOutcomes(now)
      if (published > 0) say(words.publishedAll(published))
      if (published === rounds.length) return swap(to.campaigns())
      await again()
    })
  return (
    <View className="under-bar">
      <View className="split">
        <View className="split-main">
          {odd.length > 0 && <OddPrices odd={odd} sure={sure} flip={flip} />}
          {kinds.map((round) => (
            <Section key={sameGoods(round)} title={words.seenAs} aside={<Text className="soft">{words.count(round.items.length)}</Text>}>
              {kinds.length > 1 && <Text className="soft">{words.at(rounds.filter((one) => sameGoods(one) === sameGoods(round)).map(({ station }) => station.name))}</Text>}
              <Text className="soft small">{words.pool(round.pool.seatsMax, round.pool.steps, yuan(round.pool.leastFen))}</Text>
              <Table columns={columns} rows={round.items} keyOf={({ itemId }) => itemId} />
            </Section>
          ))}
        </View>
        <View className="split-aside">
          <Section title={words.goesOutTo}>
            {rounds.map((round) => (
              <RoundCard key={round.campaignId} round={round} outcome={outcomes.find(({ campaignId }) => campaignId === round.campaignId)} />
            ))}
          </Section>
        </View>
      </View>
      <ActionBar>
        <Button kind="primary" busy={busy} disabled={ready.length === 0 || open.length > 0} onTap={publish}>
          {open.length > 0 ? words.lookFirst(open.length) : words.publishTo(ready.length)}
        </Button>
      </ActionBar>
    </View>
  )
}

/** Everything that residents will see, and what looks mistyped, before it goes out. */
export default function CheckCampaigns() {
  const { campaigns = '' } = useRouter().params
  const campaignIds = campaigns.split('.').filter(Boolean)
  const check = useAsk('campaign.check', campaignIds.length > 0 ? { campaignIds } : null)
  useShownAgain(() => void check.again())
  return (
    <WorkShell place="campaigns" wide>
      <Shown of={check} rows={5}>
        {({ rounds }) => <Looking rounds={rounds} again={check.again} />}
      </Shown>
    </WorkShell>
  )
}
