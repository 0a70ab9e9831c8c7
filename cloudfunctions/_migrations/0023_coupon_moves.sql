-- When an order let a coupon go, and what became of the coupon then: free again, over since its date had passed, or taken back. An order lets each go once for
-- good; a payment that comes late may take it up again (I21).
alter table order_coupon add column ended_at timestamptz(3);
alter table order_coupon add column ended_as text check (ended_as in ('issued', 'expired', 'taken_back'));
