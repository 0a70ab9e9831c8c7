import { pricePer500g, yuan } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { chosenOf, countOf, mostOf, pricedOf, setQuantity, useBasket } from '../../kit/basket'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { useShownAgain } from '../../kit/shown'
import { useTonight, type Tonight } from '../../kit/tonight'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { PoolCard } from '../../ui/PoolCard'
import { Price } from '../../ui/Price'
import { Reviews } from '../../ui/review/Reviews'
import { Card, Row, Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stepper } from '../../ui/Stepper'
import { TopUp } from '../../ui/TopUp'
import { Trouble } from '../../ui/Trouble'
import { visitWords } from '../../ui/when'
import './item.scss'
import { words } from './words'

interface Shown {
  readonly item: Tonight['items'][number]
  readonly tonight: Tonight
}

/** Of which so few are left that it is worth saying before everything else. */
const FEW = 5

/** What one piece costs alone and together, side by side. */
function Prices({ item, tonight }: Shown) {
  const best = tonight.pool.steps.at(-1)
  return (
    <View className="item-two">
      <View className="item-way">
        <Text className="small">{words.alone}</Text>
        <Price fen={item.priceFen} />
        <Text className="soft small">{words.each}</Text>
      </View>
      {best && (
        <View className="item-way item-way-together">
          <Text className="small">{words.together(best.people)}</Text>
          <Price fen={item.poolFen} />
          <Text className="soft small">{words.saves(yuan(item.priceFen - item.poolFen))}</Text>
        </View>
      )}
    </View>
  )
}

function Facts({ item, tonight }: Shown) {
  const { pickupDay, pickupFrom, pickupUntil, station } = tonight
  return (
    <Card>
      <Row name={words.unit}>{item.unit}</Row>
      {item.per500gFen !== null && <Row name={words.per500g}>{words.per500gBoth(yuan(item.per500gFen), yuan(pricePer500g(item.poolFen, item.grams) ?? 0))}</Row>}
      {item.origin !== null && <Row name={words.origin}>{item.origin}</Row>}
      <Row name={words.limit}>{words.pieces(item.limit)}</Row>
      {item.sold > 0 && <Row name={words.sold}>{words.pieces(item.sold)}</Row>}
      <Row name={words.left}>{words.pieces(item.left)}</Row>
      <Row name={words.pickup}>{words.where(visitWords(pickupDay, pickupFrom, pickupUntil), station.name)}</Row>
    </Card>
  )
}

/** Opens a pool with what lies in the basket; while that is too little, it says how much and what would do. */
function OpenPool({ tonight }: { readonly tonight: Tonight }) {
  const { campaignId, items, pool, station } = tonight
  const basket = useBasket(campaignId)
  const { goodsFen } = priceOf(pricedOf(chosenOf(items, basket)), 0, 0)
  const missing = pool.leastFen - goodsFen
  if (missing <= 0) return <Button onTap={() => void go(to.checkout({ station: station.stationId, open: 1 }))}>{words.open}</Button>
  if (goodsFen === 0) return null
  return (
    <Card>
      <Text>{words.missing(yuan(missing))}</Text>
      <TopUp campaignId={campaignId} items={items} missingFen={missing} />
    </Card>
  )
}

function About({ item, tonight }: Shown) {
  const { pool, pools, closesAt } = tonight
  const best = pool.steps.at(-1)
  const open = takesOrders(tonight)
  const joinable = pools.filter(({ state, full }) => state === 'open' && !full)
  return (
    <View className="stack">
      <View className="item-picture">
        <Picture picture={item.picture} category={item.category} name={item.name} size="wide" />
      </View>
      <View>
        <View className="title item-name-big">{item.name}</View>
        {open && <Countdown at={closesAt} says={words.cutOff} over={words.over} />}
      </View>
      {!open && <Notice kind="warn">{words.over}</Notice>}
      {open && item.left <= 0 && <Notice kind="warn">{words.soldOutIs}</Notice>}
      {open && item.left > 0 && item.left <= FEW && <Notice>{words.few(item.left)}</Notice>}
      <Prices item={item} tonight={tonight} />
      {best && open && <OpenPool tonight={tonight} />}
      <Facts item={item} tonight={tonight} />
      {best && open && <Notice>{words.how(best.people, yuan(pool.leastFen), best.percent)}</Notice>}
      {joinable.length > 0 && open && (
        <Section title={words.pools}>
          {joinable.map((one) => (
            <PoolCard key={one.poolId} pool={one} />
          ))}
        </Section>
      )}
      <Reviews itemId={item.itemId} />
      {(!open || item.left <= 0) && <Button onTap={() => void go(to.today())}>{words.more}</Button>}
    </View>
  )
}

function Bar({ item, tonight }: Shown) {
  const basket = useBasket(tonight.campaignId)
  const quantity = Math.min(basket[item.itemId] ?? 0, mostOf(item))
  const set = (next: number) => setQuantity(tonight.campaignId, item.itemId, next)
  if (mostOf(item) === 0) {
    return (
      <ActionBar>
        <Button kind="primary" disabled>
          {words.soldOut}
        </Button>
      </ActionBar>
    )
  }
  return (
    <ActionBar about={quantity > 0 ? <Stepper value={quantity} max={mostOf(item)} label={item.name} onChange={set} /> : undefined}>
      <Button kind="primary" onTap={() => (quantity === 0 ? set(1) : void go(to.basket()))}>
        {quantity === 0 ? words.add : words.basket(countOf(chosenOf(tonight.items, basket)))}
      </Button>
    </ActionBar>
  )
}

export default function ItemPage() {
  const { station = '', item: itemId = '' } = useRouter<{ station?: string; item?: string }>().params
  const own = useMe(stationOf)
  const { answer, value: tonight, again } = useTonight(station)
  const item = tonight?.items.find((one) => one.itemId === itemId)
  useShownAgain(() => void again())
  useEffect(() => {
    if (tonight && own === null) visitStation(station)
  }, [tonight, own, station])
  useShareAppMessage(() => ({ title: item ? words.share(item.name, yuan(item.priceFen)) : '', path: to.item(station, itemId) }))
  const today = <Button onTap={() => void go(to.today())}>{words.today}</Button>
  return (
    <AppShell bar={tonight && item && takesOrders(tonight) ? <Bar item={item} tonight={tonight} /> : undefined}>
      {answer === null && <Skeleton rows={3} picture />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {tonight && !item && <EmptyState drawing="gone" text={words.gone} action={today} />}
      {tonight && item && <About item={item} tonight={tonight} />}
    </AppShell>
  )
}
