-- Events: what was planned, who is registered, waits or was offered places, and who came.

create table event (
  community_id text collate "C" not null,
  id text collate "C" not null,
  station_id text collate "C" not null,
  title text not null,
  picture text,
  about text not null,
  place text not null,
  register_from timestamptz(3) not null,
  register_until timestamptz(3) not null,
  -- From its first slot's beginning to its last one's end.
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  audience jsonb not null,
  party_most integer not null check (party_most between 1 and 6),
  coupon_batch_id text collate "C",
  photos boolean not null,
  cost_fen bigint not null check (cost_fen >= 0),
  -- Whether it is full, runs or is done follows from its places and the clock.
  state text not null check (state in ('draft', 'published', 'cancelled')),
  reason text,
  revision integer not null default 1,
  -- Seals the codes of its tickets; no call gives it away.
  ticket_key text not null,
  -- Its own invitation.
  invite_id text collate "C",
  -- Registrations have been given numbers up to this one.
  numbers integer not null default 0,
  created_by text collate "C" not null,
  created_at timestamptz(3) not null,
  published_at timestamptz(3),
  cancelled_at timestamptz(3),
  primary key (community_id, id),
  check (register_from < register_until and starts_at < ends_at),
  check ((state = 'cancelled') = (cancelled_at is not null))
);
create index event_by_id on event (id);
create index event_to_come on event (community_id, ends_at);
create index event_for_all on event (ends_at) where state = 'published' and audience ->> 'kind' = 'all';

create table event_slot (
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  id text collate "C" not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  capacity integer not null check (capacity > 0),
  registered integer not null default 0 check (registered >= 0),
  offered integer not null default 0 check (offered >= 0),
  primary key (community_id, event_id, id),
  check (starts_at < ends_at),
  -- I33
  constraint slot_capacity check (registered + offered <= capacity)
);

create table event_handout (
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  stock integer not null check (stock >= 0),
  handed integer not null default 0 check (handed >= 0),
  place integer not null,
  primary key (community_id, event_id, id),
  constraint handout_stock check (handed <= stock)
);

-- Who stands at the desk, from when until when.
create table event_duty (
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  person_id text collate "C" not null,
  since timestamptz(3) not null,
  until timestamptz(3),
  primary key (community_id, event_id, person_id, since),
  check (until is null or since <= until)
);
create unique index event_duty_now on event_duty (event_id, person_id) where until is null;
create index event_duty_of_person on event_duty (person_id);

create table event_registration (
  id text collate "C" primary key,
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  slot_id text collate "C" not null,
  -- Null for who came without registering.
  person_id text collate "C",
  number integer not null check (number > 0),
  size integer not null check (size between 1 and 6),
  state text not null check (state in ('registered', 'waiting', 'offered', 'lapsed', 'left', 'cancelled')),
  photos boolean not null,
  registered_at timestamptz(3) not null,
  offer_until timestamptz(3),
  over_at timestamptz(3),
  check ((state = 'offered') = (offer_until is not null)),
  check ((state in ('lapsed', 'left', 'cancelled')) = (over_at is not null)),
  constraint registration_number unique (event_id, number)
);
create index event_registration_of_person on event_registration (person_id, id desc) where person_id is not null;
-- Whoever registers does so once an event, for herself or for others.
create unique index event_registration_once on event_registration (event_id, person_id) where person_id is not null and over_at is null;
create index event_registration_of_slot on event_registration (event_id, slot_id, state, number);

-- The registered persons.
create table event_place (
  id text collate "C" primary key,
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  registration_id text collate "C" not null,
  -- Of who has the app herself; the others have a name, until it is forgotten.
  person_id text collate "C",
  name text,
  place integer not null,
  -- False once the registration is over.
  live boolean not null,
  unique (registration_id, place)
);
-- Nobody is registered twice for one event.
create unique index event_place_once on event_place (event_id, person_id) where person_id is not null and live;
create index event_place_of_person on event_place (person_id) where person_id is not null;
create index event_place_named on event_place (event_id) where name is not null;

-- I33: one row a registered person, by whom, how, when by the desk's clock and when it reached us.
create table event_checkin (
  place_id text collate "C" primary key,
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  registration_id text collate "C" not null,
  how text not null check (how in ('scanned', 'typed', 'offline', 'walk_in')),
  staff_id text collate "C" not null,
  -- When the code was made that was scanned.
  made_at timestamptz(3),
  scanned_at timestamptz(3) not null,
  at timestamptz(3) not null,
  constraint code_fresh check (how <> 'scanned' or (made_at is not null and scanned_at - made_at <= interval '60 seconds'))
);
create index event_checkin_of_event on event_checkin (event_id);
create index event_checkin_of_registration on event_checkin (registration_id);
revoke update, delete, truncate on event_checkin from linpin_app;

create table event_handed (
  registration_id text collate "C" not null,
  handout_id text collate "C" not null,
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  quantity integer not null check (quantity > 0),
  primary key (registration_id, handout_id)
);
create index event_handed_of_event on event_handed (event_id, handout_id);
