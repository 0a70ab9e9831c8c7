import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { wholeOf } from '../../../kit/amount'
import { useBusy } from '../../../kit/busy'
import { useAsk, type Loaded } from '../../../kit/load'
import { swap, to } from '../../../kit/nav'
import { confirm } from '../../../kit/say'
import { ActionBar } from '../../../ui/ActionBar'
import { a11y } from '../../../ui/a11y'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card } from '../../../ui/Section'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { markArrived, type Short } from '../verbs'
import { words } from '../words'

type Totals = Output<'campaign.sheet'>['totals']
type Typed = Readonly<Record<string, string>>

interface Count {
  readonly item: Totals[number]
  readonly typed: string
  /** Null where what was typed is no number of units. */
  readonly arrived: number | null
}

const countsOf = (totals: Totals, typed: Typed): Count[] =>
  totals.map((item) => {
    const text = typed[item.itemId] ?? String(item.quantity)
    return { item, typed: text, arrived: wholeOf(text, 0, item.quantity) }
  })

const shortOf = (counts: readonly Count[]): Short[] =>
  counts.flatMap(({ item, arrived }) => (arrived !== null && arrived < item.quantity ? [{ itemId: item.itemId, arrived }] : []))

function shortWords(counts: readonly Count[]): string {
  const short = counts.filter(({ item, arrived }) => arrived !== null && arrived < item.quantity)
  return short.length === 0 ? words.full : words.short(short.length, short.reduce((units, { item, arrived }) => units + item.quantity - (arrived ?? 0), 0))
}

interface CountRowProps {
  readonly count: Count
  readonly onInput: (value: string) => void
}

/** One more or one less by a tap; a number by typing. */
function CountRow({ count: { item, typed, arrived }, onInput }: CountRowProps) {
  const step = (by: number, sign: string, name: string) => {
    const next = (arrived ?? item.quantity) + by
    return (
      <Button small disabled={next < 0 || next > item.quantity} label={name} onTap={() => onInput(String(next))}>
        {sign}
      </Button>
    )
  }
  const lacks = arrived !== null && arrived < item.quantity
  return (
    <View className={`table-row count-row ${lacks ? 'count-short' : ''}`}>
      <View className="grow">
        <Text>{item.name}</Text>
        <View className="soft small phrases">{words.ordered(item.quantity, item.unit)}</View>
        {lacks && <Text className="count-lack">{words.lacks(item.quantity - arrived)}</Text>}
        {arrived === null && <Text className="field-wrong">{words.wrongNumber(item.quantity)}</Text>}
      </View>
      <View className="line count-steps">
        {step(-1, words.minus, words.oneLess(item.name))}
        <Input
          className="field-input count-input"
          type="number"
          value={typed}
          placeholder={words.cameShort}
          onInput={(event) => onInput(event.detail.value)}
          {...a11y({ label: words.came(item.name) })}
        />
        {step(1, words.plus, words.oneMore(item.name))}
      </View>
    </View>
  )
}

function Counting({ counts, onInput }: { readonly counts: readonly Count[]; readonly onInput: (itemId: string, value: string) => void }) {
  const short = shortOf(counts).length > 0
  return (
    <>
      <Text className="soft">{words.arrivalTells}</Text>
      <Card>
        <View className="table">
          {counts.map((count) => (
            <CountRow key={count.item.itemId} count={count} onInput={(value) => onInput(count.item.itemId, value)} />
          ))}
        </View>
      </Card>
      <Notice kind={short ? 'warn' : 'good'}>{shortWords(counts)}</Notice>
    </>
  )
}

