import { mayLeave } from '@domain/pool/pool'
import type { Result } from '@domain/result'
import { assert, ok, refuse } from '@domain/result'
import type { OrderRow } from '../order/order'
import { backWhole, giveUp, lockOrder } from '../order/order'
import type { Found, OpenPayment } from '../payment/payment'
import { closePayments, collectFound, openPayments } from '../payment/payment'
import type { Call } from '../_kit/call'
import { refuseAndKeep, steps } from '../_kit/serve'
import { poolOf } from './pool'
import { liveSeats, lockPool, setSeat } from './pool-sql'

interface Plan {
  readonly poolId: string
  readonly payments: readonly OpenPayment[]
}

/** Leaving before the end gives everything back. An unpaid member's cashier is closed first: money found in it counts before the wish to leave. */
export const leave = steps<'pool.leave', Plan, Found[]>({
  async load({ poolId }, call) {
    const order = await judge(poolId, call)
    return order.ok ? ok({ poolId, payments: await openPayments(call.tx, [order.value]) }) : order
  },
  perform: ({ payments }) => closePayments(payments),
  async save({ poolId }, found, call) {
    if (found.some((each) => each.kind === 'unknown')) return refuse('pay_unavailable')
    await collectFound(call, found, 'other')
    const order = await judge(poolId, call)
    // What the cashier said stays booked: it may be the very payment that filled the pool.
    return order.ok ? ok(await end(call, order.value)) : refuseAndKeep(order.refusal)
  }
})

/** The caller's order in this pool, both locked, if she may leave now. */
async function judge(poolId: string, call: Call): Promise<Result<OrderRow, 'pool_not_found' | 'pool_over' | 'pool_full'>> {
  const pool = await lockPool(call.tx, poolId)
  if (!pool) return refuse('pool_not_found')
  const seats = await liveSeats(call.tx, pool)
  const mine = seats.find((seat) => seat.personId === call.personId)
  if (!mine) return refuse(pool.shownAt && pool.state !== 'open' ? 'pool_over' : 'pool_not_found')
  const may = mayLeave(poolOf(pool), seats, call.now)
  if (!may.ok) return may
  const order = await lockOrder(call.tx, mine.orderId)
  assert(order, 'a seat has its order')
  return ok(order)
}

async function end(call: Call, order: OrderRow) {
  if (order.state === 'unpaid') {
    await giveUp(call, order, 'resident')
    return { orderId: order.id, backFen: 0 }
  }
  await setSeat(call.tx, order.communityId, order.id, 'paid', 'left')
  return { orderId: order.id, backFen: await backWhole(call, order, 'left') }
}
