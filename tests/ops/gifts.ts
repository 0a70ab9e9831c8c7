import { aBatch } from '../coupon/batch-fixtures'
import { newcomers, switchOn } from '../policy/fixtures'
import type { TestServer } from '../support/server'

/** Coupons that are taken, brought by a code and given by a policy, which holds some out. */
export async function giveAway(shop: TestServer): Promise<void> {
  const [li, wang] = await Promise.all([1, 2].map((n) => shop.as(`c1-resident-${n}`)))
  const { batchId } = await aBatch(shop, { size: 3 })
  await li!.ok('coupon.claim', { batchId })
  await wang!.ok('coupon.claim', { batchId })
  const { batchId: coded, operator } = await aBatch(shop, { way: 'code', size: 3 })
  const { codes } = await operator.ok('coupon.codes', { batchId: coded, once: 1 })
  await wang!.ok('coupon.claim', { code: codes[0]! })
  await switchOn(shop, 'new_resident')
  await newcomers(shop, 'new_resident', 'gifted')
  await shop.runDue()
  await operator.ok('policy.set', { policyId: 'new_resident', communityId: 'c1', on: false })
}
