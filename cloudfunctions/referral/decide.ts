import { isOpen } from '@domain/referral/reward'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { grant, move } from './grant'
import type { RewardRow } from './reward-sql'
import { lockReward, rewardsFor, updateReward } from './reward-sql'

/** An operator has the last word about a reward that was held, refused or waits for budget. */
export const decide: Handler<'referral.decide'> = async ({ rewardId, allow, reason }, call) => {
  const reward = await lockReward(call.tx, rewardId)
  if (!reward || !holds(call, 'operator', reward.communityId)) return refuse('reward_not_found')
  if (!isOpen(reward.state)) return refuse('reward_over')
  await updateReward(call.tx, reward.id, { decidedBy: call.personId, decision: reason, decidedAt: call.now })
  if (allow) await grant(call, reward, reward.reasons, true)
  else await move(call, reward, 'refused', reward.reasons)
  if (allow && reward.step === 'first') await wakeAgain(call, reward)
  const state = allow ? ('granted' as const) : ('refused' as const)
  const { communityId } = reward
  await call.audit({ communityId, what: 'referral.decide', subject: reward.id, before: { state: reward.state }, after: { state, reason } })
  return ok({ state })
}

/** A second step that was held for want of the first is judged anew. */
async function wakeAgain(call: Call, { inviterId, inviteeId }: RewardRow): Promise<void> {
  const again = (await rewardsFor(call.tx, inviterId, inviteeId)).find((reward) => reward.step === 'again')
  if (again?.state !== 'held' || !again.reasons.some((reason) => reason.rule === 'first_undecided')) return
  await updateReward(call.tx, again.id, { state: 'waiting', reasons: [] })
  await call.later({ kind: 'referral.due', subject: again.id, communityId: again.communityId, runAt: call.now })
}
