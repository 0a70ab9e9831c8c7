import { BUDGET_A_MONTH_FEN, LADDER_NEED, LADDER_TERMS, REWARDS_A_MONTH, REWARD_TERMS, mayBecome } from '@domain/referral/reward'
import type { Reason } from '@domain/referral/risk'
import { MOST_FEN } from '@domain/money'
import { assert } from '@domain/result'
import { instant, shopMonth, type Instant } from '@domain/time'
import { badgeHappened } from '../badge/badge'
import { issueCoupon, ownBatch } from '../coupon/coupon'
import { homeOf } from '../me/me'
import type { Call } from '../_kit/call'
import type { RewardRow } from './reward-sql'
import { countBought, lockRewardsFor, takeBudget, takeCap, uncap, updateReward } from './reward-sql'

/** More coupons of one rule than anybody earns: caps and budgets of rewards are kept by themselves, month by month. */
const PER_PERSON = 1_000
const EVER = { from: instant('2026-01-01T00:00:00.000Z'), until: instant('2126-01-01T00:00:00.000Z') }

/**
 * Gives the inviter, who is held, her coupon, within her month's cap and the budget of the community where her friend bought (I27). Where the budget is used up
 * the reward waits for an operator, whose word (`overruled`) raises cap and budget by what it takes. The coupon is one of the inviter's own community, which may
 * be another: elsewhere it would be of no use to her.
 */
export async function grant(call: Call, reward: RewardRow, reasons: readonly Reason[], overruled = false): Promise<void> {
  const { tx, now } = call
  const { month, from, until } = shopMonth(now)
  if (!(await takeCap(tx, reward.inviterId, month, REWARDS_A_MONTH, overruled))) {
    return move(call, reward, 'refused', [...reasons, { rule: 'month_full', score: 0 }])
  }
  if (!(await takeBudget(tx, reward.communityId, month, reward.faceFen, BUDGET_A_MONTH_FEN, overruled))) {
    await uncap(tx, reward.inviterId, month)
    return move(call, reward, 'budget', [...reasons, { rule: 'budget_used_up', score: 0 }])
  }
  const communityId = (await homeOf(tx, reward.inviterId)).communityId ?? reward.communityId
  const batch = await ownBatch(call, {
    communityId,
    rule: `reward.${reward.step}`,
    way: 'reward',
    terms: REWARD_TERMS[reward.step],
    budgetFen: MOST_FEN,
    perPerson: PER_PERSON,
    from,
    until
  })
  const coupon = await issueCoupon(call, { batch, personId: reward.inviterId, why: `reward_${reward.step}` })
  assert(typeof coupon !== 'string', 'a reward that has its place in cap and budget has its coupon')
  assert(mayBecome(reward.state, 'granted'), `a reward doesn't go from ${reward.state} to granted`)
  await updateReward(tx, reward.id, { state: 'granted', couponId: coupon.id, month, reasons })
  if (reward.step !== 'first') return
  await badgeHappened(call, { event: 'reward_granted', personId: reward.inviterId, communityId, subject: reward.id })
  await climb(call, reward.inviterId, communityId)
  await wakeAgain(call, reward)
}

/** A reward that is not granted now, with why. */
export async function move(call: Call, reward: RewardRow, state: 'held' | 'budget' | 'refused' | 'cancelled', reasons: readonly Reason[]): Promise<void> {
  if (reward.state !== state) assert(mayBecome(reward.state, state), `a reward doesn't go from ${reward.state} to ${state}`)
  await updateReward(call.tx, reward.id, { state, reasons })
  if (reward.step === 'first' && (state === 'refused' || state === 'cancelled')) await wakeAgain(call, reward)
  // What comes to nothing as a second order may be large enough to be the first.
  if (reward.step === 'again' && reasons.some(({ rule }) => rule === 'first_gone')) await lookAtOrder(call, reward.communityId, reward.orderId)
}

/** An invitee's order was picked up: which step it is for, if any, is decided in a transaction of its own. */
export const lookAtOrder = (call: Call, communityId: string, orderId: string): Promise<void> =>
  call.later({ kind: 'referral.picked', subject: orderId, communityId, runAt: call.now })

/** A reward is looked at when its window is over. */
export const dueLater = (call: Call, { id, communityId }: Pick<RewardRow, 'id' | 'communityId'>, runAt: Instant): Promise<void> =>
  call.later({ kind: 'referral.due', subject: id, communityId, runAt })

/** A second step that was held since nobody had decided the first is judged anew as soon as somebody has. */
async function wakeAgain(call: Call, { inviterId, inviteeId }: RewardRow): Promise<void> {
  const again = (await lockRewardsFor(call.tx, inviterId, inviteeId)).find(({ step }) => step === 'again')
  if (again?.state !== 'held' || !again.reasons.some(({ rule }) => rule === 'first_undecided')) return
  await updateReward(call.tx, again.id, { state: 'waiting', reasons: [] })
  await dueLater(call, again, call.now)
}

/** The third invitee who bought brings a year of free carrying, once. */
async function climb(call: Call, inviterId: string, communityId: string): Promise<void> {
  if ((await countBought(call.tx, inviterId)) < LADDER_NEED) return
  const batch = await ownBatch(call, { communityId, rule: 'ladder', way: 'reward', terms: LADDER_TERMS, budgetFen: MOST_FEN, perPerson: 1, ...EVER })
  await issueCoupon(call, { batch, personId: inviterId, why: 'ladder', pass: true })
}
