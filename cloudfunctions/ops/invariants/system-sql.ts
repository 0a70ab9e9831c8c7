import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I34 */
export const workIsQueued: Shown = {
  id: 'I34',
  how: 'what must still happen has its job, waiting or visible as a dead letter: a repayment under way, an open pool, a stored notice; no job waits twice',
  query: ({ now }) => sql`
    select 'a repayment under way has its job' as what, r.community_id, r.id as subject, null as should, r.state as found
    from refund r
    where r.state in ('queued', 'sent')
      and not exists (select from job j where j.community_id = r.community_id and j.kind = 'refund.send' and j.subject = r.id)
    union all
    select 'an open pool has its end before it', p.community_id, p.id, null, p.ends_at::text
    from pool p
    where p.state = 'open'
      and not exists (select from job j where j.community_id = p.community_id and j.kind = 'pool.end' and j.subject = p.id)
    union all
    select 'a stored notice is worked or has its job', '', n.notice_id, null, n.received_at::text
    from pay_inbox n
    where n.worked_at is null and n.received_at < ${now}::timestamptz - interval '15 minutes'
      and not exists (select from job j where j.kind = 'payment.inbox' and j.subject = n.notice_id)
    union all
    select 'a job waits once', community_id, kind || ' ' || subject, '1', count(*)::text
    from job where state = 'queued' group by community_id, kind, subject having count(*) > 1`,
}

/** I36 */
export const rightsLeaveTraces: Shown = {
  id: 'I36',
  how: 'what only a right allows, and leaves a row of its own, has an entry in the trail: decisions, releases, confirmed pickups, rights given to others, a campaign moved on, batches of coupons made and stopped, rewards decided',
  query: () => sql`
    with done as (
      select 'refund.decide' as what, community_id, id as subject from refund_ask where state in ('accepted', 'declined')
      union all select 'payment.release', community_id, out_trade_no from quarantine where released_at is not null
      union all
      select distinct 'pickup.confirm', o.community_id, o.bag_id
      from order_line l join orders o on o.community_id = l.community_id and o.id = l.order_id where l.handed_how = 'pickup'
      union all
      select 'role.grant', coalesce(g.community_id, ''), g.person_id from role_grant g
      where g.granted_by <> g.person_id and exists (select from person where id = g.granted_by)
      union all select 'campaign.close', community_id, id from campaign where state in ('closed', 'arrived', 'done')
      union all select 'campaign.arrive', community_id, id from campaign where arrived_at is not null
      union all select 'campaign.cancel', community_id, id from campaign where state = 'cancelled'
      union all select 'coupon.create', community_id, id from coupon_batch where way in ('claim', 'code', 'assign')
      union all select 'coupon.stop', community_id, id from coupon_batch where stopped_at is not null
      union all select 'referral.decide', community_id, id from referral_reward where decided_at is not null
    )
    select d.what, d.community_id, d.subject, 'an entry' as should, 'none' as found
    from done d
    where not exists (select from audit_log a where a.community_id = d.community_id and a.what = d.what and a.subject = d.subject)`,
}

/** I37 */
export const erasedIsGone: Shown = {
  id: 'I37',
  how:
    'of an erased person nothing is left that says who it was: name, accounts, sessions, rights, household, addresses and words on orders, payer, messages, ' +
    'coupons, invitations, stored replies; bodies of notices and stored replies are gone after 30 days',
  query: ({ now, machine }) => sql`
    with gone as (select id from person where erased_at is not null)
    select 'the row says nothing' as what, '' as community_id, p.id as subject, null as should, null as found
    from person p
    where erased_at is not null
      and (nickname is not null or face is not null or phone is not null or unionid is not null or building is not null or door is not null)
    union all
    select trace.what, '', trace.person_id, null, null
    from (
      select 'an account' as what, person_id from account
      union all select 'a session', person_id from session
      union all select 'a right', person_id from role_grant
      union all select 'a household', person_id from household_member
      union all select 'a message', person_id from message
      union all select 'where to carry an order', person_id from orders where building is not null or door is not null
      union all select 'who paid', person_id from payment where openid is not null
      union all select 'words or a picture', person_id from refund_ask where note <> '' or photo is not null
      union all select 'a coupon in hand, or words on one', person_id from coupon where state in ('issued', 'locked') or note is not null
      union all select 'points in hand', person_id from points_account where free > 0 or frozen > 0 or held > 0 or closed_at is null
      union all select 'a tier, a badge or a place in a team', person_id from (
        select person_id from tier_standing union all select person_id from badge_earned union all select person_id from tasting_member) member
      union all select 'an invitation', person_id from invite where person_id is not null
      union all select 'a reward that may still come', inviter_id from referral_reward where state in ('waiting', 'held', 'budget', 'refused')
    ) trace
    where trace.person_id in (select id from gone)
    union all
    select 'a notice keeps its body for 30 days', '', notice_id, null, received_at::text
    from pay_inbox where body is not null and received_at < ${now}::timestamptz - interval '31 days'
    union all
    select 'a stored reply is kept for 30 days', '', person_id, null, created_at::text
    from stored_reply where reply is not null and created_at < ${machine}::timestamptz - interval '30 days'`,
}

/** I40 */
export const windowsOnce: Shown = {
  id: 'I40',
  how: "a timer's window was done once, and by the clock of its day none lies in the future",
  query: ({ now, machine }) => sql`
    select 'a window is done once' as what, '' as community_id, name as subject, '1' as should, count(*)::text as found
    from timer_window group by name, starts_at having count(*) > 1
    union all
    select 'no window lies ahead', '', name, null, starts_at::text
    from timer_window where starts_at > greatest(${now}::timestamptz, ${machine}::timestamptz)`,
}
