import type { Policy } from '../policy'
import { couponNames } from '../words'

/** Who has bought once comes back most easily in the week after: a low threshold, on all goods. */
export const secondOrder: Policy = {
  id: 'second_order',
  trigger: { on: 'event', event: 'order_paid' },
  who: { kind: 'first_buyers' },
  coupons: [
    {
      name: couponNames.second_order[0],
      benefit: { kind: 'amount', offFen: 400 },
      thresholdFen: 1_500,
      scope: { kind: 'all' },
      valid: { kind: 'days', days: 7, start: 'receiving' },
      pools: 'any',
      group: 'goods',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 0,
  window: 'ever',
  holdOutPercent: 10,
  monthlyBudgetFen: 300_000,
  personal: true,
  tells: true,
}
