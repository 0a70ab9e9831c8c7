-- Points: a person's accounts, the moves between them (insert only), and what points took off an order.

-- What a person has, kept beside the moves it is the sum of; whoever moves points of hers holds this row.
create table points_account (
  person_id text collate "C" primary key,
  -- Below 0 only after a reversal of what was spent already (I30).
  free integer not null default 0,
  frozen integer not null default 0 check (frozen >= 0),
  -- Taken by orders that are not paid for yet.
  held integer not null default 0 check (held >= 0),
  -- The next date on which some may expire.
  next_expiry timestamptz(3),
  -- Up to this date people were told of what expires.
  reminded_until timestamptz(3),
  -- The person was erased: nothing comes in any more.
  closed_at timestamptz(3)
);
create index points_account_expiring on points_account (next_expiry) where next_expiry is not null;

-- Points that move from one account to another; so every row sums to 0.
create table points_entry (
  id text collate "C" primary key,
  person_id text collate "C" not null,
  -- Where it came from; '' where no community had a part in it.
  community_id text collate "C" not null,
  source text collate "C" not null,
  source_id text collate "C" not null,
  kind text collate "C" not null,
  from_account text not null check (from_account in ('issued', 'frozen', 'free', 'held', 'spent')),
  to_account text not null check (to_account in ('frozen', 'free', 'held', 'spent', 'expired', 'reversed')),
  points integer not null check (points > 0),
  -- The move that this one goes on with, gives back or takes back.
  about_id text collate "C",
  -- Of what is issued: when it can be spent, and until when.
  free_at timestamptz(3),
  expires_at timestamptz(3),
  -- Of what goods earned: tenths of a point a yuan.
  tenths integer,
  -- What was free then.
  free_after integer not null,
  at timestamptz(3) not null,
  check (from_account <> to_account),
  check ((from_account = 'issued') = (expires_at is not null)),
  -- I30
  constraint points_once unique (source, source_id, kind),
  constraint points_not_below_zero check (from_account <> 'free' or to_account = 'reversed' or free_after >= 0)
);
create index points_entry_of_person on points_entry (person_id, id desc);
create index points_entry_about on points_entry (about_id) where about_id is not null;

revoke update, delete, truncate on points_entry from linpin_app;
create trigger points_insert_only before update or delete on points_entry for each row execute function refuse_change();
create trigger points_no_truncate before truncate on points_entry for each statement execute function refuse_change();

-- What points take off an order and each of its lines, one fen a point, and how many came back with units that went back.
alter table orders add column points_fen bigint not null default 0 check (points_fen >= 0);
alter table order_line add column points_fen bigint not null default 0 check (points_fen >= 0);
alter table order_line add column points_back bigint not null default 0;
alter table order_line add constraint points_back_within check (points_back >= 0 and points_back <= points_fen);
-- Wished for without packaging, and seen to be so when it was fetched.
alter table orders add column green boolean not null default false;
alter table orders add column green_at timestamptz(3);
