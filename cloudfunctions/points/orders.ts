import { GREEN_POINTS, pointsForGoods } from '@domain/points/points'
import { assert } from '@domain/result'
import { hours, later } from '@domain/time'
import { tierOf } from '../tier/tier'
import type { Call } from '../_kit/call'
import type { JobHandler } from '../_kit/jobs'
import { earnPoints, givePointsBack, reversePoints, settlePoints, spendPoints } from './moves'
import { lockPickedUp, pickedUp } from './orders-sql'
import { findEntry } from './points-sql'

/** An order as far as points go. Most use none, and nothing is asked of the database for them. */
interface Holder {
  readonly communityId: string
  readonly id: string
  readonly personId: string
  readonly pointsFen: number
}

/** Taken when it was placed, or once more when its money came late. */
const USED = ['used_again', 'used'] as const

const spending = ({ communityId, id, personId, pointsFen }: Holder) => ({ personId, communityId, source: 'order', sourceId: id, points: pointsFen })

/** An order that was just placed holds what it uses. False where she has too few that are free. */
export const holdForOrder = async (call: Call, order: Holder): Promise<boolean> =>
  order.pointsFen === 0 || spendPoints(call, { ...spending(order), kind: 'used', hold: true })

/** It is paid for: what it held is spent. */
export async function settleForOrder(call: Call, order: Holder): Promise<void> {
  if (order.pointsFen > 0) await settlePoints(call, { source: 'order', sourceId: order.id, kind: 'used' })
}

/** It is given up unpaid: what it held is free again. */
export async function releaseForOrder(call: Call, order: Holder): Promise<void> {
  if (order.pointsFen > 0) await givePointsBack(call, { source: 'order', sourceId: order.id, kind: 'used' })
}

/** Money for one that was given up came late: its points are spent after all. False where they have gone elsewhere. */
export const retakeForOrder = async (call: Call, order: Holder): Promise<boolean> =>
  order.pointsFen === 0 || spendPoints(call, { ...spending(order), kind: 'used_again' })

/** Units of a paid order went back: the points that were paid for them come back. */
export async function backForOrder(call: Call, order: Holder, points: number, refundNo: string | null): Promise<void> {
  if (points === 0) return
  const by = { source: 'refund', sourceId: refundNo ?? call.newId() }
  for (const kind of USED) {
    const key = { source: 'order', sourceId: order.id, kind }
    if ((await findEntry(call.tx, key)) === null) continue
    assert((await givePointsBack(call, key, points, by)) === points, 'no more points come back than were used')
    return
  }
}

/** An order was picked up as a whole: what it earns is booked in a transaction of its own, so that the desk doesn't wait for it. */
export const earnLater = (call: Call, { id, communityId }: Pick<Holder, 'id' | 'communityId'>): Promise<void> =>
  call.later({ kind: 'points.earn', subject: id, communityId, runAt: call.now })

/** What was picked up and kept earns points, frozen until the after-sale window ends. */
export const earn: JobHandler = async (job) => {
  const done = await lockPickedUp(job.tx, job.communityId, job.subject)
  if (done?.state !== 'fetched' || done.keptFen === 0 || done.lastAt === null) return
  const { personId, keptFen, lastAt, afterSaleHours, greenAt } = done
  const tenths = Math.round((await tierOf(job.tx, personId, job.now)).pointsTimes * 10)
  const given = { personId, communityId: job.communityId, source: 'order', sourceId: job.subject, freeAt: later(lastAt, hours(afterSaleHours)) }
  await earnPoints(job, { ...given, kind: 'bought', points: pointsForGoods(keptFen, tenths), tenths })
  if (greenAt) await earnPoints(job, { ...given, kind: 'green', points: GREEN_POINTS })
}

/** Something of a fetched order, locked, went back: what it had earned is taken back; without packaging counts as long as anything was kept. */
export async function reverseForOrder(call: Call, order: Holder, refundNo: string | null): Promise<void> {
  const key = { source: 'order', sourceId: order.id, kind: 'bought' }
  const earned = await findEntry(call.tx, key)
  const kept = await pickedUp(call.tx, order.communityId, order.id)
  const by = { source: 'refund', sourceId: refundNo ?? call.newId() }
  // Goods of which less than a yuan was kept earned nothing themselves.
  if (earned) await reversePoints(call, key, pointsForGoods(kept?.keptFen ?? 0, earned.tenths ?? 0), by)
  if (!kept?.anyLeft) await reversePoints(call, { ...key, kind: 'green' }, 0, by)
}
