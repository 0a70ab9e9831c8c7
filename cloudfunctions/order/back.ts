import type { LineInput } from '@domain/call'
import type { Fen, Percent } from '@domain/money'
import { sum } from '@domain/money'
import { backForUnits, pointsForUnits } from '@domain/refund/refund'
import { assert } from '@domain/result'
import { badgeHappened } from '../badge/badge'
import { returnCoupons, returnPriceCoupons } from '../coupon/coupon'
import { backForOrder, earnLater, lockPoints, reverseForOrder } from '../points/points'
import type { RefundWhy } from '../refund/refund'
import { orderPickedUp, orderQuestioned } from '../referral/referral'
import { queueRefund } from '../refund/refund'
import { linesWentBack } from '../review/review'
import { ordersChanged } from '../tier/tier'
import type { Call } from '../_kit/call'
import { post } from '../_kit/ledger'
import type { LineRow, OrderRow } from './order-sql'
import { addLineRefunds, countedPayment, feeOf, freeLimit, lockLimits, moveStock, orderLines, setLinePay, updateOrder } from './order-sql'

interface Part {
  readonly line: LineRow
  readonly units: number
  readonly fen: Fen
  /** Of the points that it was paid with, those that come back. */
  readonly points: number
}

/**
 * Holds the points and the limits of several people's orders, locked, that one transaction ends. An order takes them before it takes stock; whoever gave stock
 * back for one and then asked for another's points would wait for an order that waits for that stock.
 */
export async function holdWhatGoesBack({ tx }: Call, orders: readonly OrderRow[]): Promise<void> {
  await lockPoints(tx, orders.filter((order) => order.pointsFen > 0).map((order) => order.personId))
  await lockLimits(tx, orders)
}

/** Everything left of a paid order, locked and with nothing handed over, goes back; its stock and limit are free again. Returns what goes back. */
export async function backWhole(call: Call, order: OrderRow, why: RefundWhy): Promise<Fen> {
  const lines = await orderLines(call.tx, [order])
  assert(order.state === 'paid' && lines.every((line) => !line.handedAt), 'only an order that nobody fetched goes back as a whole')
  const parts = lines
    .filter((line) => line.refundedQuantity < line.quantity)
    .map((line) => ({ line, units: line.quantity - line.refundedQuantity, fen: line.payFen - line.refundedFen, points: line.pointsFen - line.pointsBack }))
  return (await sendBack(call, order, lines, parts, order.feeRefunded ? 0 : feeOf(order), 'refunded', why)).fen
}

interface Back {
  readonly parts: Part[]
  readonly feeFen: Fen
  readonly state: 'refunded' | 'fetched' | null
}

/** What it means when units of some of an order's lines go back: the fee for the door goes too where that leaves nothing of an order never handed over. */
function planBack(order: OrderRow, lines: readonly LineRow[], units: readonly LineInput[]): Back {
  assert(order.state === 'paid' || order.state === 'fetched', 'units go back of an order that was paid for')
  const parts = units.map(({ itemId, quantity }) => {
    const line = lines.find((each) => each.itemId === itemId)
    assert(line, 'units go back of a line of the order')
    const fen = backForUnits(line, quantity)
    assert(fen.ok, 'no more units go back than were bought')
    return { line, units: quantity, fen: fen.value, points: pointsForUnits(line, quantity) }
  })
  const left = lines.filter((line) => line.refundedQuantity + unitsOf(parts, line) < line.quantity)
  const untouched = order.state === 'paid' && lines.every((line) => !line.handedAt)
  const nothingLeft = left.length === 0 && untouched
  const allDone = order.state === 'paid' && left.every((line) => line.handedAt)
  return { parts, feeFen: nothingLeft && !order.feeRefunded ? feeOf(order) : 0, state: nothingLeft ? 'refunded' : allDone ? 'fetched' : null }
}

/** What would go back for these units of an order, of which these are the lines. */
export function worthBack(order: OrderRow, lines: readonly LineRow[], units: readonly LineInput[]): Fen {
  const { parts, feeFen } = planBack(order, lines, units)
  return sum(parts.map((part) => part.fen)) + feeFen
}

/**
 * Units of some lines of a paid or fetched order, locked, go back. Where that leaves nothing of an order that was never handed over, the fee for the door
 * goes back too and the order is refunded.
 */
export async function backUnits(
  call: Call,
  order: OrderRow,
  units: readonly LineInput[],
  why: RefundWhy
): Promise<{ fen: Fen; refundNo: string | null }> {
  const lines = await orderLines(call.tx, [order])
  const { parts, feeFen, state } = planBack(order, lines, units)
  return sendBack(call, order, lines, parts, feeFen, state, why)
}

