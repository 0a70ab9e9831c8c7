import { yuan } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import { useBasketBadge } from '../../kit/badge'
import { chosenOf, countOf, picksOf, pricedOf, setQuantity, useBasket, type Basket as Wanted, type Chosen } from '../../kit/basket'
import { stationOf, useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { useShownAgain } from '../../kit/shown'
import { useTonight, type Tonight } from '../../kit/tonight'
import { ActionBar } from '../../ui/ActionBar'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { Countdown } from '../../ui/Countdown'
import { EmptyState } from '../../ui/EmptyState'
import { NoStation } from '../../ui/NoStation'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { Card, Row } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { TopUp } from '../../ui/TopUp'
import { Trouble } from '../../ui/Trouble'
import './basket.scss'
import { Line } from './Line'
import { words } from './words'

/** What it costs alone and together, or what is missing until it can be bought together. */
function Sums({ chosen, tonight: { campaignId, items, pool } }: { readonly chosen: readonly Chosen[]; readonly tonight: Tonight }) {
  const best = pool.steps.at(-1)
  const { goodsFen } = priceOf(pricedOf(chosen), 0, 0)
  const together = best ? priceOf(pricedOf(chosen), best.percent, 0) : null
  const missing = pool.leastFen - goodsFen
  return (
    <Card>
      <Row name={words.alone}>
        <Price fen={goodsFen} />
      </Row>
      {best && together && missing <= 0 && (
        <>
          <Row name={words.together(best.people)}>
            <Price fen={together.payFen} />
          </Row>
          <Text className="soft">{words.saves(best.people, yuan(together.discountFen))}</Text>
        </>
      )}
      {best && missing > 0 && (
        <>
          <Text>{items.some(({ priceFen, left }) => left > 0 && priceFen >= missing) ? words.missing(yuan(missing), best.people) : words.missingPlain(yuan(missing))}</Text>
          <TopUp campaignId={campaignId} items={items} missingFen={missing} />
        </>
      )}
    </Card>
  )
}

const look = (
  <Button kind="primary" onTap={() => void go(to.today())}>
    {words.look}
  </Button>
)

/** Things that were offered when they were put in and no longer are. */
function Lost({ tonight, basket }: { readonly tonight: Tonight; readonly basket: Wanted }) {
  const offered = new Set(tonight.items.map(({ itemId }) => itemId))
  const lost = Object.keys(basket).filter((itemId) => !offered.has(itemId))
  if (lost.length === 0) return null
  const remove = () => {
    for (const itemId of lost) setQuantity(tonight.campaignId, itemId, 0)
  }
  return (
    <View className="stack">
      <Notice kind="warn">{words.lost(lost.length)}</Notice>
      <Button onTap={remove}>{words.clearLost}</Button>
    </View>
  )
}

function Contents({ tonight }: { readonly tonight: Tonight }) {
  const { campaignId, items, station, closesAt } = tonight
  const basket = useBasket(campaignId)
  const open = takesOrders(tonight)
  const chosen = chosenOf(items, basket)
  if (Object.keys(basket).length === 0) return <EmptyState drawing="basket" text={words.empty} action={look} />
  return (
    <View className="stack">
      <View className="basket-head">
        <Text className="title">{station.name}</Text>
        <Countdown at={closesAt} says={words.cutOff} over={words.closed} />
      </View>
      {!open && <Notice kind="warn">{words.over}</Notice>}
      <Lost tonight={tonight} basket={basket} />
      {picksOf(items, basket).map((picked) => (
        <Line key={picked.item.itemId} campaignId={campaignId} stationId={station.stationId} picked={picked} open={open} />
      ))}
      {open && chosen.length > 0 && <Sums chosen={chosen} tonight={tonight} />}
      {(!open || chosen.length === 0) && look}
    </View>
  )
}

function Checkout({ tonight, chosen }: { readonly tonight: Tonight; readonly chosen: readonly Chosen[] }) {
  const { goodsFen } = priceOf(pricedOf(chosen), 0, 0)
  return (
    <ActionBar about={<Price fen={goodsFen} before={words.count(countOf(chosen))} />}>
      <Button kind="primary" onTap={() => void go(to.checkout({ station: tonight.station.stationId }))}>
        {words.checkout}
      </Button>
    </ActionBar>
  )
}

export default function Basket() {
  const stationId = useMe(stationOf)
  const { answer, value: tonight, again } = useTonight(stationId)
  const basket = useBasket(tonight?.campaignId ?? null)
  const chosen = chosenOf(tonight?.items ?? [], basket)
  useBasketBadge(countOf(chosen))
  useShownAgain(() => void again())
  const ready = tonight && takesOrders(tonight) && chosen.length > 0
  return (
    <AppShell tab bar={ready ? <Checkout tonight={tonight} chosen={chosen} /> : undefined}>
      {stationId === null && <NoStation text={words.noStation} />}
      {stationId !== null && answer === null && <Skeleton rows={3} picture />}
      {answer?.kind === 'refused' && <EmptyState drawing="basket" text={words.empty} action={look} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void again()} />}
      {tonight && <Contents tonight={tonight} />}
    </AppShell>
  )
}
