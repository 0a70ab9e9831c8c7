-- A campaign is one station's round; its items carry their own stock.

create table campaign (
  community_id text collate "C" not null,
  id text collate "C" not null,
  station_id text collate "C" not null,
  title text not null,
  state text not null check (state in ('draft', 'open', 'closed', 'arrived', 'done', 'cancelled')),
  opens_at timestamptz(3) not null,
  closes_at timestamptz(3) not null,
  pickup_day date not null,
  pickup_from text not null,
  pickup_until text not null,
  after_sale_hours integer not null check (after_sale_hours >= 0),
  unfetched text not null check (unfetched in ('leader_disposes', 'refund')),
  pool_terms jsonb not null,
  arrived_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (community_id, id),
  foreign key (community_id, station_id) references station (community_id, id),
  check (opens_at < closes_at)
);
create index campaign_by_id on campaign (id);
create index campaign_of_station on campaign (community_id, station_id, closes_at desc);
-- A station has one open campaign at a time.
create unique index campaign_open_once on campaign (community_id, station_id) where state = 'open';

-- I11, I12: offered = reserved + sold + left, and none of them is below zero.
create table item (
  community_id text collate "C" not null,
  id text collate "C" not null,
  campaign_id text collate "C" not null,
  place integer not null,
  goods_id text collate "C",
  name text not null,
  category text not null,
  unit text not null,
  grams integer,
  picture text,
  origin text,
  price_fen bigint not null check (price_fen > 0),
  per_person integer not null check (per_person > 0),
  offered integer not null check (offered >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  sold integer not null default 0 check (sold >= 0),
  arrived integer check (arrived >= 0),
  primary key (community_id, id),
  foreign key (community_id, campaign_id) references campaign (community_id, id),
  check (reserved + sold <= offered)
);
create index item_of_campaign on item (community_id, campaign_id, place);

-- I14: how many units of an item one person has in live orders; the check is the promise, `per_person` is copied from the item.
create table item_share (
  community_id text collate "C" not null,
  item_id text collate "C" not null,
  person_id text collate "C" not null,
  units integer not null check (units >= 0),
  per_person integer not null,
  primary key (community_id, item_id, person_id),
  constraint purchase_limit check (units <= per_person)
);
