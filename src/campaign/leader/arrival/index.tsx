import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { Input, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { wholeOf } from '../../../kit/amount'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { go, swap, to } from '../../../kit/nav'
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

function CountRow({ count: { item, typed, arrived }, onInput }: { readonly count: Count; readonly onInput: (value: string) => void }) {
  return (
    <View className="table-row">
      <View className="grow">
        <Text>{item.name}</Text>
        <View className="soft small">{words.ordered(item.quantity, item.unit)}</View>
        {arrived === null && <Text className="field-wrong">{words.wrongNumber(item.quantity)}</Text>}
      </View>
      <View className="short-input">
        <Input
          className="field-input"
          type="number"
          value={typed}
          placeholder={words.came(item.name)}
          onInput={(event) => onInput(event.detail.value)}
          {...a11y({ label: words.came(item.name) })}
        />
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

function Done({ campaignId, refunds, backFen }: { readonly campaignId: string; readonly refunds: number; readonly backFen: number }) {
  return (
    <>
      <Notice kind="good">{refunds > 0 ? words.arrivedShort(refunds, yuan(backFen)) : words.arrived}</Notice>
      <Button kind="primary" onTap={() => void swap(to.desk(campaignId))}>
        {words.toDesk}
      </Button>
      <Button onTap={() => void swap(to.tonight())}>{words.toTonight}</Button>
    </>
  )
}

export default function Arrival() {
  const { campaign: campaignId = '' } = useRouter().params
  const sheet = useAsk('campaign.sheet', campaignId === '' ? null : { campaignId })
  const [typed, setTyped] = useState<Typed>({})
  const [done, setDone] = useState<Output<'campaign.arrive'> | null>(null)
  const { busy, run } = useBusy()
  const counts = countsOf((sheet.value?.totals ?? []).filter(({ quantity }) => quantity > 0), typed)
  const waits = done === null && sheet.value?.campaign.state === 'closed'
  const short = shortOf(counts)
  const arrive = () =>
    run(async () => {
      if (await confirm(words.askArrive, short.length > 0 ? shortWords(counts) : words.askArriveFull, words.yes, words.no)) setDone(await markArrived(campaignId, short))
    })
  const bar = waits && (
    <ActionBar>
      <Button kind="primary" busy={busy} disabled={counts.some(({ arrived }) => arrived === null)} onTap={arrive}>
        {short.length > 0 ? words.arriveShort : words.arrive}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell bar={bar || undefined}>
      {done ? (
        <Done campaignId={campaignId} {...done} />
      ) : (
        <Shown of={sheet} rows={5}>
          {({ campaign }) => {
            if (waits) return <Counting counts={counts} onInput={(itemId, value) => setTyped({ ...typed, [itemId]: value })} />
            const early = campaign.state === 'open' || campaign.state === 'draft'
            return (
              <EmptyState
                text={early ? words.notClosed : words.already}
                action={
                  <Button kind="primary" onTap={() => void go(early ? to.tonight() : to.desk(campaignId))}>
                    {early ? words.toTonight : words.toDesk}
                  </Button>
                }
              />
            )
          }}
        </Shown>
      )}
    </WorkShell>
  )
}
