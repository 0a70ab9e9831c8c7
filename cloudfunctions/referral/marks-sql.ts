import { sql } from 'kysely'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'

export interface MarkRow {
  personId: string
  kind: 'phone' | 'payer' | 'device' | 'household' | 'address'
  communityId: string | null
  one: string
  two: string | null
}

/** What is known of these people that two accounts of one household would share. An address stands on the person and on every order to the door. */
export async function marksOf(tx: Tx, personIds: readonly string[]): Promise<MarkRow[]> {
  if (personIds.length === 0) return []
  const ids = sql.join([...personIds])
  const { rows } = await sql<MarkRow>`
    select id as person_id, 'phone' as kind, null as community_id, phone as one, null as two from person where id in (${ids}) and phone is not null
    union select id, 'address', community_id, building, door from person where id in (${ids}) and building is not null and door is not null and community_id is not null
    union select person_id, 'address', community_id, building, door from orders where person_id in (${ids}) and building is not null and door is not null
    union select person_id, 'payer', null, openid, null from payment where person_id in (${ids}) and state = 'paid' and openid is not null
    union select person_id, 'device', null, install, null from session where person_id in (${ids}) and install is not null
    union select person_id, 'household', null, household_id, null from household_member where person_id in (${ids}) and state in ('member', 'leaving')`.execute(tx)
  return rows
}

/** For whom else this inviter was rewarded or is about to be, the latest first. */
export async function rewardedInvitees(tx: Tx, inviterId: string, but: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ inviteeId: string }>`
    select distinct invitee_id from referral_reward
    where inviter_id = ${inviterId} and invitee_id <> ${but} and step = 'first' and state in ('granted', 'held', 'budget')
    order by invitee_id desc limit ${most}`.execute(tx)
  return rows.map((row) => row.inviteeId)
}

/** How this inviter's rewards since then have gone: for orders that were barely large enough, and taken back. */
export async function rewardHistory(tx: Tx, inviterId: string, since: Instant, barelyUntilFen: number): Promise<{ barely: number; takenBack: number }> {
  const { rows } = await sql<{ barely: number; takenBack: number }>`
    select count(*) filter (where r.state = 'granted' and o.paid_fen - o.refunded_fen <= ${barelyUntilFen})::int as barely,
      count(*) filter (where r.state = 'taken_back')::int as taken_back
    from referral_reward r join orders o on o.community_id = r.community_id and o.id = r.order_id
    where r.inviter_id = ${inviterId} and r.step = 'first' and r.created_at >= ${since}`.execute(tx)
  return rows[0] ?? { barely: 0, takenBack: 0 }
}
