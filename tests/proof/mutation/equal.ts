/** A mutation that changes nothing that anybody could see. */
export interface Equal {
  readonly file: string
  readonly from: string
  readonly to: string
  readonly why: string
}

const MORE_SETS = 'it only looks at more sets, none of them better'
const COMBINE = 'src/domain/coupon/combine.ts'
const REACH = 'reachFen < best.offFen || (reachFen === best.offFen && set.length >= best.set.length)'
const EVERY_LINE = 'there is a price for each line, in the order of the lines'

export const EQUAL: readonly Equal[] = [
  { file: 'src/domain/pool/moves.ts', from: 'order.lines[i]?.couponFen', to: 'order.lines[i].couponFen', why: EVERY_LINE },
  { file: 'src/domain/pool/moves.ts', from: 'order.lines[i]?.pointsFen', to: 'order.lines[i].pointsFen', why: EVERY_LINE },
  { file: 'src/domain/refund/ask.ts', from: 'handedAt > latest', to: 'handedAt >= latest', why: 'of two equal moments either is the last' },
  { file: 'src/domain/campaign/campaign.ts', from: 'came > times.pickupDay', to: 'came >= times.pickupDay', why: 'of two equal days either is the later' },
  { file: 'src/domain/campaign/campaign.ts', from: '[]', to: '["Stryker was here"]', why: 'no state of a campaign bears that name' },
  { file: 'src/domain/campaign/prices.ts', from: 'known !== null', to: 'true', why: 'no price is more than nothing' },
  { file: 'src/domain/campaign/prices.ts', from: 'leastFen !== null', to: 'true', why: 'no price is less than nothing' },
  { file: 'src/domain/referral/reward.ts', from: '[]', to: '["Stryker was here"]', why: 'no state of a reward bears that name' },
  { file: 'src/domain/points/points.ts', from: 'a.expiresAt < b.expiresAt', to: 'a.expiresAt <= b.expiresAt', why: 'credits of one date come as one' },
  { file: 'src/domain/coupon/batch.ts', from: "batch.terms.valid.kind === 'between'", to: 'true', why: 'nothing is later than the end that days counted from receiving don’t have' },
  { file: 'src/domain/coupon/terms.ts', from: 'goodsId !== null', to: 'true', why: 'no list of ids holds none' },
  { file: 'src/domain/order/order.ts', from: '[]', to: '["Stryker was here"]', why: 'no state of an order bears that name' },
  { file: 'src/domain/refund/refund.ts', from: 'a.paidAt < b.paidAt', to: 'a.paidAt <= b.paidAt', why: 'equal moments have gone by their ids' },
  { file: 'src/domain/refund/refund.ts', from: 'a.orderId < b.orderId', to: 'a.orderId <= b.orderId', why: 'no two orders have one id' },
  { file: COMBINE, from: REACH, to: 'false', why: MORE_SETS },
  { file: COMBINE, from: REACH, to: REACH.replace('||', '&&').replace(/[()]/g, ''), why: MORE_SETS },
  { file: COMBINE, from: 'reachFen < best.offFen', to: 'false', why: MORE_SETS },
  { file: COMBINE, from: 'reachFen === best.offFen && set.length >= best.set.length', to: 'false', why: MORE_SETS },
  { file: COMBINE, from: 'set.length >= best.set.length', to: 'set.length > best.set.length', why: MORE_SETS },
  { file: COMBINE, from: 'better(most, best) < 0', to: 'true', why: MORE_SETS },
  { file: COMBINE, from: 'better(most, best) < 0', to: 'better(most, best) <= 0', why: MORE_SETS },
  { file: COMBINE, from: 'longer.length < COUPONS_MOST', to: 'true', why: 'none goes beside three' },
  { file: COMBINE, from: 'longer.length < COUPONS_MOST', to: 'longer.length <= COUPONS_MOST', why: 'none goes beside three' },
  { file: COMBINE, from: 'better(found, best) < 0', to: 'better(found, best) <= 0', why: 'no set is met twice' },
  { file: 'src/domain/money.ts', from: 'fen(total) * whole', to: 'fen(total) / whole', why: 'large integers divide likewise, if slower' },
  { file: 'src/domain/money.ts', from: '(most[i] ?? 0) > 0', to: 'true', why: 'who has no room is full at once, with nothing' },
  { file: 'src/domain/money.ts', from: '(most[i] ?? 0) > 0', to: '(most[i] ?? 0) >= 0', why: 'who has no room is full at once, with nothing' },
  { file: 'src/domain/money.ts', from: '(shares[at] ?? 0) >= (most[i] ?? 0)', to: '(shares[at] ?? 0) > (most[i] ?? 0)', why: 'who gets just her most has it either way' },
  { file: 'src/domain/payment/payment.ts', from: 'closing !== null', to: 'true', why: 'no moment is at or after none, so what follows is false as well' },
]
