import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I32 */
export const handedOnce: Shown = {
  id: 'I32',
  how:
    'an order paid for lies in one bag of its own campaign and station; it is fetched when none of its lines waits; no line was confirmed twice at a desk, ' +
    'and two bags never have one code',
  query: () => sql`
    with line as (
      select community_id, order_id, count(*) filter (where handed_at is null and refunded_quantity < quantity) as waiting,
        count(*) filter (where handed_at is not null) as handed
      from order_line group by 1, 2
    )
    select 'an order paid for lies in a bag of its own station' as what, o.community_id, o.id as subject,
      o.station_id || ' ' || o.campaign_id as should,
      coalesce(b.station_id || ' ' || b.campaign_id || coalesce(' in ' || b.merged_into, ''), 'none') as found
    from orders o left join bag b on b.community_id = o.community_id and b.id = o.bag_id
    where o.state in ('paid', 'fetched')
      and (b.id is null or b.station_id <> o.station_id or b.campaign_id <> o.campaign_id or b.merged_into is not null)
    union all
    select 'an order is fetched when nothing of it waits', o.community_id, o.id, null,
      o.state || ': ' || line.handed || ' handed, ' || line.waiting || ' waiting'
    from orders o join line on line.community_id = o.community_id and line.order_id = o.id
    where (o.state = 'fetched' and (line.waiting > 0 or line.handed = 0)) or (o.state = 'paid' and line.waiting = 0)
      or (o.state not in ('paid', 'fetched') and line.handed > 0)
    union all
    select 'a line is confirmed once', a.community_id, handed.line_id, '1', count(*)::text
    from audit_log a cross join lateral jsonb_array_elements_text(a.after -> 'lines') handed (line_id)
    where a.what = 'pickup.confirm' group by a.community_id, handed.line_id having count(*) > 1
    union all
    select 'a code opens one bag of a station', community_id, min(id), '1', count(*)::text
    from bag group by community_id, station_id, typed_code having count(*) > 1
    union all
    select 'a scanned code opens one bag', min(community_id), min(id), '1', count(*)::text from bag group by scan_code having count(*) > 1`,
}
