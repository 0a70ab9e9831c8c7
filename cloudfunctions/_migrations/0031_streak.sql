-- Sign-ins. How long a run is, is read off these rows each time.

create table sign_in (
  person_id text collate "C" not null,
  -- I28: one a person and shop day.
  day date not null,
  -- By a make-up card, later.
  made_up boolean not null,
  at timestamptz(3) not null,
  -- How many days in a row it was then, with this one (I29).
  run integer not null check (run > 0),
  -- Whether the channel that it was made in gives anything for it.
  earns boolean not null,
  points integer not null check (points >= 0),
  primary key (person_id, day),
  -- The day is the shop's, on the server's clock; a card reaches seven days back.
  constraint sign_in_day check (
    ((at at time zone 'UTC') + interval '8 hours')::date - day between case when made_up then 1 else 0 end and case when made_up then 7 else 0 end
  )
);

create table streak_card (
  person_id text collate "C" not null,
  month text collate "C" not null,
  -- For the tenth sign-in of the month it is the first, for the twentieth the second.
  nth integer not null check (nth > 0),
  earned_at timestamptz(3) not null,
  used_day date,
  primary key (person_id, month, nth)
);
create unique index streak_card_once on streak_card (person_id, used_day);

-- What a run has brought; a step belongs to the run that its day lies in.
create table streak_prize (
  person_id text collate "C" not null,
  step integer not null check (step > 0),
  day date not null,
  community_id text collate "C",
  points integer not null check (points >= 0),
  coupon_id text collate "C",
  at timestamptz(3) not null,
  primary key (person_id, step, day)
);
