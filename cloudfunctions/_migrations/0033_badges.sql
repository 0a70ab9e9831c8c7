-- Tiers, badges and the tasting team.

-- Until when a person has each tier, from what she fetched; which one she has at a moment follows by comparing. Written with the order that changes it.
create table tier_standing (
  person_id text collate "C" primary key,
  bronze_until timestamptz(3),
  silver_until timestamptz(3),
  gold_until timestamptz(3)
);

-- Each badge once a person.
create table badge_earned (
  person_id text collate "C" not null,
  badge_id text collate "C" not null,
  earned_at timestamptz(3) not null,
  primary key (person_id, badge_id)
);

-- A night's count of everybody; one that was killed goes on after `seen_until`.
create table badge_recount (
  day date primary key,
  seen_until text collate "C" not null default '',
  started_at timestamptz(3) not null,
  done_at timestamptz(3),
  people integer not null default 0,
  tiers integer not null default 0,
  badges integer not null default 0
);

create table tasting_member (
  community_id text collate "C" not null,
  person_id text collate "C" not null,
  state text not null check (state in ('invited', 'joined', 'declined')),
  -- What she was invited for, as it was counted then.
  reasons jsonb not null,
  invited_by text collate "C" not null,
  invited_at timestamptz(3) not null,
  answered_at timestamptz(3),
  primary key (community_id, person_id),
  check ((state = 'invited') = (answered_at is null))
);
create index tasting_member_of_person on tasting_member (person_id);

create index seat_settled_of_person on seat (person_id) where state = 'settled';
