import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** A pass that renews itself is one coupon, however often it did. */
const given = sql`
  select b.*, (select count(*) from coupon c where c.community_id = b.community_id and c.batch_id = b.id and not (c.pass and c.nth > 1)) as given,
    (select coalesce(sum(c.face_fen), 0) from coupon c where c.community_id = b.community_id and c.batch_id = b.id and not (c.pass and c.nth > 1)) as given_fen,
    (select count(*) from coupon_token t where t.community_id = b.community_id and t.batch_id = b.id) as tokens
  from coupon_batch b`

/** I19 */
export const batchesWithin: Shown = {
  id: 'I19',
  how: "coupons given and those still to be had are a batch's size, what is counted is what was given, and all faces together stay within its budget; its face is what one coupon can take off at most",
  query: () => sql`
    with batch as (${given})
    select 'given and still to be had are the size' as what, community_id, id as subject, size::text as should, (given + tokens)::text as found
    from batch where way in ('claim', 'code') and (given + tokens > size or (stopped_at is null and given + tokens <> size))
    union all
    select 'what is counted is what was given', community_id, id, given::text, issued::text
    from batch where way not in ('claim', 'code') and (issued <> given or (size is not null and issued > size))
    union all
    select 'all faces stay within the budget', community_id, id, budget_fen::text, given_fen::text from batch where given_fen > budget_fen
    union all
    select 'the face is the dearest case', community_id, id, coalesce(terms -> 'benefit' ->> 'capFen', terms -> 'benefit' ->> 'offFen'), face_fen::text
    from batch where face_fen <> coalesce(terms -> 'benefit' ->> 'capFen', terms -> 'benefit' ->> 'offFen')::bigint
    union all
    select 'a coupon has the face of its batch', c.community_id, c.id, b.face_fen::text, c.face_fen::text
    from coupon c left join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id where b.face_fen is distinct from c.face_fen`,
}

/** I20 */
export const fewEnoughEach: Shown = {
  id: 'I20',
  how: 'nobody has had more of a batch than it says, a code that works once gave one coupon, and who was served by a policy in a turn has its coupons once, who was held out none',
  query: () => sql`
    select 'nobody has more of a batch than it says' as what, c.community_id, c.person_id as subject, b.per_person::text as should, count(*)::text as found
    from coupon c join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
    where not (c.pass and c.nth > 1) group by c.community_id, c.person_id, b.id, b.per_person having count(*) > b.per_person
    union all
    select 'a code that works once gave a coupon', k.community_id, k.batch_id, k.used_by, null
    from coupon_code k where k.used_by is not null and (k.store_name is not null
      or not exists (select from coupon c where c.batch_id = k.batch_id and c.person_id = k.used_by))
    union all
    select 'who was served has her coupons, who was held out none', g.community_id, g.person_id, g.outcome, count(c.id)::text
    from policy_grant g left join coupon c on c.person_id = g.person_id and c.why = g.policy_id and c.issued_at = g.at
    group by g.community_id, g.person_id, g.policy_id, g.window_id, g.outcome having (g.outcome = 'given') <> (count(c.id) > 0)`,
}
