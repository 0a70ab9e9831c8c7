import type { Plant } from './plant'
import { plant, twin } from './plant'

const group = (name: string) => `update coupon_batch set terms = jsonb_set(terms, '{group}', '"${name}"')`
const LIVE = 'a coupon that is held or used has one live order, another none'
const SERVES = 'a held coupon waits for an unpaid order, a used one serves one that was kept'

export const COUPONS: readonly Plant[] = [
  plant('I21', LIVE, ['order_coupon'], "update order_coupon set live = false, ended_at = now(), ended_as = 'issued' where live"),
  plant('I21', LIVE, ['coupon'], "update coupon set state = 'issued', order_id = null where state = 'used'"),
  plant('I21', LIVE, ['order_coupon'], 'update order_coupon set live = true, ended_at = null, ended_as = null where not live'),
  plant('I21', SERVES, ['coupon'], "update coupon set state = 'locked' where state = 'used'"),
  plant('I21', SERVES, ['orders'], "update orders set state = 'refunded' where coupon_fen > 0 and state = 'paid'"),
  plant('I21', SERVES, ['order_line'], 'update order_line set refunded_quantity = quantity where coupon_fen > 0'),
  plant('I21', 'a coupon serves the person who has it', ['orders'], "update orders set person_id = 'another' where coupon_fen > 0"),
  plant('I21', 'a coupon comes back in date', [], "update order_coupon set ended_at = ended_at + interval '1 year' where ended_as = 'issued'"),
  plant('I21', 'an order names a coupon once', ['order_coupon'], twin('order_coupon', { off_fen: '1' })),
  plant('I21', 'a coupon is over after its date', ['coupon'], "update coupon set state = 'expired', over_at = issued_at where state = 'issued'"),
  plant('I22', 'what coupons take off is that of the lines', ['order_line'], 'update order_line set coupon_fen = coupon_fen + 1 where coupon_fen > 0'),
  plant('I22', 'what coupons take off is that of each of them', ['order_coupon'], 'update order_coupon set off_fen = off_fen + 1'),
  plant('I22', 'no two coupons of an order are of one group', ['coupon_batch'], group('same')),
  plant('I22', 'an order has at most three coupons, one where it goes alone', ['coupon_batch'], group('alone')),
  plant('I22', 'a coupon takes off at most its face', ['coupon'], 'update coupon set face_fen = 1'),
  plant('I22', 'a coupon goes with a pool, or without, as it says', ['coupon_batch'], `update coupon_batch set terms = jsonb_set(terms, '{pools}', '"only"')`),
  plant('I22', 'a coupon or points leave a line its lowest price', ['item'], 'update item set lowest_fen = price_fen'),
]
