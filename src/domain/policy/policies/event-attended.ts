import type { Policy } from '../policy'
import { couponNames } from '../words'

/** Who came to an event of the community. */
export const eventAttended: Policy = {
  id: 'event_attended',
  trigger: { on: 'event', event: 'event_attended' },
  who: { kind: 'residents' },
  coupons: [
    {
      name: couponNames.event_attended[0],
      benefit: { kind: 'amount', offFen: 300 },
      thresholdFen: 1_500,
      scope: { kind: 'all' },
      valid: { kind: 'days', days: 7, start: 'receiving' },
      pools: 'any',
      group: 'goods',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 0,
  window: 'month',
  holdOutPercent: 0,
  monthlyBudgetFen: 200_000,
  personal: false,
  tells: true,
}
