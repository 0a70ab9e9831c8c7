import type { Policy } from '../policy'
import { couponNames } from '../words'

/** A welcome for who has just chosen a station. */
export const newResident: Policy = {
  id: 'new_resident',
  trigger: { on: 'event', event: 'signed_up' },
  who: { kind: 'newcomers' },
  coupons: [
    {
      name: couponNames.new_resident[0],
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
  holdOutPercent: 10,
  monthlyBudgetFen: 300_000,
  personal: false,
  tells: true,
}
