import type { Handover, LineInput } from '@domain/call'
import type { Fen } from '@domain/money'
import { MOST_AT_ONCE_FEN, sum } from '@domain/money'
import { takesOrders } from '@domain/order/order'
import type { IfNotFilled, PoolTerms } from '@domain/pool/contract'
import { holdUntil, percentNow } from '@domain/pool/pool'
import type { BasketLine, OrderPrice, PriceFacts } from '@domain/order/price'
import { orderPrice } from '@domain/order/price'
import type { Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import type { Instant } from '@domain/time'
import { findCampaign, termsOf } from '../campaign/campaign'
import { chosenCoupons, heldCoupon, lockCoupons } from '../coupon/coupon'
import { homeOf } from '../me/me'
import { holdForOrder, pointsOf } from '../points/points'
import { viewStations } from '../station/station'
import type { Call } from '../_kit/call'
import { BadInput } from '../_kit/serve'
import type { ItemRow, OrderRow } from './order-sql'
import { claimLimit, insertOrder, itemsOf, keepOpen, reserveStock } from './order-sql'

type CampaignRow = NonNullable<Awaited<ReturnType<typeof findCampaign>>>
type OffRefusal = 'coupon_not_found' | 'coupon_taken' | 'coupon_over' | 'coupon_not_usable' | 'points_short' | 'points_too_many'
type Home = Awaited<ReturnType<typeof homeOf>>

export interface Wish {
  readonly campaignId: string
  readonly lines: readonly LineInput[]
  readonly handover: Handover
  readonly couponIds?: readonly string[] | undefined
  readonly usePoints?: number | undefined
  /** Without packaging. */
  readonly green?: boolean | undefined
}
export interface Basket {
  readonly campaign: CampaignRow
  readonly home: Home
  readonly items: readonly ItemRow[]
  readonly lines: readonly BasketLine[]
  readonly doorFeeFen: Fen
}

/**
 * Reads what a wish refers to and whether this person may have it here. `forOrder` keeps her from changing her station until the order stands; a quote holds
 * nothing.
 */
export async function readBasket(
  wish: Wish,
  call: Call,
  { forOrder = true } = {}
): Promise<Result<Basket, 'campaign_not_found' | 'other_station' | 'no_station' | 'item_not_found' | 'no_door'>> {
  const { tx, personId } = call
  const campaign = await findCampaign(tx, wish.campaignId)
  if (!campaign || campaign.state === 'draft') return refuse('campaign_not_found')
  const home = await homeOf(tx, personId, forOrder ? 'share' : undefined)
  if (!home.stationId) return refuse('no_station')
  if (home.stationId !== campaign.stationId) return refuse('other_station')
  const found = await itemsOf(tx, campaign.communityId, campaign.id, wish.lines.map((line) => line.itemId))
  const byId = new Map(found.map((item) => [item.id, item]))
  const items = wish.lines.flatMap((line) => byId.get(line.itemId) ?? [])
  if (items.length < wish.lines.length) return refuse('item_not_found')
  const doorFeeFen = wish.handover === 'door' ? await doorFee(call, campaign.stationId) : 0
  if (doorFeeFen === null) return refuse('no_door')
  const lines = items.map((item, i) => lineOf(item, wish.lines[i]?.quantity ?? 0))
  if (sum(lines.map((line) => line.quantity * line.priceFen)) + doorFeeFen > MOST_AT_ONCE_FEN) throw new BadInput('lines', 'cost more than one order may')
  return ok({ campaign, home, items, lines, doorFeeFen })
}

const lineOf = ({ id, goodsId, category, priceFen, lowestFen }: ItemRow, quantity: number): BasketLine => ({
  itemId: id,
  goodsId,
  category: category as BasketLine['category'],
  quantity,
  priceFen,
  lowestFen
})

/** What a member pays now, and every step at which her pool may end; whoever keeps the goods either way may end alone. */
export const poolFacts = ({ steps }: PoolTerms, ifNotFilled: IfNotFilled): NonNullable<PriceFacts['pool']> => ({
  percent: percentNow(steps, ifNotFilled),
  mayEndAt: steps.map((step) => step.percent)
})

async function doorFee({ tx }: Call, stationId: string): Promise<Fen | null> {
  const station = (await viewStations(tx, [stationId])).get(stationId)
  return station?.doorFeeFen ?? null
}

/** The seat an order comes with. */
export interface SeatWish {
  readonly poolId: string
  readonly endsAt: Instant
  readonly ifNotFilled: IfNotFilled
}

/**
 * Makes an unpaid order and holds its stock until the earliest of 15 minutes, the pool's end and the cut-off. Everything or nothing: after a refusal
 * the caller refuses too, which rolls back.
 */
export async function placeOrder(
  call: Call,
  wish: Wish,
  basket: Basket,
  seat: SeatWish | null
): Promise<Result<OrderRow, 'campaign_closed' | 'door_unknown' | 'pool_least' | 'over_limit' | 'sold_out' | OffRefusal>> {
  const { tx, now, personId } = call
  const { campaign, home } = basket
  if (!takesOrders(campaign, now) || !(await keepOpen(tx, campaign))) return refuse('campaign_closed')
  if (wish.handover === 'door' && !(home.building && home.door)) return refuse('door_unknown')
  const terms = termsOf(campaign)
  const goodsFen = sum(basket.lines.map((line) => line.quantity * line.priceFen))
  if (seat && goodsFen < terms.leastFen) return refuse('pool_least', { missingFen: terms.leastFen - goodsFen })
  const priced = await priceWith(call, wish, basket, seat)
  if (!priced.ok) return priced
  const order = await insert(call, wish, basket, seat, priced.value)
  await lockCoupons(call, order, priced.value.coupons)
  if (!(await holdForOrder(call, order))) return refuse('points_short', { free: Math.max(0, (await pointsOf(tx, personId)).free) })
  if (!(await claimLimit(tx, campaign.communityId, personId, wish.lines))) return refuse('over_limit')
  if (!(await reserveStock(tx, campaign.communityId, wish.lines))) return refuse('sold_out')
  // A hold that ends with its pool is ended by the pool's own closing query, which may still count it.
  if (!seat || order.holdUntil < seat.endsAt) {
    await call.later({ kind: 'order.lapse', subject: order.id, communityId: order.communityId, runAt: order.holdUntil })
  }
  return ok(order)
}

/** The price with the coupons and points that she chose; the coupons stay locked until the order stands. All of it must take something off. */
async function priceWith(
  call: Call,
  { couponIds = [], usePoints: points = 0 }: Wish,
  { campaign, lines, doorFeeFen }: Basket,
  seat: SeatWish | null,
): Promise<Result<OrderPrice, OffRefusal>> {
  const held = await chosenCoupons(call, campaign.communityId, couponIds)
  if (!held.ok) return held
  const pool = seat ? poolFacts(termsOf(campaign), seat.ifNotFilled) : null
  const price = orderPrice({ lines, pool, doorFeeFen, coupons: held.value.map(heldCoupon), chosen: couponIds, points, now: call.now })
  const useless = price.trace.find((step) => step.rule === 'coupon' && !step.applied)
  if (useless) return refuse('coupon_not_usable', { couponId: useless.couponId, why: useless.why, missingFen: useless.missingFen })
  return price.pointsFen < points ? refuse('points_too_many', { most: price.pointsMost }) : ok(price)
}

function insert({ tx, now, personId, newId }: Call, wish: Wish, basket: Basket, seat: SeatWish | null, price: OrderPrice): Promise<OrderRow> {
  const { campaign, home, items } = basket
  const { communityId } = campaign
  const id = newId()
  const toDoor = wish.handover === 'door'
  const row = {
    communityId,
    id,
    campaignId: campaign.id,
    stationId: campaign.stationId,
    personId,
    poolId: seat?.poolId ?? null,
    ifNotFilled: seat?.ifNotFilled ?? null,
    state: 'unpaid' as const,
    handover: wish.handover,
    building: toDoor ? home.building : null,
    door: toDoor ? home.door : null,
    goodsFen: price.goodsFen,
    percent: seat ? percentNow(termsOf(campaign).steps, seat.ifNotFilled) : 0,
    couponFen: price.couponFen,
    pointsFen: price.pointsFen,
    green: wish.green ?? false,
    doorFeeFen: price.doorFeeFen,
    doorOffFen: price.doorOffFen,
    payFen: price.payFen,
    placedAt: now,
    holdUntil: holdUntil(now, campaign.closesAt, seat?.endsAt)
  }
  const lines = items.map((item, place) => ({
    communityId,
    orderId: id,
    id: `${id}-${place}`,
    itemId: item.id,
    place,
    quantity: basket.lines[place]?.quantity ?? 0,
    priceFen: item.priceFen,
    couponFen: price.lines[place]?.couponFen ?? 0,
    pointsFen: price.lines[place]?.pointsFen ?? 0,
    pricedFen: price.lines[place]?.pricedFen ?? null,
    payFen: price.lines[place]?.payFen ?? 0
  }))
  return insertOrder(tx, row, lines)
}
