import type { Fen } from '../money'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import { hours, later } from '../time'

/** An order's money may go back in at most this many parts; the channel allows no more. */
export const REFUNDS_MOST = 50
/** So many of them people may ask for; the rest is kept for what a rule gives back. */
export const ASKED_MOST = REFUNDS_MOST - 5

export interface RefundableLine {
  readonly quantity: number
  readonly payFen: Fen
  readonly refundedQuantity: number
  readonly refundedFen: Fen
  /** What one of its units cost that a coupon brought to its price; nothing where none did. */
  readonly pricedFen?: Fen | null | undefined
}

/** What so many units cost. The one that a coupon brought to its price is the last to go back, so that what is kept costs what was promised. */
function costOf({ quantity, payFen, pricedFen }: RefundableLine, units: number): Fen {
  if (pricedFen === undefined || pricedFen === null) return Math.floor((payFen * units) / quantity)
  return units === quantity ? payFen : Math.floor(((payFen - pricedFen) * units) / (quantity - 1))
}

/**
 * What `units` of a line are worth now: the whole units' share of what the line cost, so that all units together give back exactly what was paid for it.
 */
export function backForUnits(line: RefundableLine, units: number): Result<Fen, 'too_many_units'> {
  const after = line.refundedQuantity + units
  if (units <= 0 || after > line.quantity) return refuse('too_many_units')
  return ok(Math.max(0, costOf(line, after) - line.refundedFen))
}

/** The points that come back with them, by the same rule; a unit that has its price took none. */
export function pointsForUnits(line: RefundableLine & { readonly pointsFen: Fen; readonly pointsBack: Fen }, units: number): number {
  const back = backForUnits({ ...line, payFen: line.pointsFen, refundedFen: line.pointsBack, pricedFen: typeof line.pricedFen === 'number' ? 0 : null }, units)
  return back.ok ? back.value : 0
}

/** Until when a resident may ask for money back: the campaign's after-sale window, counted from the last handing over; open before that. */
export const askUntil = (lastHandedAt: Instant | null, afterSaleHours: number): Instant | null =>
  lastHandedAt === null ? null : later(lastHandedAt, hours(afterSaleHours))

export interface SharedLine extends RefundableLine {
  readonly orderId: string
  readonly paidAt: Instant
}

/** A short delivery goes to the earlier orders first: how many units each line goes without. */
export function shareShort<L extends SharedLine>(lines: readonly L[], arrived: number): { line: L; missing: number }[] {
  let left = arrived
  return [...lines]
    .sort((a, b) => (a.paidAt === b.paidAt ? (a.orderId < b.orderId ? -1 : 1) : a.paidAt < b.paidAt ? -1 : 1))
    .map((line) => {
      const wanted = line.quantity - line.refundedQuantity
      const gets = Math.min(wanted, left)
      left -= gets
      return { line, missing: wanted - gets }
    })
    .filter(({ missing }) => missing > 0)
}
