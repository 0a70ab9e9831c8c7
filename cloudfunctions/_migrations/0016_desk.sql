-- What an operator's desk looks for.

-- A draft is changed by who saw it as it is: each change counts up.
alter table campaign add column revision integer not null default 1 check (revision > 0);
create index campaign_of_days on campaign (community_id, closes_at desc);

-- What a community usually sells of its own goods, and between which prices.
alter table goods add column per_person integer check (per_person > 0);
alter table goods add column price_least_fen bigint check (price_least_fen > 0);
alter table goods add column price_most_fen bigint check (price_most_fen > 0);
alter table goods add constraint goods_price_range check (price_least_fen <= price_most_fen);

-- The price at which goods were sold last.
create index item_of_goods on item (community_id, goods_id, id desc) where goods_id is not null;

-- Orders by the time of placing, the latest first: of a community, of a station, and those that still wait for money or pickup.
create index orders_placed on orders (community_id, placed_at desc, id desc);
create index orders_placed_at_station on orders (community_id, station_id, placed_at desc, id desc);
create index orders_live on orders (community_id, state, placed_at desc, id desc) where state in ('unpaid', 'paid');

-- Somebody on the telephone says the last four digits, or is looked for by name.
create index person_phone_tail on person (right(phone, 4)) where phone is not null;
create index person_of_community on person (community_id) where community_id is not null;

create index audit_by_id on audit_log (id);
create index audit_of_person on audit_log (community_id, person_id, id desc);
create index audit_of_subject on audit_log (community_id, subject, id desc);
create index audit_of_what on audit_log (community_id, what, id desc);
create index audit_of_day on audit_log (community_id, at);

create index job_dead on job (community_id, id) where state = 'dead';
