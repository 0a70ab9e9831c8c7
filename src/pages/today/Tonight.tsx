import type { Output } from '@domain/contract'
import type { Category } from '@domain/goods/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { useBasket } from '../../kit/basket'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { ItemCard } from '../../ui/ItemCard'
import { Notice } from '../../ui/Notice'
import { PoolCard } from '../../ui/PoolCard'
import { Card, Section } from '../../ui/Section'
import { visitWords } from '../../ui/when'
import { Chips } from '../../ui/Chips'
import { words } from './words'

type TonightView = Output<'campaign.tonight'>

/** So many items are drawn at first, and so many more each time the end comes near. */
const PAGE = 20
const categories = Object.keys(words.categories) as Category[]

function Head({ tonight }: { readonly tonight: TonightView }) {
  const { station, title, closesAt, pickupDay, pickupFrom, pickupUntil } = tonight
  return (
    <Card>
      <View className="line line-apart">
        <Text className="title grow">{station.name}</Text>
        <Button kind="quiet" small onTap={() => void go(to.stations())}>
          {words.change}
        </Button>
      </View>
      <Text className="soft small">{[station.address, station.leaderName && words.leader(station.leaderName)].filter(Boolean).join(' · ')}</Text>
      <Text className="item-name">{title}</Text>
      <Countdown at={closesAt} says={words.closes} over={words.closed} />
      <Text>{words.pickup(visitWords(pickupDay, pickupFrom, pickupUntil))}</Text>
    </Card>
  )
}

function Pools({ tonight: { myPools, pools } }: { readonly tonight: TonightView }) {
  const mine = new Set(myPools.map(({ poolId }) => poolId))
  const others = pools.filter(({ poolId }) => !mine.has(poolId))
  return (
    <>
      {myPools.length > 0 && (
        <Section title={words.myPools}>
          {myPools.map((pool) => (
            <PoolCard key={pool.poolId} pool={pool} />
          ))}
        </Section>
      )}
      {others.length > 0 && (
        <Section title={words.pools}>
          {others.map((pool) => (
            <PoolCard key={pool.poolId} pool={pool} />
          ))}
        </Section>
      )}
    </>
  )
}

function Items({ tonight }: { readonly tonight: TonightView }) {
  const { campaignId, items, station, pool } = tonight
  const basket = useBasket(campaignId)
  const [category, setCategory] = useState<Category | null>(null)
  const [shown, setShown] = useState(PAGE)
  const listed = items.filter((item) => category === null || item.category === category)
  const offered = new Set(items.map((item) => item.category))
  const kinds = categories.filter((kind) => offered.has(kind))
  const best = pool.steps.at(-1)
  useReachBottom(() => setShown((before) => Math.min(items.length, before + PAGE)))
  return (
    <View className="stack">
      {best && <Text className="soft small">{words.howPools(best.people, yuan(pool.leastFen), best.percent)}</Text>}
      {kinds.length > 1 && (
        <Chips
          options={[{ value: '', title: words.all }, ...kinds.map((kind) => ({ value: kind, title: words.categories[kind] }))]}
          value={category ?? ''}
          onChange={(kind) => setCategory(kind === '' ? null : (kind as Category))}
        />
      )}
      {listed.slice(0, shown).map((item) => (
        <ItemCard
          key={item.itemId}
          campaignId={campaignId}
          stationId={station.stationId}
          item={item}
          quantity={basket[item.itemId] ?? 0}
          people={best?.people ?? pool.seatsMax}
          open={takesOrders(tonight)}
        />
      ))}
      {shown < listed.length && (
        <Button kind="quiet" onTap={() => setShown(shown + PAGE)}>
          {words.more(listed.length - shown)}
        </Button>
      )}
    </View>
  )
}

/** The evening of one station: where, until when, who is buying together, and what there is. */
export function Tonight({ tonight }: { readonly tonight: TonightView }) {
  const { state } = tonight
  return (
    <View className="stack">
      <Head tonight={tonight} />
      {state === 'cancelled' && <Notice kind="warn">{words.cancelled}</Notice>}
      {!takesOrders(tonight) && state !== 'cancelled' && <Notice>{words.over}</Notice>}
      <Pools tonight={tonight} />
      <Items tonight={tonight} />
    </View>
  )
}
