import { FIRST_LEAST_FEN } from '@domain/referral/reward'
import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I24 */
export const forest: Shown = {
  id: 'I24',
  how: 'everybody came through one person at the most, who was there before her, so that nobody came through herself by any way round; it is the one of the invitation',
  query: () => sql`
    select 'one inviter each' as what, min(community_id) as community_id, person_id as subject, '1' as should, count(*)::text as found
    from referral_edge group by person_id having count(*) > 1
    union all
    select 'an inviter was there before', community_id, person_id, 'before her', inviter_id from referral_edge where inviter_id >= person_id
    union all
    select 'an inviter is a person', e.community_id, e.person_id, 'a person', e.inviter_id
    from referral_edge e where e.inviter_id is not null and not exists (select from person p where p.id = e.inviter_id)
    union all
    select 'she came by the invitation of her inviter', e.community_id, e.person_id, i.person_id, e.inviter_id
    from referral_edge e join invite i on i.id = e.invite_id where i.person_id is distinct from e.inviter_id`,
}

/** I25 */
export const onePerStep: Shown = {
  id: 'I25',
  how: 'an invitee brings a reward once for each step, to the one who invited her herself and to nobody above, and only where the invitation may earn',
  query: () => sql`
    select 'a step is rewarded once' as what, min(community_id) as community_id, invitee_id as subject, '1' as should, count(*)::text as found
    from referral_reward group by inviter_id, invitee_id, step having count(*) > 1
    union all
    select 'a reward is for one’s own invitee', r.community_id, r.id, e.inviter_id, r.inviter_id
    from referral_reward r left join referral_edge e on e.person_id = r.invitee_id where e.inviter_id is distinct from r.inviter_id or not e.earns
    union all
    select 'a coupon is one reward’s', min(community_id), coupon_id, '1', count(*)::text from referral_reward where coupon_id is not null group by coupon_id having count(*) > 1`,
}

/** I26 */
export const earnedByPurchase: Shown = {
  id: 'I26',
  how:
    'a reward is for an order of somebody else; one that was given stands on an order that was fetched and of which enough was kept (unless its coupon had been used before the refund), ' +
    'and its coupon is the inviter’s; one that was taken back has no usable coupon',
  query: () => sql`
    with reward as (
      select r.*, r.reasons @> '[{"rule": "used_before_refund"}]' or exists (
        select from job j where j.kind = 'referral.questioned' and j.subject = r.order_id and j.state in ('queued', 'running')) as excused
      from referral_reward r
    )
    select 'a reward is for somebody else’s order' as what, r.community_id, r.id as subject, r.invitee_id as should, o.person_id as found
    from reward r left join orders o on o.community_id = r.community_id and o.id = r.order_id
    where o.person_id is distinct from r.invitee_id or r.invitee_id = r.inviter_id
    union all
    select 'a reward stands on an order that was kept', r.community_id, r.id, 'fetched', o.state || ' ' || (o.paid_fen - o.refunded_fen)
    from reward r join orders o on o.community_id = r.community_id and o.id = r.order_id
    where r.state = 'granted' and not r.excused
      and (o.state <> 'fetched' or o.paid_fen - o.refunded_fen < case r.step when 'first' then ${FIRST_LEAST_FEN}::bigint else 1 end)
    union all
    select 'a reward that was given is a coupon of the inviter', r.community_id, r.id, r.inviter_id, c.person_id
    from reward r left join coupon c on c.id = r.coupon_id
    where r.state in ('granted', 'taken_back') and (c.person_id is distinct from r.inviter_id or c.face_fen <> r.face_fen)
    union all
    select 'what was taken back can not be used', r.community_id, r.id, 'taken_back', c.state
    from reward r join coupon c on c.id = r.coupon_id where r.state = 'taken_back' and (c.state = 'issued' or (c.state = 'locked' and not c.unwanted))`,
}

/** I27 */
export const rewardsWithin: Shown = {
  id: 'I27',
  how: 'what is counted of a month, against an inviter’s cap and a community’s budget, is what was given in it and not taken back unused, and neither is passed',
  query: () => sql`
    with inviter as (
      select inviter_id, month, count(*) as given from referral_reward where state in ('granted', 'taken_back') and month is not null group by 1, 2
    ), community as (
      select community_id, month, sum(face_fen)::bigint as fen from referral_reward where state in ('granted', 'taken_back') and month is not null group by 1, 2
    )
    select 'an inviter’s month counts her rewards' as what, '' as community_id, coalesce(m.inviter_id, i.inviter_id) || ' ' || coalesce(m.month, i.month) as subject,
      coalesce(i.given, 0)::text as should, coalesce(m.rewards, 0)::text as found
    from referral_month m full join inviter i on i.inviter_id = m.inviter_id and i.month = m.month where coalesce(i.given, 0) <> coalesce(m.rewards, 0)
    union all
    select 'a community’s month counts its rewards', coalesce(b.community_id, c.community_id), coalesce(b.month, c.month), coalesce(c.fen, 0)::text, coalesce(b.used_fen, 0)::text
    from referral_budget b full join community c on c.community_id = b.community_id and c.month = b.month where coalesce(c.fen, 0) <> coalesce(b.used_fen, 0)
    union all
    select 'nobody has more than her month’s rewards', '', inviter_id || ' ' || month, most::text, rewards::text from referral_month where rewards > most
    union all
    select 'rewards stay within the month’s budget', community_id, month, budget_fen::text, used_fen::text from referral_budget where used_fen > budget_fen
    union all
    select 'a reward that was given counts in a month', community_id, id, 'a month', null from referral_reward where state = 'granted' and month is null`,
}
