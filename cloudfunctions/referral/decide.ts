import { isOpen, keptEnough } from '@domain/referral/reward'
import { ok, refuse } from '@domain/result'
import { lockPerson } from '../me/me'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { grant, move } from './grant'
import { findReward, lockRewardsFor, orderDone, updateReward } from './reward-sql'

/** An operator has the last word about a reward that was held, refused or waits for budget, as long as there is somebody to have it and a purchase behind it (I26). */
export const decide: Handler<'referral.decide'> = async ({ rewardId, allow, reason }, call) => {
  const { tx, now, personId } = call
  const seen = await findReward(tx, rewardId)
  if (!seen || !holds(call, 'operator', seen.communityId)) return refuse('reward_not_found')
  const inviter = await lockPerson(tx, seen.inviterId, 'update')
  const reward = (await lockRewardsFor(tx, seen.inviterId, seen.inviteeId)).find(({ id }) => id === rewardId)
  if (!reward || !inviter || !isOpen(reward.state)) return refuse('reward_over')
  const { communityId, orderId, step } = reward
  const done = await orderDone(tx, communityId, orderId)
  if (allow && !(done?.fetched && keptEnough(step, done.keptFen))) return refuse('reward_over')
  await updateReward(tx, rewardId, { decidedBy: personId, decision: reason, decidedAt: now })
  if (allow) await grant(call, reward, reward.reasons, true)
  else await move(call, reward, 'refused', reward.reasons)
  const state = allow ? ('granted' as const) : ('refused' as const)
  await call.audit({ communityId, what: 'referral.decide', subject: rewardId, before: { state: reward.state }, after: { state, reason } })
  return ok({ state })
}
