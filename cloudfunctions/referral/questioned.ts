import { keptEnough } from '@domain/referral/reward'
import { takeBackCoupon } from '../coupon/coupon'
import type { Job, JobHandler } from '../_kit/jobs'
import { move } from './grant'
import type { RewardRow } from './reward-sql'
import { lockRewardsFor, orderDone, pairOf, uncap, unbudget, updateReward } from './reward-sql'

const why = [{ rule: 'refund_asked', score: 0 }]
const undecided = ({ state }: RewardRow): boolean => state === 'waiting' || state === 'held' || state === 'budget'

/** Money was asked back or went back for an order: what waits is dropped, what was given is taken back once, and a waiting second step falls with its first. */
export const questioned: JobHandler = async (job) => {
  const pair = await pairOf(job.tx, job.subject)
  if (!pair) return
  const both = await lockRewardsFor(job.tx, pair.inviterId, pair.inviteeId)
  const done = await orderDone(job.tx, job.communityId, job.subject)
  for (const reward of both.filter(({ orderId }) => orderId === job.subject)) {
    if (undecided(reward)) await drop(job, reward, both)
    // A declined ask after the window takes nothing away: the order was kept.
    else if (reward.state === 'granted' && (!done || !keptEnough(reward.step, done.keptFen))) await takeBack(job, reward, both)
  }
}

async function drop(job: Job, reward: RewardRow, both: readonly RewardRow[]): Promise<void> {
  if (reward.step === 'first') await dropAgain(job, both)
  await move(job, reward, 'cancelled', why)
}

/** A coupon already used stays used, and goes on counting against the inviter's cap and the budget. */
async function takeBack(job: Job, reward: RewardRow, both: readonly RewardRow[]): Promise<void> {
  const outcome = reward.couponId ? await takeBackCoupon(job, reward.couponId, 'reward_undone') : 'over'
  if (outcome === 'used') return noteUsed(job, reward)
  if (reward.step === 'first') await dropAgain(job, both)
  const counted = outcome === 'over' ? reward.month : null
  await updateReward(job.tx, reward.id, { state: 'taken_back', month: counted, reasons: [...reward.reasons, ...why] })
  // Rewards before months, months before budgets: the order of locks wherever a reward moves.
  if (counted !== null || !reward.month) return
  await uncap(job.tx, reward.inviterId, reward.month)
  await unbudget(job.tx, reward.communityId, reward.month, reward.faceFen)
}

const USED_BEFORE = 'used_before_refund'

async function noteUsed(job: Job, { id, reasons }: RewardRow): Promise<void> {
  if (!reasons.some(({ rule }) => rule === USED_BEFORE)) await updateReward(job.tx, id, { reasons: [...reasons, { rule: USED_BEFORE, score: 0 }] })
}

async function dropAgain(job: Job, both: readonly RewardRow[]): Promise<void> {
  const again = both.find(({ step }) => step === 'again')
  if (again && undecided(again)) await move(job, again, 'cancelled', [{ rule: 'first_gone', score: 0 }])
}
