import type { Fen } from '@domain/money'
import type { RewardState, RewardStep } from '@domain/referral/contract'
import type { Reason } from '@domain/referral/risk'
import type { Instant } from '@domain/time'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import { json } from '../_kit/json'

export type RewardRow = Omit<Selectable<Schema['referralReward']>, 'step' | 'state' | 'reasons'> & {
  step: RewardStep
  state: RewardState
  reasons: readonly Reason[]
}

/** A reward that waits for its after-sale window. A cancelled one of the same step gives its place to the new order. False when another is there. */
export async function insertReward(tx: Tx, reward: Pick<RewardRow, 'id' | 'inviterId' | 'inviteeId' | 'step' | 'communityId' | 'orderId' | 'dueAt' | 'faceFen' | 'createdAt'>): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into referral_reward as r (id, inviter_id, invitee_id, step, community_id, order_id, due_at, state, face_fen, reasons, created_at)
    values (${reward.id}, ${reward.inviterId}, ${reward.inviteeId}, ${reward.step}, ${reward.communityId}, ${reward.orderId}, ${reward.dueAt}, 'waiting',
      ${reward.faceFen}, '[]', ${reward.createdAt})
    on conflict on constraint reward_once do update
      set order_id = excluded.order_id, community_id = excluded.community_id, due_at = excluded.due_at, state = 'waiting', reasons = '[]',
        decided_by = null, decision = null, decided_at = null
      where r.state = 'cancelled' and r.order_id <> excluded.order_id
    returning r.id`.execute(tx)
  return rows[0]?.id ?? null
}

export const findReward = async (tx: Tx, id: string): Promise<RewardRow | null> =>
  (await tx.selectFrom('referralReward').selectAll().where('id', '=', id).$castTo<RewardRow>().executeTakeFirst()) ?? null

/** Both steps' rewards for one invitee, locked in the order of their ids: whoever moves one of them sees the other as it is, and keeps it so. */
export const lockRewardsFor = (tx: Tx, inviterId: string, inviteeId: string): Promise<RewardRow[]> =>
  tx
    .selectFrom('referralReward')
    .selectAll()
    .where('inviterId', '=', inviterId)
    .where('inviteeId', '=', inviteeId)
    .orderBy('id')
    .forUpdate()
    .$castTo<RewardRow>()
    .execute()

/** For whom an order earned rewards; it has one owner, and she one inviter. */
export async function pairOf(tx: Tx, orderId: string): Promise<Pick<RewardRow, 'inviterId' | 'inviteeId'> | null> {
  return (await tx.selectFrom('referralReward').select(['inviterId', 'inviteeId']).where('orderId', '=', orderId).limit(1).executeTakeFirst()) ?? null
}

/** The rewards for several invitees of one inviter. */
export async function rewardsForMany(tx: Tx, inviterId: string, inviteeIds: readonly string[]): Promise<RewardRow[]> {
  if (inviteeIds.length === 0) return []
  return tx.selectFrom('referralReward').selectAll().where('inviterId', '=', inviterId).where('inviteeId', 'in', [...inviteeIds]).$castTo<RewardRow>().execute()
}

export async function updateReward(
  tx: Tx,
  id: string,
  change: Partial<Pick<RewardRow, 'state' | 'couponId' | 'month' | 'decidedBy' | 'decision' | 'decidedAt'>> & { reasons?: readonly Reason[] }
): Promise<void> {
  const { reasons, ...rest } = change
  await tx
    .updateTable('referralReward')
    .set({ ...rest, ...(reasons && { reasons: json(reasons) }) })
    .where('id', '=', id)
    .execute()
}

export const rewardsOf = (tx: Tx, inviterId: string, before: string | undefined, most: number): Promise<RewardRow[]> =>
  tx
    .selectFrom('referralReward')
    .selectAll()
    .where('inviterId', '=', inviterId)
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(most)
    .$castTo<RewardRow>()
    .execute()

export const rewardsToLookAt = (tx: Tx, communityId: string, states: readonly RewardState[], before: string | undefined, most: number): Promise<RewardRow[]> =>
  tx
    .selectFrom('referralReward')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('state', 'in', [...states])
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(most)
    .$castTo<RewardRow>()
    .execute()

/** How many of her invitees brought her a first reward that she still has. */
export async function countBought(tx: Tx, inviterId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from referral_reward where inviter_id = ${inviterId} and step = 'first' and state = 'granted'`.execute(tx)
  return rows[0]?.count ?? 0
}

