import { yuan } from '@domain/money'
import { priceOf } from '@domain/pool/price'
import { Text, View } from '@tarojs/components'
import { chosenOf, pricedOf, useBasket } from '../../kit/basket'
import { useBusy } from '../../kit/busy'
import { signedIn } from '../../kit/gate'
import { useMe } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { takesOrders } from '../../kit/ordering'
import { ActionBar } from '../../ui/ActionBar'
import { Button } from '../../ui/Button'
import { ItemCard } from '../../ui/ItemCard'
import { Notice } from '../../ui/Notice'
import { Section } from '../../ui/Section'
import { changeStation, type Pool, type Tonight } from './pool-store'
import { words } from './words'

interface Joining {
  readonly pool: Pool
  readonly tonight: Tonight
}

/** Who belongs to another station is told so, and may change. */
function OtherStation({ pool }: { readonly pool: Pool }) {
  const { me } = useMe()
  const { busy, run } = useBusy()
  if (!me?.station || me.station.stationId === pool.stationId) return null
  return (
    <View className="stack">
      <Notice kind="warn">{words.otherStation(pool.stationName, me.station.name)}</Notice>
      <Button busy={busy} onTap={() => run(() => changeStation(pool.stationId, pool.stationName))}>
        {words.change(pool.stationName)}
      </Button>
    </View>
  )
}

/** What one who would join picks from. */
export function Picking({ pool, tonight }: Joining) {
  const basket = useBasket(tonight.campaignId)
  return (
    <Section title={words.pick}>
      <OtherStation pool={pool} />
      {tonight.items.map((item) => (
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
    </Section>
  )
}

/** What is picked so far, and on to the checkout once it is enough. */
export function JoinBar({ pool, tonight }: Joining) {
  const basket = useBasket(tonight.campaignId)
  const { busy, run } = useBusy()
  const { goodsFen } = priceOf(pricedOf(chosenOf(tonight.items, basket)), 0, 0)
  const missing = pool.leastFen - goodsFen
  const join = () =>
    run(async () => {
      if (await signedIn()) await go(to.checkout({ station: pool.stationId, pool: pool.poolId }))
    })
  return (
    <ActionBar about={<Text>{words.picked(yuan(goodsFen))}</Text>}>
      <Button kind="primary" busy={busy} disabled={missing > 0} onTap={join}>
        {missing > 0 ? words.missing(yuan(missing)) : words.join}
      </Button>
    </ActionBar>
  )
}
