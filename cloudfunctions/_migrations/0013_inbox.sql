-- Notices that wait to be worked are few; finding them must not read those that were.
create index pay_inbox_waiting on pay_inbox (received_at) where worked_at is null;