export interface Done {
  placedAt: Instant
  fetched: boolean
  keptFen: Fen
  pickedUpAt: Instant | null
  afterSaleHours: number
  /** Money was asked back since it was picked up. */
  asked: boolean
}
/** What has become of an invitee's order. Lines that nobody fetched were not picked up. */
export async function orderDone(tx: Tx, communityId: string, orderId: string): Promise<Done | null> {
  const { rows } = await sql<Done>`
    select o.placed_at, o.state = 'fetched' as fetched, o.paid_fen - o.refunded_fen as kept_fen, p.at as picked_up_at, c.after_sale_hours,
      exists (select from refund_ask a where a.community_id = o.community_id and a.order_id = o.id and a.asked_at >= p.at) as asked
    from orders o
    join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
    cross join lateral (
      select max(l.handed_at) as at from order_line l where l.community_id = o.community_id and l.order_id = o.id and l.handed_how = 'pickup'
    ) p
    where o.community_id = ${communityId} and o.id = ${orderId}`.execute(tx)
  return rows[0] ?? null
}

/** Counts a reward against the community's month; false when its budget does not reach. With `raise` an operator has said that it shall: the budget grows. */
export async function takeBudget(tx: Tx, communityId: string, month: string, fen: Fen, usualFen: Fen, raise: boolean): Promise<boolean> {
  await sql`insert into referral_budget (community_id, month, used_fen, budget_fen) values (${communityId}, ${month}, 0, ${usualFen}) on conflict do nothing`.execute(tx)
  const { rows } = await sql`
    update referral_budget set used_fen = used_fen + ${fen}, budget_fen = case when ${raise} then greatest(budget_fen, used_fen + ${fen}) else budget_fen end
    where community_id = ${communityId} and month = ${month} and (${raise} or used_fen + ${fen} <= budget_fen)
    returning month`.execute(tx)
  return rows.length === 1
}

/** Counts a reward against the inviter's month; false when she has had as many as there are. */
export async function takeCap(tx: Tx, inviterId: string, month: string, usual: number, raise: boolean): Promise<boolean> {
  await sql`insert into referral_month (inviter_id, month, rewards, most) values (${inviterId}, ${month}, 0, ${usual}) on conflict do nothing`.execute(tx)
  const { rows } = await sql`
    update referral_month set rewards = rewards + 1, most = case when ${raise} then greatest(most, rewards + 1) else most end
    where inviter_id = ${inviterId} and month = ${month} and (${raise} or rewards < most)
    returning month`.execute(tx)
  return rows.length === 1
}

/** A reward counts no longer against its inviter's month. */
export async function uncap(tx: Tx, inviterId: string, month: string): Promise<void> {
  await sql`update referral_month set rewards = rewards - 1 where inviter_id = ${inviterId} and month = ${month}`.execute(tx)
}

/** A reward counts no longer against its community's budget. */
export async function unbudget(tx: Tx, communityId: string, month: string, fen: Fen): Promise<void> {
  await sql`update referral_budget set used_fen = used_fen - ${fen} where community_id = ${communityId} and month = ${month}`.execute(tx)
}

export async function budgetOf(tx: Tx, communityId: string, month: string): Promise<{ usedFen: Fen; budgetFen: Fen } | null> {
  return (await tx.selectFrom('referralBudget').select(['usedFen', 'budgetFen']).where('communityId', '=', communityId).where('month', '=', month).executeTakeFirst()) ?? null
}

export async function rewardsInMonth(tx: Tx, inviterId: string, month: string): Promise<{ rewards: number; most: number } | null> {
  return (await tx.selectFrom('referralMonth').select(['rewards', 'most']).where('inviterId', '=', inviterId).where('month', '=', month).executeTakeFirst()) ?? null
}

/** What an erased person's invitations, or her coming, have not brought yet they bring no more; an operator can't overturn a refusal either. */
export async function cancelWaiting(tx: Tx, personId: string): Promise<void> {
  await sql`
    update referral_reward set state = 'cancelled', reasons = reasons || '[{"rule":"erased","score":0}]'
    where (inviter_id = ${personId} or invitee_id = ${personId}) and state in ('waiting', 'held', 'budget', 'refused')`.execute(tx)
}
