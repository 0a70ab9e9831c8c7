-- Pools at their end, the first first: at a cut-off there are very many.
create index pool_due on pool (community_id, ends_at, id) where state = 'open';
