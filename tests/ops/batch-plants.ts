import type { Plant } from './plant'
import { plant, twin } from './plant'

const SIZE = 'given and still to be had are the size'
const SERVED = 'who was served has her coupons, who was held out none'

export const BATCHES: readonly Plant[] = [
  plant('I19', SIZE, [], 'delete from coupon_token'),
  plant('I19', SIZE, ['coupon'], twin('coupon', { id: "'planted'", person_id: "'another'" }, "why = 'claim'")),
  plant('I19', 'what is counted is what was given', [], "update coupon_batch set issued = issued - 1 where issued > 0"),
  plant('I19', 'all faces stay within the budget', ['coupon_batch'], 'update coupon_batch set budget_fen = 1'),
  plant('I19', 'the face is the dearest case', ['coupon_batch'], 'update coupon_batch set face_fen = 1'),
  plant('I19', 'a coupon has the face of its batch', ['coupon'], 'update coupon set face_fen = 1'),
  plant('I20', 'nobody has more of a batch than it says', ['coupon'], twin('coupon', { id: "'planted'", nth: '2' }, "why = 'claim'")),
  plant('I20', 'a code that works once gave a coupon', [], "update coupon_code set used_by = 'another' where used_by is not null"),
  plant('I20', SERVED, [], "update policy_grant set outcome = 'held_out' where outcome = 'given'"),
  plant('I20', SERVED, ['coupon', 'order_coupon'], "delete from coupon where why = 'new_resident'"),
]
