import { FIRST_LEAST_FEN } from '@domain/referral/reward'
import { takeBackCoupon } from '../coupon/coupon'
import type { Job, JobHandler } from '../_kit/jobs'
import { move } from './grant'
import type { RewardRow } from './reward-sql'
import { lockRewardsOfOrder, orderDone, rewardsFor, uncap, unbudget, updateReward } from './reward-sql'

const why = [{ rule: 'refund_asked', score: 0 }]

/** Money was asked back or went back for an order: what waits is dropped, what was given is taken back once, and a second step falls with its first. */
export const questioned: JobHandler = async (job) => {
  const done = await orderDone(job.tx, job.communityId, job.subject)
  for (const reward of await lockRewardsOfOrder(job.tx, job.subject)) {
    if (reward.state === 'waiting' || reward.state === 'held' || reward.state === 'budget') await drop(job, reward)
    // A declined ask after the window takes nothing away: the order was kept.
    else if (reward.state === 'granted' && (!done || done.keptFen === 0 || !keptEnough(reward, done.keptFen))) await takeBack(job, reward)
  }
}

const keptEnough = (reward: RewardRow, keptFen: number): boolean => keptFen >= (reward.step === 'first' ? FIRST_LEAST_FEN : 1)

async function drop(job: Job, reward: RewardRow): Promise<void> {
  await move(job, reward, 'cancelled', why)
  if (reward.step === 'first') await dropAgain(job, reward)
}

/** A coupon already used stays used, and goes on counting against the inviter's cap and the budget. */
async function takeBack(job: Job, reward: RewardRow): Promise<void> {
  const outcome = reward.couponId ? await takeBackCoupon(job, reward.couponId, 'reward_undone') : 'over'
  if (outcome === 'used') return updateReward(job.tx, reward.id, { reasons: [...reward.reasons, { rule: 'used_before_refund', score: 0 }] })
  await updateReward(job.tx, reward.id, { state: 'taken_back', reasons: [...reward.reasons, ...why] })
  if (reward.step === 'first') await dropAgain(job, reward)
  // Rewards before months, months before budgets: the order of locks wherever a reward moves.
  if (outcome !== 'taken_back' || !reward.month) return
  await uncap(job.tx, reward.inviterId, reward.month)
  await unbudget(job.tx, reward.communityId, reward.month, reward.faceFen)
}

async function dropAgain(job: Job, first: RewardRow): Promise<void> {
  const again = (await rewardsFor(job.tx, first.inviterId, first.inviteeId)).find((reward) => reward.step === 'again')
  if (again && (again.state === 'waiting' || again.state === 'held' || again.state === 'budget')) await move(job, again, 'cancelled', [{ rule: 'first_gone', score: 0 }])
}
