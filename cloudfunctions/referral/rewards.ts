import type { RewardView } from '@domain/referral/contract'
import { LADDER_NEED, REWARDS_A_MONTH } from '@domain/referral/reward'
import { ok } from '@domain/result'
import { shopMonth } from '@domain/time'
import { profiles } from '../me/me'
import type { Tx } from '../_kit/db'
import type { Handler } from '../_kit/serve'
import type { RewardRow } from './reward-sql'
import { countBought, rewardsInMonth, rewardsOf } from './reward-sql'

const PAGE = 50

/** What the caller's invitations earned, what waits and why something was refused. */
export const rewards: Handler<'referral.rewards'> = async ({ cursor }, { tx, personId, now }) => {
  const found = await rewardsOf(tx, personId, cursor, PAGE + 1)
  const page = found.slice(0, PAGE)
  const have = await countBought(tx, personId)
  const month = await rewardsInMonth(tx, personId, shopMonth(now).month)
  return ok({
    rewards: await viewRewards(tx, page),
    cursor: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    ladder: { need: LADDER_NEED, have: Math.min(have, LADDER_NEED), reached: have >= LADDER_NEED },
    monthLeft: month ? month.most - month.rewards : REWARDS_A_MONTH
  })
}

export async function viewRewards(tx: Tx, rows: readonly RewardRow[]): Promise<RewardView[]> {
  const faces = await profiles(tx, rows.map((row) => row.inviteeId))
  return rows.map((row) => {
    const face = faces.get(row.inviteeId)
    return {
      rewardId: row.id,
      step: row.step,
      state: row.state,
      faceFen: row.faceFen,
      dueAt: row.dueAt,
      couponId: row.couponId,
      invitee: { nickname: face?.nickname ?? null, faceSeed: face?.faceSeed ?? '' },
      reasons: [...row.reasons]
    }
  })
}
