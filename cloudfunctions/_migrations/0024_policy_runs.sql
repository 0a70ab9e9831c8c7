-- What a community gives by a policy in a month, where it isn't what the policy declares.
alter table policy_setting add column budget_fen bigint check (budget_fen >= 0);
-- A run goes through a community's residents in the order of their ids.
create index person_in_turn on person (community_id, id) where erased_at is null;
-- A list may name people by phone.
create index person_of_phone on person (phone) where phone is not null;
