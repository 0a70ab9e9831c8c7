import type { LineInput } from '../call'
import type { Fen } from '../money'
import { sum } from '../money'
import type { OrderState } from '../order/contract'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import type { RefundableLine } from './refund'
import { ASKED_MOST, askUntil, backForUnits } from './refund'

export interface AskableLine extends RefundableLine {
  readonly itemId: string
  readonly handedAt: Instant | null
}
export interface AskFacts {
  readonly state: OrderState
  /** Its seat is live: the pool is still open and will decide the price. */
  readonly inOpenPool: boolean
  readonly afterSaleHours: number
  /** Another ask for this order waits for its decision. */
  readonly waiting: boolean
  /** Parts in which its money went back so far. */
  readonly refunds: number
  readonly lines: readonly AskableLine[]
}
type AskRefusal = 'not_paid' | 'pool_open' | 'after_sale_over' | 'refund_asked' | 'too_many_refunds' | 'item_not_found' | 'too_many_units'

/** Until when money may be asked back of an order: no end while something waits to be fetched, then the after-sale window from the last handing over. */
export function orderAskUntil(
  lines: readonly Pick<AskableLine, 'handedAt' | 'quantity' | 'refundedQuantity'>[],
  afterSaleHours: number,
): Instant | null {
  if (lines.some((line) => !line.handedAt && line.refundedQuantity < line.quantity)) return null
  const last = lines.reduce<Instant | null>(
    (latest, { handedAt }) => (handedAt && (!latest || handedAt > latest) ? handedAt : latest),
    null,
  )
  return askUntil(last, afterSaleHours)
}

/** Whether these units may be asked back now, and what they are worth line by line. */
export function ask(facts: AskFacts, units: readonly LineInput[], now: Instant): Result<{ lineFen: Fen[]; amountFen: Fen }, AskRefusal> {
  if (facts.state === 'unpaid' || facts.state === 'cancelled') return refuse('not_paid')
  if (facts.inOpenPool) return refuse('pool_open')
  const until = orderAskUntil(facts.lines, facts.afterSaleHours)
  if (until && now >= until) return refuse('after_sale_over', { until })
  if (facts.waiting) return refuse('refund_asked')
  if (facts.refunds >= ASKED_MOST) return refuse('too_many_refunds')
  // Its lines don't say so where its money came late: nothing of it was ever counted.
  if (facts.state === 'refunded') return refuse('too_many_units', { left: 0 })
  const lineFen: Fen[] = []
  for (const { itemId, quantity } of units) {
    const line = facts.lines.find((each) => each.itemId === itemId)
    if (!line) return refuse('item_not_found', { itemId })
    const fen = backForUnits(line, quantity)
    if (!fen.ok) return refuse('too_many_units', { itemId, left: line.quantity - line.refundedQuantity })
    lineFen.push(fen.value)
  }
  return ok({ lineFen, amountFen: sum(lineFen) })
}

/** Of what was asked, what can still go back at the decision: a short delivery may have paid some of it back before. */
export function stillBack(asked: readonly LineInput[], lines: readonly AskableLine[]): LineInput[] {
  return asked
    .map(({ itemId, quantity }) => {
      const line = lines.find((each) => each.itemId === itemId)
      return { itemId, quantity: Math.min(quantity, line ? line.quantity - line.refundedQuantity : 0) }
    })
    .filter(({ quantity }) => quantity > 0)
}
