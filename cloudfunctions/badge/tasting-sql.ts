import type { KocReason } from '@domain/badge/contract'
import { KOC_DAYS, KOC_MOST, KOC_SCORE } from '@domain/badge/koc'
import { days, later, type Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import { json } from '../_kit/json'

export const invitationsOf = (tx: Tx, personId: string): Promise<{ communityId: string; community: string }[]> =>
  tx
    .selectFrom('tastingMember as t')
    .innerJoin('community as c', 'c.id', 't.communityId')
    .select(['t.communityId', 'c.name as community'])
    .where('t.personId', '=', personId)
    .where('t.state', '=', 'invited')
    .orderBy('t.invitedAt')
    .execute()

export interface ActiveRow {
  personId: string
  score: number
  orders: number
  pools: number
  brought: number
  reviews: number
  events: number
  state: 'invited' | 'joined' | 'declined' | null
}

/** The most active of a community's residents lately, or one of them with her place among all; who switched personal choice off isn't chosen. */
export async function mostActive(tx: Tx, communityId: string, now: Instant): Promise<ActiveRow[]> {
  const since = sql`${later(now, -days(KOC_DAYS))}::timestamptz`
  const { rows } = await sql<ActiveRow>`
    with mine as materialized (
      select id from person where community_id = ${communityId} and erased_at is null and personalised
    ), bought as (
      select o.person_id, count(*)::int as n from orders o
      where o.community_id = ${communityId} and o.state = 'fetched' and o.placed_at > ${since} and o.refunded_fen < o.paid_fen
        and exists (select from order_line l where l.community_id = o.community_id and l.order_id = o.id and l.handed_how = 'pickup') group by 1
    ), pooled as (
      select s.person_id, count(*)::int as n from seat s join pool p on p.community_id = s.community_id and p.id = s.pool_id
      where s.community_id = ${communityId} and s.state = 'settled' and p.over_at > ${since} group by 1
    ), invited as (
      select inviter_id as person_id, count(*)::int as n from referral_reward
      where community_id = ${communityId} and step = 'first' and state = 'granted' and created_at > ${since} group by 1
    ), wrote as (
      select person_id, count(*)::int as n from review where community_id = ${communityId} and state = 'shown' and written_at > ${since} group by 1
    ), came as (
      select p.person_id, count(distinct p.event_id)::int as n from event_checkin k join event_place p on p.id = k.place_id
      where k.community_id = ${communityId} and p.person_id is not null and k.at > ${since} group by 1
    ), counted as (
      select m.id as person_id, coalesce(b.n, 0) as orders, coalesce(p.n, 0) as pools, coalesce(i.n, 0) as brought, coalesce(w.n, 0) as reviews, coalesce(e.n, 0) as events
      from mine m left join bought b on b.person_id = m.id left join pooled p on p.person_id = m.id left join invited i on i.person_id = m.id
      left join wrote w on w.person_id = m.id left join came e on e.person_id = m.id
      where coalesce(b.n, p.n, i.n, w.n, e.n) is not null
    )
    select c.*, c.orders * ${KOC_SCORE.orders}::int + c.pools * ${KOC_SCORE.pools}::int + c.brought * ${KOC_SCORE.brought}::int
      + c.reviews * ${KOC_SCORE.reviews}::int + c.events * ${KOC_SCORE.events}::int as score, t.state
    from counted c left join tasting_member t on t.community_id = ${communityId} and t.person_id = c.person_id
    order by score desc, c.person_id limit ${KOC_MOST}`.execute(tx)
  return rows
}

/** Asks somebody into the team; who was asked before is asked again only if she declined. */
export async function insertInvitation(tx: Tx, member: { communityId: string; personId: string; reasons: readonly KocReason[]; by: string; at: Instant }): Promise<boolean> {
  const { rows } = await sql`
    insert into tasting_member as t (community_id, person_id, state, reasons, invited_by, invited_at)
    values (${member.communityId}, ${member.personId}, 'invited', ${json(member.reasons)}::jsonb, ${member.by}, ${member.at})
    on conflict (community_id, person_id) do update
      set state = 'invited', reasons = excluded.reasons, invited_by = excluded.invited_by, invited_at = excluded.invited_at, answered_at = null
      where t.state = 'declined'
    returning person_id`.execute(tx)
  return rows.length === 1
}

/** Notes an answer; false where nobody asked. */
export async function answerInvitation(tx: Tx, communityId: string, personId: string, join: boolean, now: Instant): Promise<boolean> {
  const done = await tx
    .updateTable('tastingMember')
    .set({ state: join ? 'joined' : 'declined', answeredAt: now })
    .where('communityId', '=', communityId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function countJoined(tx: Tx, communityId: string): Promise<number> {
  const row = await tx
    .selectFrom('tastingMember')
    .select(({ fn }) => fn.countAll<number>().as('joined'))
    .where('communityId', '=', communityId)
    .where('state', '=', 'joined')
    .executeTakeFirst()
  return row?.joined ?? 0
}
