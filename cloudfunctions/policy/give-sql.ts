import type { CouponTerms } from '@domain/coupon/contract'
import type { Fen, Percent } from '@domain/money'
import type { PolicyId } from '@domain/policy/contract'
import type { Policy, Who } from '@domain/policy/policy'
import { days, later, type Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

/**
 * The query of each kind of audience, about person `p`. Each asks for one value about one person, which is an index's work whatever the database believes about
 * its tables; written as `not exists` a fresh table's wrong figures made a join of it that read all rows for each person (a slice took 40 s instead of 0.3).
 */
function concerns(who: Who, now: Instant) {
  switch (who.kind) {
    case 'residents':
      return sql`true`
    case 'newcomers':
      return sql`(select o.id from orders o where o.person_id = p.id and o.paid_at is not null limit 1) is null`
    case 'first_buyers':
      return sql`(select count(*) from (select 1 from orders o where o.person_id = p.id and o.state in ('paid', 'fetched') limit 2) bought) = 1`
    case 'silent':
      return sql`(select max(o.paid_at) from orders o where o.person_id = p.id and o.state in ('paid', 'fetched')) <= ${later(now, -days(who.days))}::timestamptz`
    case 'members':
      return sql`(select ${sql.ref(`t.${who.least}Until`)} from tier_standing t where t.person_id = p.id) > ${now}::timestamptz`
    case 'only_category':
      return sql`(
        select count(*) = ${who.orders} and bool_and(alike) from (
          select not exists (
            select from order_line l join item i on i.community_id = l.community_id and i.id = l.item_id
            where l.community_id = o.community_id and l.order_id = o.id and i.category <> ${who.category}) as alike
          from orders o where o.person_id = p.id and o.state in ('paid', 'fetched') order by o.id desc limit ${who.orders}) last)`
  }
}

const isHeldOut = (policyId: PolicyId, percent: Percent) =>
  sql`('x' || left(md5(${policyId} || ':' || p.id), 8))::bit(32)::bigint % 100 < ${percent}`

const asked = ({ id, who, personal }: Policy, windowId: string, now: Instant) =>
  sql`${personal ? sql`p.personalised` : sql`true`} and ${concerns(who, now)}
    and (select g.outcome from policy_grant g where g.person_id = p.id and g.policy_id = ${id} and g.window_id = ${windowId}) is null`

/** How many a run would look to serve. */
export async function countConcerned(tx: Tx, policy: Policy, communityId: string, windowId: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from person p where p.community_id = ${communityId} and p.erased_at is null and ${asked(policy, windowId, now)}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Which people a slice looks at: one, or so many after another in the order of their ids. */
export type Slice = { personId: string } | { after: string; most: number }

/** What each of them is given one of. Coupons' ids are this prefix and a number: they grow like all ids, and a slice needs no list of them. */
export interface Part {
  batchId: string
  faceFen: Fen
  from: Instant
  until: Instant
  idPrefix: string
}

export interface Giving {
  policy: Policy
  communityId: string
  windowId: string
  slice: Slice
  parts: readonly Part[]
  /** For how many people the budget is enough; whoever comes after them is served in another window. */
  room: number
  /** What each is told, with a prefix for the messages' ids; null where nobody is. */
  news: { facts: string; idPrefix: string } | null
  now: Instant
}

export interface Gave {
  looked: number
  seenUntil: string | null
  given: number
  heldOut: number
  skipped: number
}

/**
 * Serves a slice in one statement: who is concerned, whom chance holds out, a row for each (the key lets nobody be served twice in a window), their coupons,
 * the batches' counters, their messages. The batches are held by the caller; the people are kept from being erased meanwhile. 1,000,000 people in slices of 10,000 took 38 s on two cores, a kill half-way included (`npm run bench -- coupons`).
 */
export async function giveSlice(tx: Tx, { policy, communityId, windowId, slice, parts, room, news, now }: Giving): Promise<Gave> {
  const among = 'personId' in slice ? sql`id = ${slice.personId}` : sql`id > ${slice.after}`
  const most = 'personId' in slice ? 1 : slice.most
  const { rows } = await sql<Gave>`
    with slice as materialized (
      select id, personalised from person where community_id = ${communityId} and erased_at is null and ${among} order by id limit ${most} for key share
    ), concerned as materialized (
      select p.id, ${isHeldOut(policy.id, policy.holdOutPercent)} as held_out
      from slice p where ${asked(policy, windowId, now)}
    ), counted as (
      select id, held_out, count(*) filter (where not held_out) over (order by id) as place from concerned
    ), granted as (
      insert into policy_grant (person_id, policy_id, window_id, community_id, outcome, at)
      select id, ${policy.id}, ${windowId}, ${communityId}, case when held_out then 'held_out' else 'given' end, ${now}::timestamptz
      from counted where place <= ${room}::int and (not held_out or place < ${room}::int) order by id
      on conflict do nothing returning person_id, outcome
    ), given as (
      select person_id, row_number() over (order by person_id) as place from granted where outcome = 'given'
    ), coupons as (
      insert into coupon (id, person_id, community_id, batch_id, nth, face_fen, state, valid_from, valid_until, why, issued_at)
      select part.id_prefix || lpad(given.place::text, 6, '0'), given.person_id, ${communityId}, part.batch_id,
        1 + coalesce((select max(c.nth) from coupon c where c.batch_id = part.batch_id and c.person_id = given.person_id), 0),
        part.face_fen, 'issued', part.valid_from, part.valid_until, ${policy.id}, ${now}::timestamptz
      from given cross join (values ${sql.join(parts.map((part) => sql`(${part.batchId}, ${part.faceFen}::bigint, ${part.from}::timestamptz, ${part.until}::timestamptz, ${part.idPrefix})`))})
        part (batch_id, face_fen, valid_from, valid_until, id_prefix)
    ), counters as (
      update coupon_batch set issued = issued + (select count(*) from given)
      where community_id = ${communityId} and id in (${sql.join(parts.map((part) => part.batchId))})
    )${news ? sql`, told as (
      insert into message (person_id, id, kind, facts, at)
      select person_id, ${news.idPrefix} || lpad(place::text, 6, '0'), 'coupon_given', ${news.facts}::jsonb, ${now}::timestamptz from given
    )` : sql``}
    select (select count(*) from slice) as looked, (select max(id) from slice) as seen_until,
      (select count(*) from given) as given, (select count(*) from granted where outcome = 'held_out') as held_out,
      (select count(*) from concerned) - (select count(*) from granted) as skipped`.execute(tx)
  return rows[0] ?? { looked: 0, seenUntil: null, given: 0, heldOut: 0, skipped: 0 }
}

export interface OwnBatchRow {
  id: string
  terms: CouponTerms
  claimFrom: Instant
  faceFen: Fen
  budgetFen: Fen
  issued: number
  stoppedAt: Instant | null
}

/** The batches of a policy's part in a month, the newest first, held. */
export async function lockOwnBatches(tx: Tx, communityId: string, rules: readonly string[], from: Instant, until: Instant): Promise<(OwnBatchRow & { policyId: string })[]> {
  const { rows } = await sql<OwnBatchRow & { policyId: string }>`
    select id, policy_id, terms, claim_from, face_fen, budget_fen, issued, stopped_at from coupon_batch
    where community_id = ${communityId} and policy_id = any(${[...rules]}::text[]) and claim_from >= ${from} and claim_from < ${until}
    order by id for update`.execute(tx)
  return rows.sort((a, b) => (a.claimFrom > b.claimFrom ? -1 : 1))
}

export async function raiseBudget(tx: Tx, communityId: string, id: string, budgetFen: Fen): Promise<void> {
  await sql`update coupon_batch set budget_fen = ${budgetFen} where community_id = ${communityId} and id = ${id} and budget_fen < ${budgetFen}`.execute(tx)
}
