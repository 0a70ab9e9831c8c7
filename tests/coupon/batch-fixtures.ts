import type { CouponTerms } from '@domain/coupon/contract'
import type { Input } from '@domain/contract'
import { SEED_AT, type Person, type TestServer } from '../support/server'

/** Five yuan off from twenty, for a week from receiving. */
export const terms = (change: Partial<CouponTerms> = {}): CouponTerms => ({
  name: '满20减5',
  benefit: { kind: 'amount', offFen: 500 },
  thresholdFen: 2_000,
  scope: { kind: 'all' },
  valid: { kind: 'days', days: 7, start: 'receiving' },
  pools: 'any',
  group: 'goods',
  paidBy: 'us',
  ...change,
})

type Draft = Omit<Input<'coupon.create'>, 'communityId'>

/** A batch that anybody may take one of, for the day of the demo data and a week. */
export function couponBatch(change: Partial<Draft> = {}): Draft {
  const size = change.size ?? 100
  return {
    terms: terms(),
    way: 'claim',
    size,
    budgetFen: size * 500,
    claimFrom: SEED_AT as Draft['claimFrom'],
    claimUntil: '2026-11-29T02:00:00.000Z' as Draft['claimUntil'],
    ...change,
  }
}

/** A batch of the first community, made by its operator. */
export async function aBatch(shop: TestServer, change: Partial<Draft> = {}): Promise<{ batchId: string; operator: Person }> {
  const operator = await shop.as('c1-operator-1')
  const { batchId } = await operator.ok('coupon.create', { communityId: 'c1', ...couponBatch(change) })
  return { batchId, operator }
}
