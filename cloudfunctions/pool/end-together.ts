import { memberEnd } from '@domain/pool/moves'
import { isDue, outcome } from '@domain/pool/pool'
import { later } from '@domain/time'
import { tellEach } from '../message/message'
import type { LineRow, OrderRow } from '../order/order'
import { backWholeEach, feeOf, isPlainlyPaid, lockOrdersOfPools, orderLines } from '../order/order'
import type { Job, JobHandler } from '../_kit/jobs'
import { dropJobs } from '../_kit/jobs'
import { poolOf } from './pool'
import type { PoolRow } from './pool-sql'
import { arePlainlyOver, expirePools, lockOver, seatsOfPools } from './pool-sql'

/** From so many that wait for their end it is worth while. */
const LEAST = 20
/** Pools that one transaction ends. */
const MOST = 250

/**
 * At a cut-off very many pools end at one instant. One after another each takes some forty statements; those that end in the plainest way, nobody missing an
 * answer of the pay channel and everybody getting back what she paid, end here in two dozen for all of them. The others wait for their own `pool.end`.
 */
export const endTogether: JobHandler = async (job) => {
  const { tx, communityId, now } = job
  const over = await lockOver(tx, communityId, now, MOST)
  const members = over.length > 0 ? await membersOf(job, over) : []
  if (members.length === 0) return
  const poolIds = members.map(({ pool }) => pool.id)
  await expirePools(tx, communityId, poolIds, now)
  const orders = members.flatMap((each) => each.orders)
  await backWholeEach(job, communityId, orders.map(({ order }) => order), orders.flatMap(({ lines }) => lines), 'pool_expired')
  const news = orders.map(({ order, backFen }) => ({ personId: order.personId, orderId: order.id, poolId: order.poolId ?? '', facts: { backFen } }))
  if (news.length > 0) await tellEach(job, 'pool_expired_refund', news)
  await dropJobs(tx, { kind: 'pool.end', communityId }, poolIds)
  await togetherLater(job, over[0]!)
}

interface Member {
  readonly order: OrderRow
  readonly lines: LineRow[]
  readonly backFen: number
}
interface Plain {
  readonly pool: PoolRow
  readonly orders: Member[]
}

/** Those of these pools, locked, that expire with everything going back to all who paid plainly; with their orders, locked too. */
async function membersOf(job: Job, over: readonly PoolRow[]): Promise<Plain[]> {
  const { tx, communityId, now } = job
  const poolIds = over.map(({ id }) => id)
  const seats = await seatsOfPools(tx, communityId, poolIds)
  const orders = await lockOrdersOfPools(tx, communityId, poolIds)
  const lines = await orderLines(tx, orders)
  return over.flatMap((pool) => {
    const sitting = seats.filter((seat) => seat.poolId === pool.id)
    const end = outcome(pool.steps, sitting.length)
    const isPlain = sitting.every(({ state }) => state === 'paid') && isDue(poolOf(pool), sitting, now) && end.state === 'expired'
    if (!isPlain) return []
    const members = sitting.flatMap(({ orderId }) => {
      const order = orders.find(({ id }) => id === orderId)
      const own = lines.filter((line) => line.orderId === orderId)
      if (!order?.ifNotFilled || !isPlainlyPaid(order, own)) return []
      const { ifNotFilled, percent, payFen } = order
      const ends = memberEnd({ orderId, ifNotFilled, percent, payFen, doorFeeFen: feeOf(order), lines: own }, end)
      return ends.becomes === 'refunded' ? [{ order, lines: own, backFen: ends.backFen }] : []
    })
    return members.length === sitting.length ? [{ pool, orders: members }] : []
  })
}

/** Has the pools that are over by now end together, where many of the next are plain; before any of them ends alone. */
export async function togetherLater(job: Job, { communityId, endsAt }: Pick<PoolRow, 'communityId' | 'endsAt'>): Promise<void> {
  if (!(await arePlainlyOver(job.tx, communityId, job.now, LEAST))) return
  await job.later({ kind: 'pool.endTogether', subject: communityId, communityId, runAt: later(endsAt, -1) })
}
