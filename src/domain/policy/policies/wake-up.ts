import type { Policy } from '../policy'
import { couponNames } from '../words'

/** Nothing for thirty days: a third off three hot items that an operator names, and carrying for nothing. */
export const wakeUp: Policy = {
  id: 'wake_up',
  trigger: { on: 'schedule', weekday: null, at: '10:00' },
  who: { kind: 'silent', days: 30 },
  coupons: [
    {
      name: couponNames.wake_up[0],
      benefit: { kind: 'percent', percent: 33, capFen: 1_000 },
      thresholdFen: 0,
      scope: { kind: 'items', ids: [] },
      valid: { kind: 'days', days: 7, start: 'receiving' },
      pools: 'any',
      group: 'goods',
      paidBy: 'us',
    },
    {
      name: couponNames.wake_up[1],
      benefit: { kind: 'door', capFen: 500 },
      thresholdFen: 0,
      scope: { kind: 'all' },
      valid: { kind: 'days', days: 7, start: 'receiving' },
      pools: 'any',
      group: 'door',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 3,
  window: 'month',
  holdOutPercent: 20,
  monthlyBudgetFen: 300_000,
  personal: true,
  tells: true,
}
