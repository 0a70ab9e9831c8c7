-- What a market quoted for goods, in fen per 500 g: percentiles of all days and a median for each month; null where no usable quote is known.
alter table goods add column quotes jsonb;

-- Importing the same file again finds what it brought before.
create unique index community_once on community (name, lng, lat);
create unique index goods_shared_once on goods (name) where community_id = '*';
