import type { Policy } from '../policy'
import { couponNames } from '../words'

/** Four orders of meat and nothing else: a try of the fruit. */
export const crossCategory: Policy = {
  id: 'cross_category',
  trigger: { on: 'schedule', weekday: null, at: '10:00' },
  who: { kind: 'only_category', category: 'meat', orders: 4 },
  coupons: [
    {
      name: couponNames.cross_category[0],
      benefit: { kind: 'amount', offFen: 400 },
      thresholdFen: 1_500,
      scope: { kind: 'categories', categories: ['fruit'] },
      valid: { kind: 'days', days: 7, start: 'receiving' },
      pools: 'any',
      group: 'goods',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 0,
  window: 'month',
  holdOutPercent: 20,
  monthlyBudgetFen: 200_000,
  personal: true,
  tells: true,
}
