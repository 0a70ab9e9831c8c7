import type { Policy } from '../policy'
import { couponNames } from '../words'

/**
 * "1 + 1" in a partner's shop: who scans its code gets this, and what the shop adds of its own. The codes come from a batch that an operator makes with these
 * terms, so that each shop has its own figures; the policy sees to it that a person is new once, not once a shop.
 */
export const partnerStore: Policy = {
  id: 'partner_store',
  trigger: { on: 'event', event: 'store_scanned' },
  who: { kind: 'newcomers' },
  coupons: [
    {
      name: couponNames.partner_store[0],
      benefit: { kind: 'amount', offFen: 500 },
      thresholdFen: 2_000,
      scope: { kind: 'all' },
      valid: { kind: 'days', days: 14, start: 'receiving' },
      pools: 'any',
      group: 'goods',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 0,
  window: 'ever',
  holdOutPercent: 0,
  monthlyBudgetFen: 200_000,
  personal: false,
  tells: true,
}
