-- Pools, orders, their lines and bags.

create table pool (
  community_id text collate "C" not null,
  id text collate "C" not null,
  campaign_id text collate "C" not null,
  station_id text collate "C" not null,
  opener_id text collate "C" not null,
  state text not null check (state in ('open', 'settled', 'expired')),
  seats_max integer not null check (seats_max between 2 and 20),
  steps jsonb not null,
  least_fen bigint not null check (least_fen >= 0),
  percent integer not null default 0 check (percent between 0 and 90),
  -- Visible to others from the moment its first member paid.
  shown_at timestamptz(3),
  -- Set when the closing query is done: a payment learned of later never gets a seat (I17).
  counted_at timestamptz(3),
  opened_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  over_at timestamptz(3),
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  check (state = 'settled' or percent = 0),
  check ((state = 'open') = (over_at is null))
);
create index pool_by_id on pool (id);
create index pool_of_campaign on pool (community_id, campaign_id, state, ends_at);

create table orders (
  community_id text collate "C" not null,
  id text collate "C" not null,
  campaign_id text collate "C" not null,
  station_id text collate "C" not null,
  person_id text collate "C" not null,
  pool_id text collate "C",
  if_not_filled text check (if_not_filled in ('refund', 'keep')),
  state text not null check (state in ('unpaid', 'paid', 'fetched', 'cancelled', 'refunded')),
  handover text not null check (handover in ('station', 'door')),
  building text,
  door text,
  goods_fen bigint not null check (goods_fen >= 0),
  percent integer not null check (percent between 0 and 90),
  door_fee_fen bigint not null check (door_fee_fen >= 0),
  -- What it costs now: goods less discount, plus the fee. Falls when a pool settles.
  pay_fen bigint not null check (pay_fen >= 0),
  -- What was paid in and counts for this order; second and wrong payments are not in it.
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  -- What was sent back of it or is queued to be (I4).
  refunded_fen bigint not null default 0 check (refunded_fen >= 0),
  fee_refunded boolean not null default false,
  bag_id text collate "C",
  placed_at timestamptz(3) not null,
  hold_until timestamptz(3) not null,
  paid_at timestamptz(3),
  -- Why an unpaid order was given up; money that comes later goes by it.
  over_why text check (over_why in ('lapsed', 'resident', 'campaign')),
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  constraint refunds_within_paid check (refunded_fen <= paid_fen),
  check (state <> 'paid' or paid_at is not null)
);
create index orders_by_id on orders (id);
create index orders_of_person on orders (person_id, id desc);
create index orders_of_campaign on orders (community_id, campaign_id, state);
create index orders_of_pool on orders (community_id, pool_id) where pool_id is not null;
create index orders_of_bag on orders (community_id, bag_id) where bag_id is not null;

create table order_line (
  community_id text collate "C" not null,
  order_id text collate "C" not null,
  id text collate "C" not null,
  item_id text collate "C" not null,
  place integer not null,
  quantity integer not null check (quantity > 0),
  price_fen bigint not null check (price_fen > 0),
  -- quantity × price less this line's share of the discount.
  pay_fen bigint not null check (pay_fen >= 0),
  refunded_quantity integer not null default 0 check (refunded_quantity >= 0),
  refunded_fen bigint not null default 0 check (refunded_fen >= 0),
  handed_at timestamptz(3),
  handed_by text collate "C",
  handed_how text check (handed_how in ('pickup', 'not_fetched')),
  primary key (community_id, order_id, place),
  constraint line_refunds_within_paid check (refunded_fen <= pay_fen),
  constraint line_refunds_within_bought check (refunded_quantity <= quantity),
  check ((handed_at is null) = (handed_how is null))
);
create index order_line_of_item on order_line (community_id, item_id);

-- I15: a live seat has a number from 1 to the pool's size, and no two have the same; I18: one live seat per person and campaign.
create table seat (
  community_id text collate "C" not null,
  pool_id text collate "C" not null,
  order_id text collate "C" not null,
  campaign_id text collate "C" not null,
  person_id text collate "C" not null,
  number integer not null check (number between 1 and 20),
  state text not null check (state in ('held', 'paid', 'left', 'lapsed', 'settled', 'expired')),
  primary key (community_id, order_id)
);
create index seat_of_pool on seat (community_id, pool_id);
create unique index seat_number_once on seat (community_id, pool_id, number) where state in ('held', 'paid');
create unique index seat_person_once on seat (community_id, pool_id, person_id) where state in ('held', 'paid');
create unique index seat_campaign_once on seat (community_id, campaign_id, person_id) where state in ('held', 'paid');

create table bag (
  community_id text collate "C" not null,
  id text collate "C" not null,
  campaign_id text collate "C" not null,
  station_id text collate "C" not null,
  -- A pool of one household is one bag.
  household_id text collate "C",
  pool_id text collate "C",
  -- What is written on the bag; given out when the campaign closes.
  number integer,
  scan_code text not null,
  typed_code text not null,
  -- A household's bag takes in its members' bags; their codes go on working.
  merged_into text collate "C",
  created_at timestamptz(3) not null,
  primary key (community_id, id)
);
create unique index bag_scan_code on bag (community_id, scan_code);
create unique index bag_typed_code on bag (community_id, station_id, typed_code);
create unique index bag_number on bag (community_id, campaign_id, number);
create unique index bag_of_household on bag (community_id, pool_id, household_id) where household_id is not null;

-- Wrong secrets typed by one person: five lock typing for ten minutes.
create table wrong_code (
  person_id text collate "C" not null,
  what text not null,
  wrong integer not null,
  locked_until timestamptz(3),
  primary key (person_id, what)
);
