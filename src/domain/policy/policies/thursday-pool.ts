import type { Policy } from '../policy'
import { couponNames } from '../words'

/** Thursday is the day to buy together: everybody has one for a pool, until midnight a day later. Nobody is written to for it. */
export const thursdayPool: Policy = {
  id: 'thursday_pool',
  trigger: { on: 'schedule', weekday: 4, at: '00:00' },
  who: { kind: 'residents' },
  coupons: [
    {
      name: couponNames.thursday_pool[0],
      benefit: { kind: 'amount', offFen: 300 },
      thresholdFen: 0,
      scope: { kind: 'all' },
      valid: { kind: 'days', days: 1, start: 'receiving' },
      pools: 'only',
      group: 'goods',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 0,
  window: 'week',
  holdOutPercent: 10,
  monthlyBudgetFen: 1_500_000,
  personal: false,
  tells: false,
}
