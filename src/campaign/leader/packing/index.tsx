import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { printPage, saveText } from '../../../kit/browser'
import { copyText } from '../../../kit/copy'
import { useAsk } from '../../../kit/load'
import { say } from '../../../kit/say'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Section, Tag } from '../../../ui/Section'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { words } from '../words'

type Sheet = Output<'campaign.sheet'>
type Bag = Sheet['bags'][number]
type Way = 'supplier' | 'bags' | 'buildings'

const views = [
  { value: 'supplier', title: words.supplier },
  { value: 'bags', title: words.byBag },
  { value: 'buildings', title: words.byBuilding },
] as const

function Supplier({ totals: all }: Sheet) {
  const totals = all.filter(({ quantity }) => quantity > 0)
  return (
    <Card>
      <Text className="soft small">{words.totalUnits(totals.length, totals.reduce((units, { quantity }) => units + quantity, 0))}</Text>
      <View className="table">
        {totals.map(({ itemId, name, unit, quantity }) => (
          <View key={itemId} className="table-row">
            <View className="grow">
              <Text>{name}</Text>
              <View className="soft small">{unit}</View>
            </View>
            <Text className="table-number">{words.units(quantity)}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

const placeOf = ({ handover, building, door }: Bag): string =>
  handover === 'door' ? words.toDoor([building, door].filter(Boolean).join(' ')) : words.toStation

function BagCard({ bag }: { readonly bag: Bag }) {
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title">{words.bag(bag.number)}</Text>
        {bag.done && <Tag kind="good">{words.allHanded}</Tag>}
      </View>
      <Text className="soft">{[bag.name, placeOf(bag)].filter(Boolean).join(' · ')}</Text>
      <View className="table">
        {bag.lines.map(({ itemId, name, unit, quantity, handed }) => (
          <View key={`${itemId} ${handed}`} className="table-row">
            <View className="grow">
              <Text>{name}</Text>
              <View className="soft small">{handed ? `${unit} · ${words.handed}` : unit}</View>
            </View>
            <Text className="table-number">{words.units(quantity)}</Text>
          </View>
        ))}
      </View>
    </Card>
  )
}

const Bags = ({ bags }: { readonly bags: readonly Bag[] }) => (
  <View className="work-cards">
    {bags.map((bag) => (
      <BagCard key={bag.bagId} bag={bag} />
    ))}
  </View>
)

/** One round of the estate: what stays at the station, then a building after the other. */
function Buildings({ bags }: Sheet) {
  const places = [...new Set(bags.map(({ handover, building }) => (handover === 'door' ? (building ?? '') : '')))]
  return (
    <>
      {places.map((place) => (
        <Section key={place} title={place === '' ? words.toStation : words.toDoor(place)}>
          <Bags bags={bags.filter(({ handover, building }) => (handover === 'door' ? (building ?? '') : '') === place)} />
        </Section>
      ))}
    </>
  )
}

/** The list that is looked at, as a text for a chat: to the supplier, or to who helps packing. Doors stay out of it. */
function textOf(view: Way, { campaign, totals, bags }: Sheet): string {
  const day = words.day(campaign.pickupDay)
  if (view === 'supplier') {
    const wanted = totals.filter(({ quantity }) => quantity > 0)
    const total = words.totalUnits(wanted.length, wanted.reduce((units, { quantity }) => units + quantity, 0))
    return words.supplierText(campaign.title, day, wanted.map(({ name, unit, quantity }) => words.supplierLine(name, unit, quantity)), total)
  }
  const goods = (bag: Bag) => bag.lines.map(({ name, quantity }) => words.bagGoods(name, quantity)).join(words.comma)
  const place = ({ handover, building }: Bag) => (handover === 'door' ? words.toDoor(building ?? '') : '')
  const sorted = view === 'bags' ? bags : [...bags].sort((a, b) => place(a).localeCompare(place(b), 'zh-CN', { numeric: true }))
  return words.bagsText(campaign.title, sorted.map((bag) => words.bagText(words.bag(bag.number), bag.name, place(bag), goods(bag))))
}

async function copy(text: string): Promise<void> {
  const copied = await copyText(text)
  if (!copied) say(words.notCopied)
  else if (process.env.TARO_ENV === 'h5') say(words.copiedText)
}

/** As files and on paper where there are such; everywhere as a text for the chat. */
function Files({ sheet, view }: { readonly sheet: Sheet; readonly view: Way }) {
  const { campaign, csv } = sheet
  return (
    <View className="stack work-paperless">
      <Button onTap={() => void copy(textOf(view, sheet))}>{words.copyFor[view]}</Button>
      {printPage && (
        <View className="work-buttons">
          <Button onTap={() => saveText(words.files.supplier(campaign.pickupDay), csv.supplier, 'text/csv')}>{words.save.supplier}</Button>
          <Button onTap={() => saveText(words.files.packing(campaign.pickupDay), csv.packing, 'text/csv')}>{words.save.packing}</Button>
          <Button onTap={printPage}>{words.print}</Button>
        </View>
      )}
    </View>
  )
}

function Lists({ sheet }: { readonly sheet: Sheet }) {
  const [view, setView] = useState<Way>('supplier')
  if (sheet.totals.length === 0) return <EmptyState drawing="handed" text={words.noOrders} />
  const numbered = sheet.campaign.state !== 'open' && sheet.campaign.state !== 'draft'
  return (
    <>
      <Text className="title">{sheet.campaign.title}</Text>
      {!numbered && <Notice>{words.noNumbers}</Notice>}
      <View className="work-paperless">
        <Choice label={words.view} options={views} value={view} onChange={setView} inline />
      </View>
      <Files sheet={sheet} view={view} />
      {view === 'supplier' && <Supplier {...sheet} />}
      {view === 'bags' && <Bags bags={sheet.bags} />}
      {view === 'buildings' && <Buildings {...sheet} />}
    </>
  )
}

export default function Packing() {
  const { campaign } = useRouter().params
  const sheet = useAsk('campaign.sheet', campaign ? { campaignId: campaign } : null)
  return (
    <WorkShell wide>
      <Shown of={sheet} rows={5}>
        {(value) => <Lists sheet={value} />}
      </Shown>
    </WorkShell>
  )
}
