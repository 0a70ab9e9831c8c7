import type { Output } from '@domain/contract'
import { sum, yuan } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import { chosenOf, linesOf, mostOf, pricedOf, setQuantity, useBasket, type Chosen } from '../../kit/basket'
import { useAsk } from '../../kit/load'
import { stationOf, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { useShownAgain } from '../../kit/shown'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { Price } from '../../ui/Price'
import { Card, Row } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stepper } from '../../ui/Stepper'
import { Trouble } from '../../ui/Trouble'
import { words } from './words'

type Tonight = Output<'campaign.tonight'>

function Line({ campaignId, item, quantity }: { readonly campaignId: string } & Chosen) {
  return (
    <View className="card item">
      <View className="goods-line">
        <Picture picture={item.picture} category={item.category} name={item.name} size="small" />
        <View className="item-words">
          <Text className="item-name">{item.name}</Text>
          <Text className="soft small">{item.unit}</Text>
        </View>
      </View>
      <View className="line line-apart">
        <Price fen={item.priceFen} />
        <Stepper value={quantity} max={mostOf(item)} label={item.name} onChange={(next) => setQuantity(campaignId, item.itemId, next)} />
      </View>
    </View>
  )
}

function Sums({ chosen, pool }: { readonly chosen: readonly Chosen[]; readonly pool: Tonight['pool'] }) {
  const best = pool.steps.at(-1)
  const { goodsFen } = priceOf(pricedOf(chosen), 0, 0)
  const missing = pool.leastFen - goodsFen
  return (
    <Card>
      <Row name={words.alone}>
        <Price fen={goodsFen} />
      </Row>
      {best && missing <= 0 && (
        <Row name={words.together(best.people)}>
          <Price fen={priceOf(pricedOf(chosen), best.percent, 0).payFen} />
        </Row>
      )}
      {missing > 0 && <Text className="soft">{words.missing(yuan(missing))}</Text>}
    </Card>
  )
}

const look = (
  <Button kind="primary" onTap={() => void go(to.today())}>
    {words.look}
  </Button>
)

function Contents({ tonight }: { readonly tonight: Tonight }) {
  const { campaignId, items, pool } = tonight
  const basket = useBasket(campaignId)
  const chosen = chosenOf(items, basket)
  if (!takesOrders(tonight) && Object.keys(basket).length > 0) return <EmptyState text={words.over} action={look} />
  if (chosen.length === 0) return <EmptyState text={words.empty} action={look} />
  const lessThanPicked = sum(linesOf(chosen).map(({ quantity }) => quantity)) < sum(Object.values(basket))
  return (
    <View className="stack">
      {lessThanPicked && <Notice kind="warn">{words.gone}</Notice>}
      {chosen.map(({ item, quantity }) => (
        <Line key={item.itemId} campaignId={campaignId} item={item} quantity={quantity} />
      ))}
      <Sums chosen={chosen} pool={pool} />
    </View>
  )
}

function Checkout({ tonight }: { readonly tonight: Tonight }) {
  return (
    <ActionBar>
      <Button kind="primary" onTap={() => void go(to.checkout({ station: tonight.station.stationId }))}>
        {words.checkout}
      </Button>
    </ActionBar>
  )
}

export default function Basket() {
  const stationId = useMe(stationOf)
  const { answer, value: tonight, again } = useAsk('campaign.tonight', stationId === null ? null : { stationId })
  const basket = useBasket(tonight?.campaignId ?? null)
  useShownAgain(() => void again())
  const ready = tonight && takesOrders(tonight) && chosenOf(tonight.items, basket).length > 0
  return (
    <AppShell tab bar={ready ? <Checkout tonight={tonight} /> : undefined}>
      {stationId === null && <EmptyState text={words.noStation} action={look} />}
      {stationId !== null && answer === null && <Skeleton rows={2} picture />}
      {answer?.kind === 'refused' && <EmptyState text={words.empty} action={look} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void again()} />}
      {tonight && <Contents tonight={tonight} />}
    </AppShell>
  )
}
