-- Policies: what is set for a community, runs, and who was given or held out in which window.

create table policy_setting (
  community_id text collate "C" not null,
  policy_id text collate "C" not null,
  active boolean not null,
  items jsonb not null,
  primary key (community_id, policy_id)
);

create table policy_run (
  community_id text collate "C" not null,
  policy_id text collate "C" not null,
  window_id text collate "C" not null,
  started_at timestamptz(3) not null,
  -- Everybody up to this person has been looked at; a run that was killed goes on after her.
  seen_until text collate "C" not null default '',
  done_at timestamptz(3),
  given integer not null default 0,
  held_out integer not null default 0,
  skipped integer not null default 0,
  primary key (community_id, policy_id, window_id)
);

-- Once per policy, person and window.
create table policy_grant (
  person_id text collate "C" not null,
  policy_id text collate "C" not null,
  window_id text collate "C" not null,
  community_id text collate "C" not null,
  outcome text not null check (outcome in ('given', 'held_out')),
  at timestamptz(3) not null,
  primary key (person_id, policy_id, window_id)
);
create index policy_grant_of_policy on policy_grant (community_id, policy_id, at);
