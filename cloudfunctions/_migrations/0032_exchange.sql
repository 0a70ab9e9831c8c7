-- What points can be exchanged for, and the vouchers that people hold.

create table exchange_item (
  community_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null check (kind in ('service', 'property_fee')),
  name text not null,
  about text not null,
  points integer not null check (points > 0),
  offered integer not null check (offered >= 0),
  issued integer not null default 0 check (issued >= 0),
  per_person integer not null check (per_person > 0),
  -- So many whole days a voucher is good for.
  valid_days integer not null check (valid_days > 0),
  until timestamptz(3) not null,
  stopped_at timestamptz(3),
  created_by text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (community_id, id),
  constraint exchange_stock check (issued <= offered)
);
create index exchange_item_by_id on exchange_item (id);

create table exchange_voucher (
  community_id text collate "C" not null,
  id text collate "C" not null,
  item_id text collate "C" not null,
  person_id text collate "C" not null,
  points integer not null check (points > 0),
  code text collate "C" not null,
  issued_at timestamptz(3) not null,
  valid_until timestamptz(3) not null,
  used_at timestamptz(3),
  used_by text collate "C",
  -- Its holder was erased.
  void_at timestamptz(3),
  primary key (community_id, id),
  foreign key (community_id, item_id) references exchange_item (community_id, id),
  check ((used_at is null) = (used_by is null)),
  check (used_at is null or void_at is null)
);
create unique index exchange_voucher_code on exchange_voucher (community_id, code);
create index exchange_voucher_of_person on exchange_voucher (person_id, id desc);
create index exchange_voucher_of_item on exchange_voucher (community_id, item_id, person_id);
