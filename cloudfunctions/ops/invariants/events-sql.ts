import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I33 */
export const comeOnce: Shown = {
  id: 'I33',
  how:
    'everybody registered for an event has one check-in at the most, by somebody on duty there at the scan, with a code of at most 60 seconds unless it is marked otherwise; ' +
    'the places registered and offered are those of the registrations and no more than there are; hand-outs given are those ticked off and no more than there were',
  query: () => sql`
    select 'one check-in a registered person' as what, min(community_id) as community_id, place_id as subject, '1' as should, count(*)::text as found
    from event_checkin group by place_id having count(*) > 1
    union all
    select 'who came was registered', c.community_id, c.place_id, 'a place of the registration', coalesce(p.registration_id, 'none')
    from event_checkin c left join event_place p on p.id = c.place_id
    where p.registration_id is distinct from c.registration_id or p.event_id is distinct from c.event_id
    union all
    select 'who came had places', c.community_id, c.place_id, 'registered', r.state
    from event_checkin c join event_registration r on r.id = c.registration_id
    join event e on e.community_id = c.community_id and e.id = c.event_id
    where r.state <> 'registered' and not (r.state = 'cancelled' and e.state = 'cancelled')
    union all
    select 'staff were on duty at the scan', c.community_id, c.place_id, 'on duty at ' || c.scanned_at, c.staff_id
    from event_checkin c where not exists (
      select from event_duty d where d.community_id = c.community_id and d.event_id = c.event_id and d.person_id = c.staff_id
        and d.since <= c.scanned_at and (d.until is null or c.scanned_at < d.until))
    union all
    select 'a scanned code was fresh', community_id, place_id, 'at most 60 seconds', coalesce((scanned_at - made_at)::text, 'no code')
    from event_checkin where how = 'scanned' and (made_at is null or scanned_at - made_at > interval '60 seconds')
    union all
    select 'places are those of the registrations', s.community_id, s.id, coalesce(r.registered, 0) || ' + ' || coalesce(r.offered, 0), s.registered || ' + ' || s.offered
    from event_slot s left join (
      select event_id, slot_id, sum(size) filter (where state = 'registered') as registered, sum(size) filter (where state = 'offered') as offered
      from event_registration group by event_id, slot_id
    ) r on r.event_id = s.event_id and r.slot_id = s.id
    where s.registered <> coalesce(r.registered, 0) or s.offered <> coalesce(r.offered, 0)
    union all
    select 'no more places than there are', community_id, id, capacity::text, (registered + offered)::text from event_slot where registered + offered > capacity
    union all
    select 'a registration has its people', r.community_id, r.id, r.size::text, count(p.id)::text
    from event_registration r left join event_place p on p.registration_id = r.id group by r.community_id, r.id, r.size having count(p.id) <> r.size
    union all
    select 'hand-outs are those ticked off', h.community_id, h.id, coalesce(sum(g.quantity), 0)::text, h.handed || ' of ' || h.stock
    from event_handout h left join event_handed g on g.event_id = h.event_id and g.handout_id = h.id
    group by h.community_id, h.event_id, h.id, h.handed, h.stock having h.handed <> coalesce(sum(g.quantity), 0) or h.handed > h.stock`,
}
