import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '../../../kit/pages'
import { useSettled } from '../../../kit/settled'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Field } from '../../../ui/Field'
import { Picture } from '../../../ui/Picture'
import { Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Tick } from '../../../ui/Tick'
import { Listed } from '../../../ui/work/Shown'
import { Table, type Column } from '../../../ui/work/Table'
import { words } from '../words'
import { changeItem, dropItem, toggleGoods, type Draft, type DraftItem } from './draft'
import './edit.scss'
import { limitOf, lowestOf, offeredOf, priceOf, stepsOf } from './wish'

/** So many rows have their fields drawn at once; the rest waits for a tap. */
const ROWS = 40

function Numbers({ item, draft }: { readonly item: DraftItem; readonly draft: Draft }) {
  const nameOf = (field: string): string => words.fieldOf(item.goods.name, field)
  const put = (part: Partial<DraftItem>) => changeItem(item.key, part)
  return (
    <View className="item-fields">
      <Field label={words.price} name={nameOf(words.price)} type="digit" value={item.price} wrong={priceOf(item) === null ? words.wrongPrice : null} onInput={(price) => put({ price })} />
      <Field label={words.offered} name={nameOf(words.offered)} type="number" value={item.offered} wrong={offeredOf(item) === null ? words.wrongWhole : null} onInput={(offered) => put({ offered })} />
      <Field label={words.limit} name={nameOf(words.limit)} type="number" value={item.limit} wrong={limitOf(item) === null ? words.wrongWhole : null} onInput={(limit) => put({ limit })} />
      <Field label={words.lowest} name={nameOf(words.lowest)} type="digit" value={item.lowest} wrong={lowestOf(item, stepsOf(draft)) === null ? words.wrongLowest : null} onInput={(lowest) => put({ lowest })} />
    </View>
  )
}

const columnsOf = (draft: Draft): readonly Column<DraftItem>[] => [
  {
    name: words.item,
    track: 'minmax(0, 2fr)',
    bare: true,
    cell: ({ goods: { name, unit, picture, category, origin } }) => (
      <View className="line">
        <Picture picture={picture} category={category} name="" size="small" />
        <View className="grow">
          <View className="item-name">{name}</View>
          <View className="soft small">{[unit, origin].filter(Boolean).join(' · ')}</View>
        </View>
      </View>
    ),
  },
  { name: words.numbers, track: 'minmax(0, 3fr)', bare: true, cell: (item) => <Numbers item={item} draft={draft} /> },
  {
    name: words.remove,
    track: '88px',
    bare: true,
    cell: (item) => (
      <Button kind="quiet" small label={words.removeOf(item.goods.name)} onTap={() => dropItem(item.key)}>
        {words.remove}
      </Button>
    ),
  },
]

/** The shelf: tap what is to be sold, once more to put it back. */
function Shelf({ items, onClose }: { readonly items: readonly DraftItem[]; readonly onClose: () => void }) {
  const [query, setQuery] = useState('')
  const wanted = useSettled(query).trim()
  const goods = usePages('goods.list', wanted === '' ? {} : { query: wanted })
  const taken = new Set(items.map((item) => item.goods.goodsId))
  return (
    <Sheet
      open
      title={words.goodsTitle}
      onClose={onClose}
      action={
        <Button kind="primary" onTap={onClose}>
          {words.done(items.length)}
        </Button>
      }
    >
      <View className="stack">
        <Field label={words.search} value={query} most={40} onInput={setQuery} />
        <Listed of={goods} rowsOf={(page) => page.goods} empty={<EmptyState drawing="search" text={words.noGoods} />} more={words.moreGoods}>
          {(one) => (
            <Tick key={one.goodsId} on={taken.has(one.goodsId)} label={one.name} onChange={() => toggleGoods(one)}>
              {one.priceFen === null ? one.unit : words.usualPrice(yuan(one.priceFen), one.unit)}
            </Tick>
          )}
        </Listed>
      </View>
    </Sheet>
  )
}

export function Items({ draft }: { readonly draft: Draft }) {
  const { items } = draft
  const steps = stepsOf(draft)
  const [open, setOpen] = useState(false)
  const [part, setPart] = useState('')
  const [rows, setRows] = useState(ROWS)
  const found = items.filter(({ goods }) => goods.name.includes(part.trim()))
  const wrong = items.filter((item) => priceOf(item) === null || offeredOf(item) === null || limitOf(item) === null || lowestOf(item, steps) === null)
  const first = [...wrong.filter((item) => !found.slice(0, rows).includes(item)), ...found.slice(0, rows)]
  return (
    <Section title={words.goods} aside={items.length > 0 ? <Text className="soft">{words.count(items.length)}</Text> : undefined}>
      {items.length === 0 && <Text className="soft">{words.noItems}</Text>}
      {items.length > ROWS && <Field label={words.searchHere} value={part} most={40} onInput={setPart} />}
      {items.length > 0 && <Table columns={columnsOf(draft)} rows={first} keyOf={({ key }) => key} />}
      {found.length > rows && <Button onTap={() => setRows(rows + ROWS)}>{words.moreItems(found.length - rows)}</Button>}
      <Button onTap={() => setOpen(true)}>{words.addGoods}</Button>
      {open && <Shelf items={items} onClose={() => setOpen(false)} />}
    </Section>
  )
}
