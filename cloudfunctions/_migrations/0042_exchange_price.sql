-- Goods that points and a price in money are exchanged for: what one gets is a coupon for one of them at that price.

alter table exchange_item add column goods_id text collate "C";
alter table exchange_item add column price_fen bigint check (price_fen > 0);
-- The most that one of them may cost us.
alter table exchange_item add column cap_fen bigint check (cap_fen > 0);
-- Out of which the coupons are given; as many as are offered.
alter table exchange_item add column batch_id text collate "C";
alter table exchange_item add constraint exchange_price check (
  num_nulls(goods_id, price_fen, cap_fen, batch_id) in (0, 4) and (batch_id is null or kind = 'goods')
);

-- A voucher is shown at a desk by its code, or is a coupon and has none.
alter table exchange_voucher add column coupon_id text collate "C";
alter table exchange_voucher alter column code drop not null;
alter table exchange_voucher add constraint exchange_code_or_coupon check ((code is null) = (coupon_id is not null));
create unique index exchange_voucher_of_coupon on exchange_voucher (coupon_id) where coupon_id is not null;

alter table coupon_batch drop constraint coupon_batch_way_check;
alter table coupon_batch add constraint coupon_batch_way_check check (way in ('claim', 'code', 'assign', 'policy', 'reward', 'exchange'));
