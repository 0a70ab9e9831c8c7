-- Coupons: batches and what they promise, coupons in people's hands, and what they took off which order.

create table coupon_batch (
  community_id text collate "C" not null,
  id text collate "C" not null,
  terms jsonb not null,
  way text not null check (way in ('claim', 'code', 'assign', 'policy', 'reward')),
  -- How many there are; null where only the budget ends it.
  size integer check (size > 0),
  budget_fen bigint not null check (budget_fen >= 0),
  -- The most that one of them can take off.
  face_fen bigint not null check (face_fen > 0),
  -- Counted where no tokens are taken: in batches given out by hand, by policies and as rewards.
  issued integer not null default 0 check (issued >= 0),
  per_person integer not null check (per_person > 0),
  claim_from timestamptz(3) not null,
  claim_until timestamptz(3) not null,
  new_only boolean not null default false,
  policy_id text collate "C",
  stopped_at timestamptz(3),
  created_by text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (community_id, id),
  check (claim_from < claim_until),
  -- I19
  constraint batch_size check (size is null or issued <= size),
  constraint batch_budget check (issued * face_fen <= budget_fen and (size is null or size * face_fen <= budget_fen))
);
create index coupon_batch_by_id on coupon_batch (id);

-- One row a coupon that may still be taken; whoever deletes it has it. One counter for all would make a rush wait in one line.
create table coupon_token (
  community_id text collate "C" not null,
  batch_id text collate "C" not null,
  number integer not null,
  primary key (community_id, batch_id, number)
);

create table coupon (
  id text collate "C" primary key,
  person_id text collate "C" not null,
  community_id text collate "C" not null,
  batch_id text collate "C" not null,
  -- The person's first, second … of this batch (I20).
  nth integer not null check (nth > 0),
  face_fen bigint not null check (face_fen > 0),
  state text not null check (state in ('issued', 'locked', 'used', 'expired', 'taken_back')),
  valid_from timestamptz(3) not null,
  valid_until timestamptz(3) not null,
  why text collate "C" not null,
  note text,
  pass boolean not null default false,
  -- The order that holds or used it.
  order_id text collate "C",
  issued_at timestamptz(3) not null,
  over_at timestamptz(3),
  over_why text,
  -- To be taken back as soon as the order that holds it lets it go.
  unwanted boolean not null default false,
  reminded_at timestamptz(3),
  check (valid_from < valid_until),
  check ((state in ('locked', 'used')) = (order_id is not null)),
  constraint coupon_per_person unique (batch_id, person_id, nth)
);
create index coupon_of_person on coupon (person_id, state, valid_until);
create index coupon_of_order on coupon (community_id, order_id) where order_id is not null;
create index coupon_of_batch on coupon (community_id, batch_id, state);
create index coupon_ending on coupon (valid_until) where state = 'issued';

create table coupon_code (
  code_hash text collate "C" primary key,
  community_id text collate "C" not null,
  batch_id text collate "C" not null,
  -- A store's code is for everybody; another works once.
  store_name text,
  offer text,
  used_by text collate "C",
  used_at timestamptz(3),
  created_at timestamptz(3) not null,
  check ((store_name is null) = (offer is null))
);
create index coupon_code_of_batch on coupon_code (community_id, batch_id);

-- What each coupon takes off an order. I21: a coupon serves at most one live order.
create table order_coupon (
  community_id text collate "C" not null,
  order_id text collate "C" not null,
  coupon_id text collate "C" not null,
  off_fen bigint not null check (off_fen > 0),
  live boolean not null,
  primary key (community_id, order_id, coupon_id)
);
create unique index order_coupon_once on order_coupon (coupon_id) where live;

-- What coupons take off: the goods of an order, each of its lines, its carrying. A pool's end changes none of it.
alter table orders add column coupon_fen bigint not null default 0 check (coupon_fen >= 0);
alter table orders add column door_off_fen bigint not null default 0 check (door_off_fen >= 0 and door_off_fen <= door_fee_fen);
alter table order_line add column coupon_fen bigint not null default 0 check (coupon_fen >= 0);
-- I22: nothing takes a unit's price below this.
alter table item add column lowest_fen bigint not null default 1 check (lowest_fen > 0 and lowest_fen <= price_fen);
