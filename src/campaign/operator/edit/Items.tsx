import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '../../../kit/pages'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Field } from '../../../ui/Field'
import { Picture } from '../../../ui/Picture'
import { Card, Section } from '../../../ui/Section'
import { Sheet } from '../../../ui/Sheet'
import { Tick } from '../../../ui/Tick'
import { Listed } from '../../../ui/work/Shown'
import { words } from '../words'
import { changeItem, dropItem, limitOf, offeredOf, priceOf, toggleGoods, useDraft, type DraftItem } from './draft'

function ItemFields({ item }: { readonly item: DraftItem }) {
  const { name, unit, picture, category } = item.goods
  return (
    <Card>
      <View className="line line-apart">
        <View className="line grow">
          <Picture picture={picture} category={category} name={name} size="small" />
          <View className="grow">
            <Text className="item-name">{name}</Text>
            <View className="soft small">{unit}</View>
          </View>
        </View>
        <Button kind="quiet" small label={words.removeOf(name)} onTap={() => dropItem(item.key)}>
          {words.remove}
        </Button>
      </View>
      <View className="item-fields">
        <Field label={words.price} type="digit" value={item.price} wrong={priceOf(item) === null ? words.wrongPrice : null} onInput={(price) => changeItem(item.key, { price })} />
        <Field label={words.offered} type="number" value={item.offered} wrong={offeredOf(item) === null ? words.wrongWhole : null} onInput={(offered) => changeItem(item.key, { offered })} />
        <Field label={words.limit} type="number" value={item.limit} wrong={limitOf(item) === null ? words.wrongWhole : null} onInput={(limit) => changeItem(item.key, { limit })} />
      </View>
    </Card>
  )
}

/** The shelf: tap what is to be sold, once more to put it back. */
function Shelf({ onClose }: { readonly onClose: () => void }) {
  const { draft } = useDraft()
  const [query, setQuery] = useState('')
  const goods = usePages('goods.list', query.trim() === '' ? {} : { query: query.trim() })
  const taken = new Set(draft.items.map(({ key }) => key))
  return (
    <Sheet
      open
      title={words.goodsTitle}
      onClose={onClose}
      action={
        <Button kind="primary" onTap={onClose}>
          {words.done(draft.items.length)}
        </Button>
      }
    >
      <View className="stack">
        <Field label={words.search} value={query} most={40} onInput={setQuery} />
        <Listed of={goods} rowsOf={(page) => page.goods} empty={<EmptyState text={words.noGoods} />}>
          {(one) => (
            <Tick key={one.goodsId} on={taken.has(one.goodsId)} label={one.name} onChange={() => toggleGoods(one)}>
              {one.priceFen === null ? one.unit : `${yuan(one.priceFen)} · ${one.unit}`}
            </Tick>
          )}
        </Listed>
      </View>
    </Sheet>
  )
}

export function Items({ items }: { readonly items: readonly DraftItem[] }) {
  const [open, setOpen] = useState(false)
  return (
    <Section title={words.goods}>
      {items.length === 0 && <Text className="soft">{words.noItems}</Text>}
      <View className="work-cards">
        {items.map((item) => (
          <ItemFields key={item.key} item={item} />
        ))}
      </View>
      <Button onTap={() => setOpen(true)}>{words.addGoods}</Button>
      {open && <Shelf onClose={() => setOpen(false)} />}
    </Section>
  )
}
