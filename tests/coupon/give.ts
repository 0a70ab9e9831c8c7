import type { CouponTerms, CouponView } from '@domain/coupon/contract'
import { instant, later, minutes } from '@domain/time'
import type { Person, TestServer } from '../support/server'
import { theTerms } from './fixtures'

/** Gives somebody of the first community a coupon of each of these, one after the other, out of batches of their own. */
export async function give(shop: TestServer, person: Person, ...changes: readonly Partial<CouponTerms>[]): Promise<void> {
  const operator = await shop.as('c1-operator-1')
  const now = instant(shop.now)
  for (const change of changes) {
    const batch = { communityId: 'c1', terms: theTerms(change), way: 'assign' as const, size: 10, budgetFen: 100_000, claimFrom: now, claimUntil: later(now, minutes(1)) }
    const { batchId } = await operator.ok('coupon.create', batch)
    await operator.ok('coupon.assign', { batchId, people: [person.personId] })
  }
}

export const couponsOf = async (person: Person, show: 'usable' | 'over' = 'usable'): Promise<CouponView[]> => (await person.ok('coupon.mine', { show })).coupons

/** Hers that may be used, in the order in which she got them. */
export const theCoupons = async (person: Person): Promise<string[]> => (await couponsOf(person)).map(({ couponId }) => couponId).sort()

export async function couponOf(person: Person, couponId: string): Promise<CouponView> {
  const all = [...(await couponsOf(person)), ...(await couponsOf(person, 'over'))]
  const coupon = all.find((each) => each.couponId === couponId)
  if (!coupon) throw new Error(`she has no coupon ${couponId}`)
  return coupon
}
