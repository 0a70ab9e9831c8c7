import type { Combined, HeldCoupon, Unlock, WhyNot } from '../coupon/combine'
import { bestOf, combine, unlockOf } from '../coupon/combine'
import type { Scoped } from '../coupon/terms'
import type { Fen, Percent } from '../money'
import { spreadWithin, sum } from '../money'
import { POINTS_SHARE } from '../points/points'
import type { Price, PricedLine } from '../pool/price'
import { priceOf } from '../pool/price'
import type { Instant } from '../time'

export interface BasketLine extends PricedLine, Scoped {
  /** Coupons and points take no unit's price below this. */
  readonly lowestFen: Fen
}
/** Everything a price comes from. Nobody is named in it: who asks makes no difference. */
export interface PriceFacts {
  readonly lines: readonly BasketLine[]
  /** The pool's step that is paid for now, and every one that the pool's end may bring; null alone. */
  readonly pool: { readonly percent: Percent; readonly mayEndAt: readonly Percent[] } | null
  readonly doorFeeFen: Fen
  readonly coupons: readonly HeldCoupon[]
  /** The coupons to use, or the best lawful combination. */
  readonly chosen: readonly string[] | 'best'
  /** Points to use, one fen each; fewer where the order takes fewer. */
  readonly points?: number
  readonly now: Instant
}

export type Rule = 'campaign_price' | 'pool_step' | 'coupon' | 'points' | 'door_fee'
/** What one rule did to the price, and why it did nothing where that isn't plain. `afterFen` is what the order comes to then. */
export interface TraceStep {
  readonly rule: Rule
  readonly couponId?: string
  readonly applied: boolean
  readonly offFen: Fen
  readonly afterFen: Fen
  readonly why?: WhyNot
  readonly missingFen?: Fen
}

export interface OrderPrice {
  readonly goodsFen: Fen
  readonly poolOffFen: Fen
  readonly couponFen: Fen
  readonly pointsFen: Fen
  /** What points could take off. */
  readonly pointsMost: Fen
  readonly doorFeeFen: Fen
  readonly doorOffFen: Fen
  readonly payFen: Fen
  /** `pricedFen`: what one unit of the line costs that a coupon brought to its price. */
  readonly lines: readonly { readonly payFen: Fen; readonly couponFen: Fen; readonly pointsFen: Fen; readonly pricedFen: Fen | null }[]
  readonly coupons: readonly { readonly couponId: string; readonly offFen: Fen }[]
  readonly trace: readonly TraceStep[]
  readonly unlock: Unlock | null
}

/**
 * What an order costs: its goods at the campaign's prices, the pool's step off them, coupons off what is left, points off what is left then, and the fee for the
 * door, which some coupons take down too. Each rule sees what the one before left; coupons see what the pool left and nothing of each other.
 */
export function orderPrice({ lines, pool, doorFeeFen, coupons, chosen, points = 0, now }: PriceFacts): OrderPrice {
  const percent = pool?.percent ?? 0
  const priced = priceOf(lines, percent, 0)
  const room = roomOf(lines, [percent, ...(pool?.mayEndAt ?? [])])
  const basket = {
    lines: lines.map((line, i) => ({ ...line, fen: priced.lineFen[i] ?? 0, mostFen: room[i] ?? 0 })),
    doorFeeFen,
    inPool: pool !== null,
    now
  }
  const off = chosen === 'best' ? bestOf(coupons, basket) : combine(coupons, chosen, basket)
  const couponFen = sum(off.lineFen)
  const left = priced.lineFen.map((fen, i) => fen - (off.lineFen[i] ?? 0))
  const paid = pointsOff(points, left, room.map((fen, i) => fen - (off.lineFen[i] ?? 0) - (off.keptFen[i] ?? 0)))
  const pointsFen = sum(paid.lineFen)
  return {
    goodsFen: priced.goodsFen,
    poolOffFen: priced.discountFen,
    couponFen,
    pointsFen,
    pointsMost: paid.mostFen,
    doorFeeFen,
    doorOffFen: off.doorFen,
    payFen: priced.payFen - couponFen - pointsFen + doorFeeFen - off.doorFen,
    lines: left.map((fen, i) => ({
      payFen: fen - (paid.lineFen[i] ?? 0),
      couponFen: off.lineFen[i] ?? 0,
      pointsFen: paid.lineFen[i] ?? 0,
      pricedFen: off.pricedFen[i] ?? null
    })),
    coupons: off.coupons.map(({ couponId, offFen }) => ({ couponId, offFen })),
    trace: traceOf(priced, points > 0 ? pointsFen : null, doorFeeFen, off),
    unlock: chosen === 'best' ? unlockOf(coupons, basket, off) : null
  }
}

/** What points take off each line: so many as are wished for, as far as the order takes them, spread like a coupon. */
function pointsOff(points: number, lineFen: readonly Fen[], room: readonly Fen[]): { lineFen: readonly Fen[]; mostFen: Fen } {
  const mostFen = Math.min(Math.floor((sum(lineFen) * POINTS_SHARE) / 100), sum(room))
  return { lineFen: spreadWithin(Math.min(points, mostFen), lineFen, room), mostFen }
}

/**
 * What coupons and points may take off each line. A pool's end gives the whole difference to its step back, so a line stays above its lowest price at every step that may
 * still come; for one line the deepest step isn't always the one that leaves the least, since what is left of a fen goes to the largest remainders.
 */
function roomOf(lines: readonly BasketLine[], percents: readonly Percent[]): Fen[] {
  const ends = percents.map((percent) => priceOf(lines, percent, 0).lineFen)
  return lines.map(({ quantity, lowestFen }, i) => Math.max(0, Math.min(...ends.map((lineFen) => lineFen[i] ?? 0)) - quantity * lowestFen))
}

/** The rules one after the other. A coupon for carrying stands behind the fee that it takes down; those that take nothing off stand at the end. */
function traceOf({ goodsFen, discountFen }: Price, pointsFen: Fen | null, doorFeeFen: Fen, { coupons, leftOut }: Combined): TraceStep[] {
  let afterFen = goodsFen
  const take = (step: Pick<TraceStep, 'rule' | 'couponId'>, offFen: Fen, applied: boolean): TraceStep => {
    afterFen -= offFen
    return { ...step, applied, offFen, afterFen }
  }
  const used = (door: boolean): TraceStep[] =>
    coupons.filter((each) => each.door === door).map(({ couponId, offFen }) => take({ rule: 'coupon', couponId }, offFen, true))
  const goods = [take({ rule: 'campaign_price' }, 0, true), take({ rule: 'pool_step' }, discountFen, discountFen > 0), ...used(false)]
  const points = pointsFen === null ? [] : [take({ rule: 'points' }, pointsFen, pointsFen > 0)]
  afterFen += doorFeeFen
  const door = [take({ rule: 'door_fee' }, 0, doorFeeFen > 0), ...used(true)]
  return [...goods, ...points, ...door, ...leftOut.map((each): TraceStep => ({ rule: 'coupon', applied: false, offFen: 0, afterFen, ...each }))]
}
