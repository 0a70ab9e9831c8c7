import { memberEnd } from '@domain/pool/moves'
import type { Outcome } from '@domain/pool/pool'
import { isDue, outcome } from '@domain/pool/pool'
import { assert } from '@domain/result'
import { badgeHappened } from '../badge/badge'
import { tell } from '../message/message'
import type { OrderRow } from '../order/order'
import { backWhole, feeOf, giveUp, holdWhatGoesBack, lockOrder, lockOrders, orderLines, settlePrice } from '../order/order'
import type { Found, OpenPayment } from '../payment/payment'
import { closePayments, collectFound, comesAgain, openPayments } from '../payment/payment'
import { shareBags } from '../pickup/pickup'
import type { Job } from '../_kit/jobs'
import { jobSteps } from '../_kit/jobs'
import { togetherLater } from './end-together'
import { poolOf } from './pool'
import type { PoolRow } from './pool-sql'
import { endPool, endSeats, liveSeats, lockPool } from './pool-sql'

/** A pool's end: what is unpaid is queried and closed, what that finds is counted, then it settles or expires for good. */
export const end = jobSteps<OpenPayment[], Found[]>({
  async load(job) {
    const pool = await lockPool(job.tx, job.subject)
    if (!pool) return null
    const seats = await liveSeats(job.tx, pool)
    if (!isDue(poolOf(pool), seats, job.now)) return null
    const unpaid = seats.filter((seat) => seat.state === 'held').map((seat) => ({ communityId: seat.communityId, id: seat.orderId }))
    return openPayments(job.tx, unpaid)
  },
  perform: closePayments,
  async save(_plan, found, job) {
    if (await comesAgain(job, 'pool.end', found)) return
    const pool = await lockPool(job.tx, job.subject)
    const seats = pool ? await liveSeats(job.tx, pool) : []
    if (!pool || !isDue(poolOf(pool), seats, job.now)) return
    await holdMembers(job, pool, seats)
    await collectFound(job, found, { closing: pool.endsAt })
    await conclude(job, pool)
    await togetherLater(job, pool)
  }
})

/** All that is a member's own is held before any stock moves: who buys something else at that moment holds hers first, too, and then waits for stock. */
const holdMembers = async (job: Job, { communityId }: PoolRow, seats: readonly { orderId: string }[]): Promise<void> =>
  holdWhatGoesBack(job, await lockOrders(job.tx, communityId, seats.map(({ orderId }) => orderId)))

async function conclude(job: Job, pool: PoolRow): Promise<void> {
  const seats = await liveSeats(job.tx, pool)
  for (const seat of seats.filter((each) => each.state === 'held')) {
    const order = await lockOrder(job.tx, seat.orderId)
    if (order?.state === 'unpaid') await giveUp(job, order, 'lapsed')
  }
  const paid = seats.filter((seat) => seat.state === 'paid')
  const result = outcome(pool.steps, paid.length)
  await endPool(job.tx, pool, result, job.now)
  await endSeats(job.tx, pool, result.state)
  for (const seat of paid) {
    const order = await lockOrder(job.tx, seat.orderId)
    assert(order?.state === 'paid' && order.ifNotFilled, 'a paid seat has a paid order')
    await concludeMember(job, pool, order, result)
  }
  if (result.state !== 'settled') return
  await shareBags(job, pool.communityId, pool.id)
  for (const { personId } of paid) await badgeHappened(job, { event: 'pool_settled', personId, communityId: pool.communityId, subject: pool.id })
}

/** What the end means for one member: her price and what goes back, or everything back. */
async function concludeMember(job: Job, pool: PoolRow, order: OrderRow, result: Outcome): Promise<void> {
  const lines = await orderLines(job.tx, [order])
  const { ifNotFilled, percent, payFen, personId } = order
  const member = memberEnd({ orderId: order.id, ifNotFilled: ifNotFilled ?? 'refund', percent, payFen, doorFeeFen: feeOf(order), lines }, result)
  const told = { personId, orderId: order.id, poolId: pool.id, facts: { backFen: member.backFen } }
  if (member.becomes === 'refunded') {
    await backWhole(job, order, 'pool_expired')
    await tell(job, { ...told, kind: 'pool_expired_refund' })
    return
  }
  await settlePrice(job, order, member)
  await tell(job, { ...told, kind: member.becomes === 'settled' ? 'pool_filled' : 'pool_expired_keep' })
}
