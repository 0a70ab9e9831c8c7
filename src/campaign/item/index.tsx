import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { chosenOf, countOf, mostOf, pricedOf, setQuantity, useBasket } from '../../kit/basket'
import { useAsk } from '../../kit/load'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { PoolCard } from '../../ui/PoolCard'
import { Price } from '../../ui/Price'
import { Card, Row, Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stepper } from '../../ui/Stepper'
import { Trouble } from '../../ui/Trouble'
import { words } from './words'

type Tonight = Output<'campaign.tonight'>
type Item = Tonight['items'][number]

function Prices({ item, tonight }: { readonly item: Item; readonly tonight: Tonight }) {
  const best = tonight.pool.steps.at(-1)
  return (
    <View className="two">
      <View className="two-side">
        <Text>{words.alone}</Text>
        <Price fen={item.priceFen} />
      </View>
      {best && (
        <View className="two-side">
          <Text>{words.together(best.people)}</Text>
          <Price fen={item.poolFen} />
        </View>
      )}
    </View>
  )
}

function Facts({ item }: { readonly item: Item }) {
  return (
    <Card>
      <Row name={words.unit}>{item.unit}</Row>
      {item.per500gFen !== null && (
        <Row name={words.per500g}>
          <Text>{yuan(item.per500gFen)}</Text>
        </Row>
      )}
      {item.origin !== null && <Row name={words.origin}>{item.origin}</Row>}
      <Row name={words.limit}>{words.pieces(item.limit)}</Row>
      {item.sold > 0 && <Row name={words.sold}>{words.pieces(item.sold)}</Row>}
      <Row name={words.left}>{words.pieces(item.left)}</Row>
    </Card>
  )
}

/** Opens a pool with what lies in the basket; while that is too little, back to the list for more. */
function OpenPool({ tonight }: { readonly tonight: Tonight }) {
  const basket = useBasket(tonight.campaignId)
  const { goodsFen } = priceOf(pricedOf(chosenOf(tonight.items, basket)), 0, 0)
  const missing = tonight.pool.leastFen - goodsFen
  const { stationId } = tonight.station
  return (
    <Button onTap={() => void go(missing > 0 ? to.today() : to.checkout({ station: stationId, open: 1 }))}>
      {missing > 0 ? words.missing(yuan(missing)) : words.open}
    </Button>
  )
}

function About({ item, tonight }: { readonly item: Item; readonly tonight: Tonight }) {
  const { pool, pools } = tonight
  const best = pool.steps.at(-1)
  const joinable = pools.filter(({ mine }) => mine === null)
  return (
    <View className="stack">
      <Picture picture={item.picture} category={item.category} name={item.name} size="wide" />
      <Text className="title">{item.name}</Text>
      {!takesOrders(tonight) && <Notice kind="warn">{words.over}</Notice>}
      <Prices item={item} tonight={tonight} />
      {best && takesOrders(tonight) && <OpenPool tonight={tonight} />}
      {best && <Notice>{words.how(best.people, yuan(pool.leastFen), best.percent)}</Notice>}
      <Facts item={item} />
      {joinable.length > 0 && (
        <Section title={words.pools}>
          {joinable.map((one) => (
            <PoolCard key={one.poolId} pool={one} />
          ))}
        </Section>
      )}
    </View>
  )
}

function Bar({ item, tonight }: { readonly item: Item; readonly tonight: Tonight }) {
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
  const { answer, value: tonight, again } = useAsk('campaign.tonight', { stationId: station })
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
      {tonight && !item && <EmptyState text={words.gone} action={today} />}
      {tonight && item && <About item={item} tonight={tonight} />}
    </AppShell>
  )
}
