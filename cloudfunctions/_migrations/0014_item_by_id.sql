-- A poster's code names an item alone: its evening is found from it.
create index item_by_id on item (id);
