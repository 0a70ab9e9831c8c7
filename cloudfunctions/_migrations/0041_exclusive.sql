-- What only each seven days in a row give a right to, and goods among what is exchanged.

alter table exchange_item add column exclusive boolean not null default false;
alter table exchange_item drop constraint exchange_item_kind_check;
alter table exchange_item add constraint exchange_item_kind_check check (kind in ('service', 'property_fee', 'goods'));
