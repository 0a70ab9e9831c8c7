-- What one unit of a line cost that a coupon brought to its price; null where none did. When units go back, that one is the last.
alter table order_line add column priced_fen bigint check (priced_fen > 0);
