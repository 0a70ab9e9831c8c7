-- Estates, stations, and the shelf that campaigns are made from.

create table community (
  id text collate "C" primary key,
  name text not null,
  lng double precision not null check (lng between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  price_per_m2 integer check (price_per_m2 > 0),
  created_at timestamptz(3) not null
);

create table station (
  community_id text collate "C" not null references community (id),
  id text collate "C" not null,
  name text not null,
  address text not null,
  hours text not null,
  lng double precision not null check (lng between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  door_fee_fen bigint check (door_fee_fen >= 0),
  created_at timestamptz(3) not null,
  primary key (community_id, id)
);
create index station_by_id on station (id);

-- community_id '*' is the shelf that all communities share.
create table goods (
  community_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  category text not null,
  unit text not null,
  grams integer check (grams > 0),
  picture text,
  origin text,
  price_fen bigint check (price_fen >= 0),
  created_at timestamptz(3) not null,
  primary key (community_id, id)
);
create index goods_by_id on goods (id);