/** Who would go without what, and what goes back: to be read before it is said. */
function Meaning({ of, said }: { readonly of: Loaded<'campaign.shortage'>; readonly said: string }) {
  return (
    <Shown of={of} rows={3}>
      {({ lacks, backFen }) => (
        <>
          <Notice kind="warn">
            <View>{said}</View>
            <View>{lacks.length === 0 ? words.nobodyLacks : words.lackers(lacks.length, yuan(backFen))}</View>
          </Notice>
          {lacks.map(({ orderId, bagNumber, name, units, backFen: fen }) => (
            <Card key={orderId}>
              <View className="line line-apart">
                <Text className="choice-title">{words.whose(words.bag(bagNumber ?? 0), name)}</Text>
                <Text className="table-number">{words.backTo(yuan(fen))}</Text>
              </View>
              <Text className="soft">{words.goesWithout(units.map((unit) => words.bagGoods(unit.name, unit.quantity)).join(words.comma))}</Text>
            </Card>
          ))}
        </>
      )}
    </Shown>
  )
}

function Done({ refunds, backFen }: { readonly refunds: number; readonly backFen: number }) {
  return (
    <>
      <Notice kind="good">{refunds > 0 ? words.arrivedShort(refunds, yuan(backFen)) : words.arrived}</Notice>
      <Button kind="primary" onTap={() => void swap(to.desk())}>
        {words.toDesk}
      </Button>
      <Button onTap={() => void swap(to.tonight())}>{words.toTonight}</Button>
    </>
  )
}

/** Nothing to count here: not closed yet, or counted before. */
function NotNow({ early }: { readonly early: boolean }) {
  return (
    <EmptyState
      drawing={early ? 'evening' : 'done'}
      text={early ? words.notClosed : words.already}
      action={
        <Button kind="primary" onTap={() => void swap(early ? to.tonight() : to.desk())}>
          {early ? words.toTonight : words.toDesk}
        </Button>
      }
    />
  )
}

interface BarProps {
  readonly short: boolean
  readonly weighed: boolean
  readonly busy: boolean
  readonly off: boolean
  readonly onWeigh: () => void
  readonly onArrive: () => void
}

function Bar({ short, weighed, busy, off, onWeigh, onArrive }: BarProps) {
  return (
    <ActionBar>
      <Button kind="primary" busy={busy} disabled={off} onTap={short && !weighed ? onWeigh : onArrive}>
        {!short ? words.arrive : weighed ? words.arriveShort : words.weigh}
      </Button>
    </ActionBar>
  )
}

export default function Arrival() {
  const { campaign: campaignId = '' } = useRouter().params
  const sheet = useAsk('campaign.sheet', campaignId === '' ? null : { campaignId })
  const [typed, setTyped] = useState<Typed>({})
  const [done, setDone] = useState<Output<'campaign.arrive'> | null>(null)
  const [weighed, setWeighed] = useState(false)
  const { busy, run } = useBusy()
  const counts = countsOf((sheet.value?.totals ?? []).filter(({ quantity }) => quantity > 0), typed)
  const waits = done === null && sheet.value?.campaign.state === 'closed'
  const short = shortOf(counts)
  const meaning = useAsk('campaign.shortage', weighed && short.length > 0 ? { campaignId, short } : null)
  const arrive = () =>
    run(async () => {
      if (short.length === 0 && !(await confirm(words.askArrive, words.askArriveFull, words.yes, words.no))) return
      setDone(await markArrived(campaignId, short))
    })
  const off = counts.some(({ arrived }) => arrived === null) || (weighed && short.length > 0 && meaning.answer?.kind !== 'done')
  const bar = waits && <Bar short={short.length > 0} weighed={weighed} busy={busy} off={off} onWeigh={() => setWeighed(true)} onArrive={arrive} />
  const counting = weighed && short.length > 0 ? (
    <>
      <Meaning of={meaning} said={shortWords(counts)} />
      <Button kind="quiet" onTap={() => setWeighed(false)}>
        {words.countAgain}
      </Button>
    </>
  ) : (
    <Counting counts={counts} onInput={(itemId, value) => setTyped({ ...typed, [itemId]: value })} />
  )
  return (
    <WorkShell bar={bar || undefined}>
      {done ? (
        <Done {...done} />
      ) : (
        <Shown of={sheet} rows={5}>
          {({ campaign }) => (waits ? counting : <NotNow early={campaign.state === 'open' || campaign.state === 'draft'} />)}
        </Shown>
      )}
    </WorkShell>
  )
}
