import type { SheetView } from '@domain/campaign/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { Button } from '../../../ui/Button'
import { Chips } from '../../../ui/Chips'
import { EmptyState } from '../../../ui/EmptyState'
import { Field } from '../../../ui/Field'
import { Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { findBags, standingOf, type SheetBag, type Show } from './find'
import { words } from './words'

/** Rows that are drawn at once; a station's evening is seldom longer. */
const PAGE = 60

const options = (['all', 'waiting', 'done', 'door'] as const).map((value) => ({ value, title: words.shows[value] }))
const placeOf = ({ handover, building }: SheetBag): string => (handover === 'door' ? words.toDoor(building ?? '') : words.toStation)
const unitsOf = ({ lines }: SheetBag): number => lines.reduce((units, { quantity }) => units + quantity, 0)

function BagRow({ bag, onTap }: { readonly bag: SheetBag; readonly onTap: () => void }) {
  const standing = standingOf(bag)
  return (
    <Tap className="card door" onTap={onTap}>
      <View className="grow">
        <Text className="choice-title">{words.whose(words.bag(bag.number), bag.name)}</Text>
        <View className="soft small">{words.about(placeOf(bag), bag.lines.length, unitsOf(bag))}</View>
      </View>
      <Tag kind={standing === 'done' ? 'good' : standing === 'partly' ? 'warn' : 'plain'}>{words.states[standing]}</Tag>
    </Tap>
  )
}

function Found({ sheet: { bags, unpaid, campaign } }: { readonly sheet: SheetView }) {
  const [typed, setTyped] = useState('')
  const [show, setShow] = useState<Show>('all')
  const [most, setMost] = useState(PAGE)
  const found = findBags(bags, typed, show)
  const clear = () => {
    setTyped('')
    setShow('all')
  }
  if (bags.length === 0) return <EmptyState drawing="orders" text={words.none} action={<Button onTap={() => void go(to.shareKit(campaign.campaignId))}>{words.share}</Button>} />
  return (
    <>
      <Field label={words.find} value={typed} placeholder={words.search} most={20} onInput={setTyped} />
      <Chips options={options} value={show} onChange={(value) => setShow(value as Show)} />
      <Text className="soft small">{words.count(found.length, bags.length)}</Text>
      {found.length === 0 && <EmptyState drawing="search" text={words.noneFound} action={<Button onTap={clear}>{words.clear}</Button>} />}
      <View className="stack">
        {found.slice(0, most).map((bag) => (
          <BagRow key={bag.bagId} bag={bag} onTap={() => void go(to.stationBag(campaign.campaignId, bag.bagId))} />
        ))}
      </View>
      {found.length > most && <Button onTap={() => setMost(most + PAGE)}>{words.more(Math.min(PAGE, found.length - most))}</Button>}
      {unpaid > 0 && <Text className="soft small">{words.unpaid(unpaid)}</Text>}
    </>
  )
}

/** Every bag of one evening, found by what people say at the door. */
export default function Orders() {
  const { campaign } = useRouter().params
  const sheet = useAsk('campaign.sheet', campaign ? { campaignId: campaign } : null)
  useShownAgain(() => void sheet.again())
  return (
    <WorkShell>
      <Shown of={sheet} rows={5}>
        {(value) => <Found sheet={value} />}
      </Shown>
    </WorkShell>
  )
}
