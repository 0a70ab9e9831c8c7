import { REWARD_TERMS, stepFor } from '@domain/referral/reward'
import { hours, later } from '@domain/time'
import type { Job, JobHandler } from '../_kit/jobs'
import { dueLater } from './grant'
import { findEdge, isErased } from './referral-sql'
import type { RewardRow } from './reward-sql'
import { insertReward, lockRewardsFor, orderDone } from './reward-sql'
import { ownerOf } from './owner-sql'

/** An invitee's order was picked up: which step of the reward it is for is decided now, and the reward waits until the after-sale window is over. */
export const picked: JobHandler = async (job) => {
  const inviteeId = await ownerOf(job.tx, job.communityId, job.subject)
  const edge = inviteeId ? await findEdge(job.tx, inviteeId) : null
  const done = await orderDone(job.tx, job.communityId, job.subject)
  if (!edge?.inviterId || !edge.earns || !done?.fetched || !done.pickedUpAt) return
  const { inviterId, personId } = edge
  if (await isErased(job.tx, personId)) return
  const before = await lockRewardsFor(job.tx, inviterId, personId)
  const step = stepFor(
    { orderId: job.subject, placedAt: done.placedAt, keptFen: done.keptFen },
    await firstOf(job, before),
    before.some((reward) => reward.step === 'again' && reward.state !== 'cancelled')
  )
  if (!step) return
  const dueAt = later(done.pickedUpAt, hours(done.afterSaleHours))
  const { benefit } = REWARD_TERMS[step]
  const faceFen = benefit.kind === 'amount' ? benefit.offFen : 0
  const rewardId = await insertReward(job.tx, {
    id: job.newId(),
    inviterId,
    inviteeId: personId,
    step,
    communityId: job.communityId,
    orderId: job.subject,
    dueAt,
    faceFen,
    createdAt: job.now
  })
  if (rewardId) await dueLater(job, { id: rewardId, communityId: job.communityId }, dueAt)
}

async function firstOf({ tx }: Job, rewards: readonly RewardRow[]) {
  const first = rewards.find((reward) => reward.step === 'first')
  if (!first) return null
  const done = await orderDone(tx, first.communityId, first.orderId)
  return { orderId: first.orderId, state: first.state, pickedUpAt: done?.pickedUpAt ?? first.dueAt }
}
