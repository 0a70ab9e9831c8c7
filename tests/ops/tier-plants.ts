import type { Plant } from './plant'
import { plant, twin } from './plant'

export const TIERS: readonly Plant[] = [
  plant('I31', 'a tier is what was fetched and kept makes of it', ['tier_standing'], "update tier_standing set gold_until = '2099-01-01'"),
  plant('I31', 'a tier is what was fetched and kept makes of it', ['tier_standing'], 'delete from tier_standing'),
  plant('I31', 'a tier is what was fetched and kept makes of it', ['orders', 'order_line'], "update order_line set handed_how = 'not_fetched' where handed_how = 'pickup'"),
  plant('I31', 'a badge is earned once', ['badge_earned'], twin('badge_earned', {})),
  plant('I31', 'a badge stands on what was done', ['badge_earned'], "update badge_earned set badge_id = 'fifty_orders' where badge_id = 'first_order'"),
  plant('I31', 'a badge stands on what was done', ['seat'], "update seat set state = 'expired' where state = 'settled'"),
  plant('I37', 'a tier, a badge or a place in a team', ['person'], 'update person set erased_at = now()'),
]
