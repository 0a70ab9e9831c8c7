import type { RewardState } from '@domain/referral/contract'
import { BUDGET_A_MONTH_FEN } from '@domain/referral/reward'
import { ok, refuse } from '@domain/result'
import { shopMonth } from '@domain/time'
import { deskName } from '../me/me'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { budgetOf, rewardsToLookAt } from './reward-sql'
import { viewRewards } from './rewards'

const PAGE = 50
const WAITING: readonly RewardState[] = ['held', 'budget']

/** Rewards that wait for a person's word, newest first; refused ones when asked for. */
export const review: Handler<'referral.review'> = async ({ communityId, state, cursor }, call) => {
  const { tx, now } = call
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const found = await rewardsToLookAt(tx, communityId, state ? [state] : WAITING, cursor, PAGE + 1)
  const page = found.slice(0, PAGE)
  const names = await deskName(tx, page.map((row) => row.inviterId))
  const views = await viewRewards(tx, page)
  const budget = await budgetOf(tx, communityId, shopMonth(now).month)
  return ok({
    rewards: page.flatMap(({ inviterId, inviteeId, orderId, decidedBy, decision }, place) => {
      const view = views[place]
      return view ? [{ ...view, inviterId, inviteeId, inviterName: names.get(inviterId) || null, orderId, decidedBy, decision }] : []
    }),
    cursor: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    budget: { monthFen: budget?.budgetFen ?? BUDGET_A_MONTH_FEN, usedFen: budget?.usedFen ?? 0 }
  })
}
