-- Invitations, who came through whom, and rewards.

create table invite (
  id text collate "C" primary key,
  -- Whose it is; null for a store's or an event's.
  person_id text collate "C",
  source text not null check (source in ('resident', 'leader', 'store', 'staff', 'event')),
  channel text not null check (channel in ('weapp', 'wechat-h5', 'h5', 'test')),
  earns boolean not null,
  community_id text collate "C" not null,
  station_id text collate "C",
  label text,
  created_by text collate "C" not null,
  created_at timestamptz(3) not null
);
create unique index invite_once on invite (created_by, source, channel, community_id, coalesce(station_id, ''), coalesce(label, ''));

-- I24: one inviter each, fixed, and older: ids grow with time, so an edge always points back and there is no way round in a circle.
create table referral_edge (
  person_id text collate "C" primary key,
  inviter_id text collate "C",
  invite_id text collate "C" not null,
  source text not null,
  earns boolean not null,
  community_id text collate "C" not null,
  label text,
  bound_at timestamptz(3) not null,
  constraint inviter_older check (inviter_id < person_id)
);
create index referral_edge_of_inviter on referral_edge (inviter_id, person_id) where inviter_id is not null;
create index referral_edge_of_community on referral_edge (community_id, bound_at);

-- I25: one reward per inviter, invitee and step. Only who brought somebody herself has one: there is no further level to write down.
create table referral_reward (
  id text collate "C" primary key,
  inviter_id text collate "C" not null,
  invitee_id text collate "C" not null,
  step text not null check (step in ('first', 'again')),
  community_id text collate "C" not null,
  -- The order that earns it, and when its after-sale window is over.
  order_id text collate "C" not null,
  due_at timestamptz(3) not null,
  state text not null check (state in ('waiting', 'held', 'budget', 'granted', 'refused', 'cancelled', 'taken_back')),
  face_fen bigint not null check (face_fen > 0),
  reasons jsonb not null,
  coupon_id text collate "C",
  -- The month whose cap and budget it counts against.
  month text collate "C",
  decided_by text collate "C",
  decision text,
  decided_at timestamptz(3),
  created_at timestamptz(3) not null,
  check (inviter_id < invitee_id),
  check ((state in ('granted', 'taken_back')) = (coupon_id is not null)),
  constraint reward_once unique (inviter_id, invitee_id, step)
);
create index referral_reward_of_order on referral_reward (order_id);
create index referral_reward_of_inviter on referral_reward (inviter_id, id desc);
create index referral_reward_to_look_at on referral_reward (community_id, state, id) where state in ('held', 'budget', 'refused');

-- I27: what a month has given, per community and per inviter; the checks are the promise.
create table referral_budget (
  community_id text collate "C" not null,
  month text collate "C" not null,
  used_fen bigint not null,
  budget_fen bigint not null,
  primary key (community_id, month),
  constraint reward_budget check (used_fen >= 0 and used_fen <= budget_fen)
);
create table referral_month (
  inviter_id text collate "C" not null,
  month text collate "C" not null,
  rewards integer not null,
  most integer not null,
  primary key (inviter_id, month),
  constraint reward_cap check (rewards >= 0 and rewards <= most)
);
