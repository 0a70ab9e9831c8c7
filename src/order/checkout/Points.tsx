import { yuan } from '@domain/money'
import type { PricedView } from '@domain/order/contract'
import { GREEN_POINTS } from '@domain/points/points'
import { Section } from '../../ui/Section'
import { Tick } from '../../ui/Tick'
import type { Checkout } from './checkout-store'
import { words } from './words'

/** What one's points would take off this order; they are used by her own tap alone. */
export function Points({ page, priced }: { readonly page: Checkout; readonly priced: PricedView }) {
  const { pointsFree = 0, pointsMost = 0 } = priced
  const points = Math.min(pointsFree, pointsMost)
  if (points === 0) return null
  return (
    <Section title={words.points}>
      <Tick on={page.withPoints} onChange={page.setWithPoints} label={words.payWithPoints(points, yuan(points))}>
        {words.pointsAre(pointsFree)}
      </Tick>
    </Section>
  )
}

/** Without packaging, if she wishes. */
export function Green({ page }: { readonly page: Checkout }) {
  return (
    <Tick on={page.green} onChange={page.setGreen} label={words.green}>
      {words.greenIs(GREEN_POINTS)}
    </Tick>
  )
}
