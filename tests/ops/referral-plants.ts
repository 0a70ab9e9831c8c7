import type { Plant } from './plant'
import { plant, twin } from './plant'

const GIVEN = "state = 'granted'"

export const REFERRALS: readonly Plant[] = [
  plant('I24', 'one inviter each', ['referral_edge'], twin('referral_edge', { invite_id: "'planted'" })),
  plant('I24', 'an inviter was there before', ['referral_edge'], 'update referral_edge set person_id = inviter_id, inviter_id = person_id'),
  plant('I24', 'an inviter is a person', ['referral_edge'], "update referral_edge set inviter_id = '0'"),
  plant('I24', 'she came by the invitation of her inviter', ['invite'], "update invite set person_id = 'another'"),
  plant('I25', 'a step is rewarded once', ['referral_reward'], twin('referral_reward', { id: "'planted'" })),
  plant('I25', 'a reward is for one’s own invitee', ['referral_reward'], "update referral_reward set inviter_id = '0'"),
  plant('I25', 'a coupon is one reward’s', ['referral_reward'], `update referral_reward set coupon_id = 'same' where ${GIVEN}`),
  plant('I26', 'a reward is for somebody else’s order', ['orders'], "update orders set person_id = 'another' where state = 'fetched'"),
  plant('I26', 'a reward stands on an order that was kept', ['orders'], "update orders set refunded_fen = paid_fen where state = 'fetched'"),
  plant('I26', 'a reward that was given is a coupon of the inviter', ['coupon'], "update coupon set person_id = 'another' where why like 'reward%'"),
  plant('I26', 'what was taken back can not be used', ['referral_reward'], `update referral_reward set state = 'taken_back' where ${GIVEN}`),
  plant('I27', 'an inviter’s month counts her rewards', ['referral_month'], 'update referral_month set rewards = rewards + 1'),
  plant('I27', 'a community’s month counts its rewards', ['referral_budget'], 'update referral_budget set used_fen = used_fen + 1'),
  plant('I27', 'nobody has more than her month’s rewards', ['referral_month'], 'update referral_month set most = 0'),
  plant('I27', 'rewards stay within the month’s budget', ['referral_budget'], 'update referral_budget set budget_fen = 0'),
  plant('I27', 'a reward that was given counts in a month', ['referral_reward'], `update referral_reward set month = null where ${GIVEN}`),
]
