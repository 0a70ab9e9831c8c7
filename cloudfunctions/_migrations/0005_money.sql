-- Payments, the inbox of the pay channel, refunds and what people ask back.

create table payment (
  community_id text collate "C" not null,
  -- Our trade number (out_trade_no).
  id text collate "C" not null,
  order_id text collate "C" not null,
  person_id text collate "C" not null,
  -- In WeChat, where the payer is known, or in a browser outside.
  way text not null check (way in ('jsapi', 'h5')),
  openid text,
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('open', 'paid', 'closed')),
  -- What became of the money: it counts for the order, or it goes back because it came late or twice.
  counted text check (counted in ('order', 'late', 'second')),
  prepay_id text,
  h5_url text,
  transaction_id text,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- When we learned of it, and when the channel says it happened.
  paid_at timestamptz(3),
  channel_at timestamptz(3),
  closed_at timestamptz(3),
  primary key (community_id, id),
  check ((state = 'paid') = (paid_at is not null)),
  check ((state = 'paid') = (counted is not null))
);
create index payment_by_id on payment (id);
create index payment_of_order on payment (community_id, order_id);
create index payment_open on payment (expires_at) where state = 'open';
create unique index payment_transaction on payment (community_id, transaction_id) where transaction_id is not null;
-- I6: one payment counts for an order.
create unique index payment_counts_once on payment (community_id, order_id) where counted = 'order';
create unique index payment_open_once on payment (community_id, order_id, way) where state = 'open';

-- Every authentic notice of the pay channel, once; its body goes after 30 days.
create table pay_inbox (
  notice_id text collate "C" primary key,
  kind text not null,
  subject text collate "C" not null,
  body jsonb,
  received_at timestamptz(3) not null,
  worked_at timestamptz(3)
);
create index pay_inbox_subject on pay_inbox (subject);

-- Money that came and is nobody's: a number we don't know, a wrong amount, another payer.
create table quarantine (
  out_trade_no text collate "C" not null,
  transaction_id text collate "C" primary key,
  community_id text collate "C" not null,
  order_id text collate "C",
  amount_fen bigint not null check (amount_fen > 0),
  why text not null check (why in ('unknown_trade', 'wrong_amount', 'wrong_payer', 'wrong_currency')),
  at timestamptz(3) not null,
  released_at timestamptz(3)
);
create index quarantine_trade on quarantine (out_trade_no);

create table refund (
  community_id text collate "C" not null,
  -- Our refund number (out_refund_no).
  id text collate "C" not null,
  out_trade_no text collate "C" not null,
  order_id text collate "C",
  person_id text collate "C",
  amount_fen bigint not null check (amount_fen > 0),
  total_fen bigint not null check (total_fen >= amount_fen),
  why text not null check (why in ('pool_expired', 'pool_settled', 'left', 'cancelled', 'campaign_cancelled', 'short', 'asked', 'late', 'second', 'quarantine', 'not_fetched')),
  state text not null check (state in ('queued', 'sent', 'done', 'closed', 'review')),
  follows text collate "C",
  attempts integer not null default 0,
  last_error text,
  queued_at timestamptz(3) not null,
  sent_at timestamptz(3),
  done_at timestamptz(3),
  channel_at timestamptz(3),
  primary key (community_id, id),
  check ((state = 'done') = (done_at is not null))
);
create index refund_by_id on refund (id);
create index refund_of_order on refund (community_id, order_id) where order_id is not null;
create index refund_of_trade on refund (out_trade_no);
create index refund_unfinished on refund (community_id, state) where state in ('queued', 'sent', 'review');
create unique index refund_follows_once on refund (community_id, follows) where follows is not null;

create table refund_ask (
  community_id text collate "C" not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  station_id text collate "C" not null,
  person_id text collate "C" not null,
  lines jsonb not null,
  amount_fen bigint not null check (amount_fen >= 0),
  reason text not null,
  note text not null,
  photo bytea,
  state text not null check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  asked_at timestamptz(3) not null,
  decided_at timestamptz(3),
  decided_by text collate "C",
  decision text,
  primary key (community_id, id)
);
create index refund_ask_by_id on refund_ask (id);
create unique index refund_ask_once on refund_ask (community_id, order_id) where state = 'asked';
create index refund_ask_waiting on refund_ask (community_id, station_id) where state = 'asked';

-- The channel's bill of a day, line by line, beside our books (I8).
create table bill_day (
  day date primary key,
  fetched_at timestamptz(3) not null,
  lines integer not null,
  differences jsonb not null
);
