-- People and how they come in; stored replies, jobs, the audit trail and the ledger.

-- What serves people: it owns nothing, and can neither change nor delete a row of the ledger or of the audit trail.
do $$
begin
  if not exists (select from pg_roles where rolname = 'linpin_app') then
    create role linpin_app nologin;
  end if;
exception when duplicate_object or unique_violation then
  null;
end
$$;
do $$
begin
  if not pg_has_role(current_user, 'linpin_app', 'member') then
    execute format('grant linpin_app to %I', current_user);
  end if;
end
$$;
grant usage on schema public to linpin_app;
alter default privileges in schema public grant select, insert, update, delete on tables to linpin_app;

create table person (
  id text collate "C" primary key,
  nickname text,
  face text,
  phone text,
  unionid text,
  building text,
  door text,
  community_id text collate "C",
  station_id text collate "C",
  elder boolean not null default false,
  personalised boolean not null default true,
  created_at timestamptz(3) not null,
  erased_at timestamptz(3),
  check ((community_id is null) = (station_id is null)),
  -- I37: nothing that says who this was outlives the erasure.
  check (erased_at is null or (nickname is null and face is null and phone is null and unionid is null and building is null and door is null))
);
create unique index person_unionid on person (unionid) where unionid is not null;

create table account (
  appid text collate "C" not null,
  openid text collate "C" not null,
  person_id text collate "C" not null references person (id),
  -- In WeChat's cloud the invocation says who calls, so signing out is remembered here.
  signed_out_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (appid, openid)
);
create index account_of_person on account (person_id);

create table session (
  token_hash text collate "C" primary key,
  person_id text collate "C" not null references person (id),
  appid text collate "C" not null,
  openid text collate "C" not null,
  channel text not null check (channel in ('weapp', 'wechat-h5', 'h5', 'test')),
  install text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create index session_of_person on session (person_id);
create index session_expired on session (expires_at);

create table consent (
  person_id text collate "C" not null references person (id),
  kind text collate "C" not null,
  version integer not null check (version > 0),
  given_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (person_id, kind, version)
);

create table role_grant (
  person_id text collate "C" not null references person (id),
  role text collate "C" not null check (role in ('leader', 'staff', 'operator', 'admin')),
  -- leader: a station; staff and operator: a community; admin: 'all'.
  scope_id text collate "C" not null,
  community_id text collate "C",
  granted_by text collate "C" not null,
  granted_at timestamptz(3) not null,
  primary key (person_id, role, scope_id),
  check ((role = 'admin') = (community_id is null)),
  check (role <> 'admin' or scope_id = 'all'),
  check (role not in ('staff', 'operator') or scope_id = community_id)
);
create index role_grant_of_community on role_grant (community_id);

-- I35: one reply per person and key. A row without a reply belongs to a call that speaks to the outside just now, until `busy_until`.
create table stored_reply (
  person_id text collate "C" not null,
  key text collate "C" not null,
  digest text not null,
  reply text,
  busy_until timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (person_id, key)
);
create index stored_reply_age on stored_reply (created_at);

-- I34: work that must happen after a change, written in the change's own transaction.
create table job (
  community_id text collate "C" not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  payload jsonb not null,
  state text not null check (state in ('queued', 'running', 'dead')),
  attempts integer not null default 0 check (attempts >= 0),
  run_at timestamptz(3) not null,
  -- While running: whoever took it has until here (machine time), then another may.
  busy_until timestamptz(3),
  last_error text,
  created_at timestamptz(3) not null,
  primary key (community_id, id),
  check ((state = 'running') = (busy_until is not null))
);
create unique index job_queued_once on job (community_id, kind, subject) where state = 'queued';
create index job_due on job (run_at, id) where state = 'queued';
create index job_running on job (busy_until) where state = 'running';
create index job_by_id on job (id);

-- I40: a window's work is done by the one who could write its row.
create table timer_window (
  name text collate "C" not null,
  starts_at timestamptz(3) not null,
  done_at timestamptz(3) not null,
  primary key (name, starts_at)
);

-- I36: who did what with a right that others don't have.
create table audit_log (
  community_id text collate "C" not null,
  id text collate "C" not null,
  person_id text collate "C" not null,
  what text not null,
  subject text collate "C" not null,
  before jsonb,
  after jsonb,
  at timestamptz(3) not null,
  primary key (community_id, id)
);

-- I1: each row moves whole fen from one account to another, so every one sums to 0.
create table ledger_transfer (
  community_id text collate "C" not null,
  id text collate "C" not null,
  from_account text not null check (from_account in ('channel', 'set_aside', 'earned', 'refund_due', 'quarantine')),
  to_account text not null check (to_account in ('channel', 'set_aside', 'earned', 'refund_due', 'quarantine')),
  order_id text collate "C",
  payment_id text collate "C",
  refund_id text collate "C",
  amount_fen bigint not null check (amount_fen > 0),
  why text not null,
  at timestamptz(3) not null,
  primary key (community_id, id),
  check (from_account <> to_account)
);
create index ledger_of_order on ledger_transfer (community_id, order_id) where order_id is not null;
create index ledger_of_payment on ledger_transfer (community_id, payment_id) where payment_id is not null;
create index ledger_of_refund on ledger_transfer (community_id, refund_id) where refund_id is not null;

create table setting (
  name text collate "C" primary key,
  value jsonb not null
);

-- I2: neither is ever changed, by nobody. PGlite's owner is a superuser, whom no revoke binds; a trigger does.
revoke update, delete, truncate on ledger_transfer, audit_log from linpin_app;
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert only', tg_table_name using errcode = '42501';
end
$$;
create trigger ledger_insert_only before update or delete on ledger_transfer for each row execute function refuse_change();
create trigger ledger_no_truncate before truncate on ledger_transfer for each statement execute function refuse_change();
create trigger audit_insert_only before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit_log for each statement execute function refuse_change();
