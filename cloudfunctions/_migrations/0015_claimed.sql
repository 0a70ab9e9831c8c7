-- When a line went over the counter as a phone without a connection says afterwards; handed_at is the server's own time, and the one that counts.
alter table order_line add column claimed_at timestamptz(3);
