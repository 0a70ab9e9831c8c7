import type { Category } from '@domain/goods/contract'
import { Text, View } from '@tarojs/components'
import Taro, { useReachBottom } from '@tarojs/taro'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useBasket } from '../../kit/basket'
import { goFind } from '../../kit/finding'
import { kindsOf } from '../../kit/kinds'
import { takesOrders } from '../../kit/ordering'
import type { Tonight } from '../../kit/tonight'
import { Button } from '../../ui/Button'
import { Chips } from '../../ui/Chips'
import { EmptyState } from '../../ui/EmptyState'
import { ItemCard } from '../../ui/ItemCard'
import { Section } from '../../ui/Section'
import { words as shared } from '../../ui/words'
import { sharesOf } from './shelf'
import { words } from './words'

/** So many items are drawn at first, and so many more each time the end comes near. */
const FIRST = 20
const NEXT = 20
const QUICK_MS = 160

const anchor = (kind: Category): string => `kind-${kind}`

interface Shelf {
  readonly kind: Category
  readonly count: number
  readonly items: Tonight['items']
  /** There are more of the kind than are shown here. */
  readonly more: boolean
}

function OneShelf({ tonight, shelf }: { readonly tonight: Tonight; readonly shelf: Shelf }) {
  const { campaignId, station, pool } = tonight
  const basket = useBasket(campaignId)
  const { kind, count, items, more } = shelf
  const title = shared.categories[kind]
  return (
    <View className="today-shelf">
      <View className="today-anchor" id={anchor(kind)} />
      <Section title={title} aside={<Text className="soft small">{words.count(count)}</Text>}>
        {items.map((item) => (
          <ItemCard
            key={item.itemId}
            campaignId={campaignId}
            stationId={station.stationId}
            item={item}
            quantity={basket[item.itemId] ?? 0}
            people={pool.steps.at(-1)?.people ?? pool.seatsMax}
            open={takesOrders(tonight)}
          />
        ))}
        {more && <Button onTap={() => void goFind(kind)}>{words.all(title, count)}</Button>}
      </Section>
    </View>
  )
}

/** The first `most` items of all shelves together; a shelf that nothing is left for is not drawn yet. */
function drawnOf(shelves: readonly Shelf[], most: number): Shelf[] {
  let left = most
  return shelves.flatMap((shelf) => {
    const items = shelf.items.slice(0, Math.max(0, left))
    left -= shelf.items.length
    return items.length === 0 ? [] : [{ ...shelf, items, more: shelf.more && items.length === shelf.items.length }]
  })
}

/** Tonight's items, a shelf a kind. What is far below is drawn when its time comes, or when somebody jumps there. */
export function Shelves({ tonight }: { readonly tonight: Tonight }) {
  const shelves = useMemo(() => {
    const kinds = kindsOf(tonight.items)
    const shares = sharesOf(kinds)
    return kinds.map(({ kind, items }, index): Shelf => {
      const share = shares[index] ?? 0
      return { kind, count: items.length, items: items.slice(0, share), more: share < items.length }
    })
  }, [tonight.items])
  const [drawn, setDrawn] = useState(FIRST)
  const [jumped, setJumped] = useState<Category | null>(null)
  const wanted = useRef<Category | null>(null)
  useReachBottom(() => setDrawn((before) => before + NEXT))
  const jump = (kind: Category) => {
    const until = shelves.slice(0, shelves.findIndex((shelf) => shelf.kind === kind) + 1).reduce((count, { items }) => count + items.length, 0)
    wanted.current = kind
    setJumped(kind)
    setDrawn((before) => Math.max(before, until + FIRST))
  }
  useEffect(() => {
    const kind = wanted.current
    if (kind === null) return
    wanted.current = null
    Taro.nextTick(() => void Taro.pageScrollTo({ selector: `#${anchor(kind)}`, duration: QUICK_MS }))
  })
  if (shelves.length === 0) return <EmptyState drawing="market" text={words.nothing} />
  return (
    <View className="stack">
      {shelves.length > 1 && (
        <View className="today-kinds">
          <Chips
            options={shelves.map(({ kind }) => ({ value: kind, title: shared.categories[kind] }))}
            value={jumped ?? ''}
            onChange={(chosen) => jump(chosen as Category)}
          />
        </View>
      )}
      {drawnOf(shelves, drawn).map((shelf) => (
        <OneShelf key={shelf.kind} tonight={tonight} shelf={shelf} />
      ))}
    </View>
  )
}
