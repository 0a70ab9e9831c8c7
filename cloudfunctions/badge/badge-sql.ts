import type { Badge, Fact } from '@domain/badge/badge'
import type { BadgeId } from '@domain/badge/contract'
import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import { countsFor, type Whom } from './facts-sql'

const rulesOf = (badges: readonly Badge[]) => sql.join(badges.map(({ id, counts, need }) => sql`(${id}, ${counts}, ${need}::int)`))

/** Writes down those of these badges that are earned and were not before; replies how many. What is earned is never taken away. */
export async function grantEarned(tx: Tx, badges: readonly Badge[], whom: Whom, now: Instant): Promise<number> {
  const done = await sql`
    insert into badge_earned (person_id, badge_id, earned_at)
    select c.person_id, r.badge_id, ${now}::timestamptz
    from (${countsFor(badges, whom)}) c (person_id, fact, n)
    join (values ${rulesOf(badges)}) r (badge_id, fact, need) on r.fact = c.fact and c.n >= r.need
    join person p on p.id = c.person_id and p.erased_at is null
    where not exists (select from badge_earned e where e.person_id = c.person_id and e.badge_id = r.badge_id)
    order by c.person_id, r.badge_id on conflict do nothing`.execute(tx)
  return Number(done.numAffectedRows ?? 0)
}

export async function factsOf(tx: Tx, badges: readonly Badge[], personId: string): Promise<Map<Fact, number>> {
  const { rows } = await sql<{ fact: Fact; n: number }>`select fact, n from (${countsFor(badges, { personId })}) c (person_id, fact, n)`.execute(tx)
  return new Map(rows.map(({ fact, n }) => [fact, n]))
}

export interface EarnedRow {
  badgeId: BadgeId
  at: Instant
}

export async function earnedBy(tx: Tx, personId: string): Promise<EarnedRow[]> {
  return tx
    .selectFrom('badgeEarned')
    .select(['badgeId', 'earnedAt as at'])
    .where('personId', '=', personId)
    .orderBy('earnedAt')
    .orderBy('badgeId')
    .$castTo<EarnedRow>()
    .execute()
}

export async function countBadges(tx: Tx, personId: string): Promise<number> {
  const row = await tx.selectFrom('badgeEarned').select(({ fn }) => fn.countAll<number>().as('earned')).where('personId', '=', personId).executeTakeFirst()
  return row?.earned ?? 0
}

export async function forgetBadges(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('badgeEarned').where('personId', '=', personId).execute()
  await tx.deleteFrom('tastingMember').where('personId', '=', personId).execute()
}
