-- Households, and what people are told.

create table household (
  id text collate "C" primary key,
  code text,
  code_until timestamptz(3),
  created_at timestamptz(3) not null
);
create unique index household_code on household (code) where code is not null;

create table household_member (
  household_id text collate "C" not null references household (id),
  person_id text collate "C" not null,
  state text not null check (state in ('waiting', 'member', 'leaving')),
  -- At most six: a member holds one of six numbers.
  number integer check (number between 1 and 6),
  since timestamptz(3) not null,
  primary key (household_id, person_id),
  check ((state = 'waiting') = (number is null))
);
create unique index household_number_once on household_member (household_id, number) where number is not null;
create unique index household_one_each on household_member (person_id) where state in ('member', 'leaving');
create index household_of_person on household_member (person_id);

create table message (
  person_id text collate "C" not null,
  id text collate "C" not null,
  kind text not null,
  order_id text collate "C",
  pool_id text collate "C",
  facts jsonb not null,
  at timestamptz(3) not null,
  read_at timestamptz(3),
  primary key (person_id, id)
);
create index message_unread on message (person_id) where read_at is null;

-- What is left of WeChat's one-time permissions to write to a person; each message sent uses one up.
create table message_permit (
  person_id text collate "C" not null,
  template text not null,
  left_over integer not null check (left_over >= 0),
  primary key (person_id, template)
);
