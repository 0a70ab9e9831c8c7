-- A printed code of WeChat's has room for one name of 26 characters: this one stands for an event and for who invites to it.

create table event_code (
  id text collate "C" primary key,
  community_id text collate "C" not null,
  event_id text collate "C" not null,
  invite_id text collate "C" not null,
  made_at timestamptz(3) not null,
  -- Asked for again it is the same.
  unique (event_id, invite_id)
);
