-- I34: a message goes out through WeChat at most once; this is written before it is tried.
alter table message add column push text check (push in ('trying', 'sent', 'refused', 'unknown'));

create index household_leaving on household_member (household_id) where state = 'leaving';
create index household_waiting on household_member (since) where state = 'waiting';
create index pay_inbox_body on pay_inbox (received_at) where body is not null;