const unitsOf = (parts: readonly Part[], line: LineRow): number => parts.find((part) => part.line.place === line.place)?.units ?? 0

async function sendBack(
  call: Call,
  order: OrderRow,
  lines: readonly LineRow[],
  parts: readonly Part[],
  feeFen: Fen,
  state: 'refunded' | 'fetched' | null,
  why: RefundWhy
): Promise<{ fen: Fen; refundNo: string | null }> {
  const { tx, now } = call
  const { communityId, id: orderId, personId } = order
  const fen = sum(parts.map((part) => part.fen)) + feeFen
  assert(order.refundedFen + fen <= order.paidFen, 'no more goes back than was paid in')
  await addLineRefunds(tx, order, parts.map(({ line, ...part }) => ({ place: line.place, ...part })))
  await updateOrder(tx, order, { refundedFen: order.refundedFen + fen, ...(feeFen > 0 && { feeRefunded: true }), ...(state && { state }) })
  const payment = await countedPayment(tx, order)
  const refundNo =
    fen > 0
      ? await queueRefund(call, { communityId, outTradeNo: payment.id, orderId, personId, amountFen: fen, totalFen: payment.amountFen, why })
      : null
  const earned = sum(parts.map((part) => (part.line.handedAt ? part.fen : 0)))
  const move = { communityId, to: 'refund_due' as const, orderId, refundId: refundNo, why, at: now }
  // What was handed over has been earned; the fee is earned with the order's last line.
  const feeEarned = state === 'fetched' && !order.feeRefunded ? feeOf(order) : 0
  await post(tx, [
    { ...move, from: 'earned', amountFen: earned },
    { ...move, from: 'set_aside', amountFen: fen - earned },
    { communityId, from: 'set_aside', to: 'earned', orderId, amountFen: feeEarned, why: 'door_fee', at: now }
  ])
  const units = parts.map(({ line, units: quantity }) => ({ itemId: line.itemId, quantity }))
  await linesWentBack(call, order, parts.filter(({ line, units: back }) => line.handedAt && line.refundedQuantity + back === line.quantity).map(({ line }) => line))
  if (state === 'fetched') await orderPickedUp(call, order)
  if (state === 'fetched') await badgeHappened(call, { event: 'order_fetched', personId, communityId, subject: orderId })
  if (state === 'fetched' || order.state === 'fetched') await ordersChanged(call, personId)
  if (state === 'fetched') await earnLater(call, order)
  if (order.state === 'fetched') await orderQuestioned(call, order)
  const wentWhole = (line: LineRow): boolean => line.refundedQuantity + unitsOf(parts, line) === line.quantity
  if (lines.every(wentWhole)) await returnCoupons(call, order)
  else if (parts.some(({ line }) => line.pricedFen !== null && wentWhole(line))) await returnPriceCoupons(call, order)
  await backForOrder(call, order, sum(parts.map((part) => part.points)), refundNo)
  if (order.state === 'fetched') await reverseForOrder(call, order, refundNo)
  if (units.length > 0) {
    await freeLimit(tx, communityId, personId, units)
    await moveStock(tx, communityId, units, { reserved: 0, sold: -1 })
  }
  return { fen, refundNo }
}

/** A pool's end gives a paid order, locked, its final price; the difference to what was paid goes back. */
export async function settlePrice(
  call: Call,
  order: OrderRow,
  end: { percent: Percent; payFen: Fen; lineFen: readonly Fen[]; backFen: Fen }
): Promise<void> {
  assert(order.state === 'paid' && order.payFen - end.payFen === end.backFen, 'a final price is the paid one less what goes back')
  await updateOrder(call.tx, order, { percent: end.percent, payFen: end.payFen, refundedFen: order.refundedFen + end.backFen })
  await setLinePay(call.tx, order.communityId, order.id, end.lineFen)
  if (end.backFen === 0) return
  const { communityId, id: orderId, personId } = order
  const payment = await countedPayment(call.tx, order)
  const why = 'pool_settled'
  const refundNo = await queueRefund(call, {
    communityId,
    outTradeNo: payment.id,
    orderId,
    personId,
    amountFen: end.backFen,
    totalFen: payment.amountFen,
    why
  })
  await post(call.tx, [{ communityId, from: 'set_aside', to: 'refund_due', orderId, refundId: refundNo, amountFen: end.backFen, why, at: call.now }])
}
