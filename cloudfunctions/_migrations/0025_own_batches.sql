-- A batch that a rule makes for itself: one a community, rule (with its part) and period. `policy_id` names the rule.
create unique index coupon_batch_of_rule on coupon_batch (community_id, policy_id, claim_from) where policy_id is not null;

-- Who was invited by whom is read from the top when an operator looks for who started the most.
create index referral_edge_roots on referral_edge (community_id, inviter_id);
