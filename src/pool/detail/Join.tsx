import { yuan, type Fen } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { chosenOf, pricedOf, setQuantity, useBasket } from '../../kit/basket'
import { useBusy } from '../../kit/busy'
import { signedIn } from '../../kit/gate'
import { useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { bundle } from '../../kit/topup'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { ItemCard } from '../../ui/ItemCard'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { Card, Section } from '../../ui/Section'
import { changeStation, settleIn, type Pool, type Tonight } from './pool-store'
import { words } from './words'

interface Joining {
  readonly pool: Pool
  readonly tonight: Tonight
}

/** How many items are drawn before one asks for more. */
const FIRST = 20

/** What is picked so far is worth, and what is missing for a seat. */
function usePicked({ pool, tonight }: Joining): { readonly goodsFen: Fen; readonly missingFen: Fen } {
  const basket = useBasket(tonight.campaignId)
  const { goodsFen } = priceOf(pricedOf(chosenOf(tonight.items, basket)), 0, 0)
  return { goodsFen, missingFen: Math.max(0, pool.leastFen - goodsFen) }
}

/** Who belongs to another station is told so, and may change; who has none hears which it will be. */
function Place({ pool }: { readonly pool: Pool }) {
  const { me } = useMe()
  const { busy, run } = useBusy()
  if (!me?.station) return <Notice>{words.setStation(pool.stationName)}</Notice>
  if (me.station.stationId === pool.stationId) return null
  return (
    <View className="stack">
      <Notice kind="warn">{words.otherStation(pool.stationName, me.station.name)}</Notice>
      <Button busy={busy} onTap={() => run(() => changeStation(pool.stationId, pool.stationName))}>
        {words.change(pool.stationName)}
      </Button>
    </View>
  )
}

/** Enough for a seat with one tap: what neighbours order most. */
function Enough({ pool, tonight }: Joining) {
  const basket = useBasket(tonight.campaignId)
  const { missingFen } = usePicked({ pool, tonight })
  const offered = missingFen > 0 ? bundle(tonight.items, basket, missingFen) : []
  if (offered.length === 0) return null
  const take = () => {
    for (const { item, quantity } of offered) setQuantity(tonight.campaignId, item.itemId, (basket[item.itemId] ?? 0) + quantity)
  }
  return (
    <Card>
      <Text className="item-name">{words.enough(yuan(missingFen))}</Text>
      {offered.map(({ item, quantity }) => (
        <View className="goods-line" key={item.itemId}>
          <Picture picture={item.picture} category={item.category} name={item.name} size="small" />
          <Text className="grow">{words.times(item.name, quantity)}</Text>
          <Text>{yuan(item.priceFen * quantity)}</Text>
        </View>
      ))}
      <Button onTap={take}>{words.take}</Button>
    </Card>
  )
}

/** What one who would join picks from. */
export function Picking({ pool, tonight }: Joining) {
  const basket = useBasket(tonight.campaignId)
  const [all, setAll] = useState(false)
  const shown = all ? tonight.items : tonight.items.slice(0, FIRST)
  return (
    <Section title={words.pick}>
      <Place pool={pool} />
      <Enough pool={pool} tonight={tonight} />
      {shown.map((item) => (
        <ItemCard
          key={item.itemId}
          campaignId={tonight.campaignId}
          stationId={pool.stationId}
          item={item}
          quantity={basket[item.itemId] ?? 0}
          people={pool.steps.at(-1)?.people ?? pool.seatsMax}
          open={takesOrders(tonight)}
        />
      ))}
      {shown.length < tonight.items.length && <Button onTap={() => setAll(true)}>{words.all(tonight.items.length)}</Button>}
    </Section>
  )
}

/** What is picked so far, and on to the checkout once it is enough. */
export function JoinBar({ pool, tonight }: Joining) {
  const { busy, run } = useBusy()
  const { goodsFen, missingFen } = usePicked({ pool, tonight })
  const join = () =>
    run(async () => {
      if (!(await signedIn())) return
      if (await settleIn(pool.stationId)) await go(to.checkout({ station: pool.stationId, pool: pool.poolId }))
    })
  return (
    <ActionBar about={<Text>{words.picked(yuan(goodsFen))}</Text>}>
      <Button kind="primary" busy={busy} disabled={missingFen > 0} onTap={join}>
        {missingFen > 0 ? words.missing(yuan(missingFen)) : words.join}
      </Button>
    </ActionBar>
  )
}
