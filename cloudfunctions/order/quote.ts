import type { PricedView } from '@domain/order/contract'
import { orderPrice } from '@domain/order/price'
import type { IfNotFilled } from '@domain/pool/contract'
import { priceOf } from '@domain/pool/price'
import { ok } from '@domain/result'
import { termsOf } from '../campaign/campaign'
import { couponsOf } from '../coupon/coupon'
import { pointsOf } from '../points/points'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import type { Basket } from './place-order'
import { poolFacts, readBasket } from './place-order'

export const quote: Handler<'order.quote'> = async ({ couponIds, usePoints, pool, ...wish }, call) => {
  const basket = await readBasket(wish, call, { forOrder: false })
  if (!basket.ok) return basket
  const { campaign, lines, doorFeeFen } = basket.value
  const terms = termsOf(campaign)
  const plain = priceOf(lines, 0, doorFeeFen)
  const steps = terms.steps.map(({ people, percent }) => {
    const { payFen } = priceOf(lines, percent, doorFeeFen)
    return { people, percent, payFen, saveFen: plain.payFen - payFen }
  })
  const poolMissingFen = Math.max(0, terms.leastFen - plain.goodsFen)
  const priced = await explain(call, basket.value, { chosen: couponIds ?? 'best', usePoints: usePoints ?? 0 }, pool?.ifNotFilled)
  return ok({ goodsFen: plain.goodsFen, doorFeeFen, plainFen: plain.payFen, steps, poolMissingFen, priced })
}

/** The price with coupons, each rule with what it did; the very computation by which an order is placed. A coupon that isn't hers or is over has no part in it. */
async function explain(
  { tx, now, personId }: Call,
  { campaign, lines, doorFeeFen }: Basket,
  { chosen, usePoints }: { chosen: readonly string[] | 'best'; usePoints: number },
  ifNotFilled?: IfNotFilled,
): Promise<PricedView> {
  const coupons = await couponsOf(tx, personId, campaign.communityId, chosen === 'best' ? [] : chosen, now)
  const pool = ifNotFilled ? poolFacts(termsOf(campaign), ifNotFilled) : null
  const pointsFree = Math.max(0, (await pointsOf(tx, personId)).free)
  const points = Math.min(usePoints, pointsFree)
  const { lines: _lines, coupons: used, trace, ...price } = orderPrice({ lines, pool, doorFeeFen, coupons, chosen, points, now })
  return { ...price, pointsFree, coupons: [...used], trace: [...trace], held: coupons }
}
