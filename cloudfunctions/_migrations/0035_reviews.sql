-- What residents say of what they took home.

-- One for each line of an order. `about` is the goods that the item was made from, or the item where it was made from none: the next round shows it too.
create table review (
  community_id text collate "C" not null,
  id text collate "C" not null,
  order_id text collate "C" not null,
  item_id text collate "C" not null,
  about text collate "C" not null,
  person_id text collate "C" not null,
  stars integer not null check (stars between 1 and 5),
  words text not null,
  state text not null default 'shown' check (state in ('shown', 'hidden')),
  written_at timestamptz(3) not null,
  corrected_at timestamptz(3),
  -- The picture that earned points for it, while they stand.
  earned_by text collate "C",
  hidden_at timestamptz(3),
  hidden_by text collate "C",
  hidden_why text,
  primary key (community_id, id),
  constraint review_once unique (community_id, order_id, item_id),
  check ((state = 'hidden') = (hidden_at is not null and hidden_by is not null and hidden_why is not null)),
  -- What is hidden earns nothing.
  constraint review_earns check (state = 'shown' or earned_by is null)
);
create index review_by_id on review (id);
create index review_of_goods on review (community_id, about, id desc) include (stars) where state = 'shown';
create index review_of_person on review (person_id, id);

create table review_picture (
  community_id text collate "C" not null,
  id text collate "C" not null,
  review_id text collate "C" not null,
  place integer not null check (place between 1 and 3),
  photo bytea not null,
  primary key (community_id, id),
  unique (community_id, review_id, place),
  foreign key (community_id, review_id) references review (community_id, id) on delete cascade
);
create index review_picture_by_id on review_picture (id);

create table review_report (
  community_id text collate "C" not null,
  review_id text collate "C" not null,
  person_id text collate "C" not null,
  why text not null check (why in ('untrue', 'rude', 'private', 'advert', 'other')),
  note text not null,
  at timestamptz(3) not null,
  -- Set when an operator let the review stand.
  settled_at timestamptz(3),
  primary key (community_id, review_id, person_id),
  foreign key (community_id, review_id) references review (community_id, id) on delete cascade
);
create index review_report_open on review_report (community_id, review_id) where settled_at is null;
create index review_report_of_person on review_report (person_id);
