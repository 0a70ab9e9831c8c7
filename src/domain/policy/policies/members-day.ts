import type { Policy } from '../policy'
import { couponNames } from '../words'

/** Friday is the members' day: whoever has a tier has a coupon, until midnight a day later. It is promised with the tier, so nobody is held out of it. */
export const membersDay: Policy = {
  id: 'members_day',
  trigger: { on: 'schedule', weekday: 5, at: '00:00' },
  who: { kind: 'members', least: 'bronze' },
  coupons: [
    {
      name: couponNames.members_day[0],
      benefit: { kind: 'amount', offFen: 300 },
      thresholdFen: 3_000,
      scope: { kind: 'all' },
      valid: { kind: 'days', days: 1, start: 'receiving' },
      pools: 'any',
      group: 'goods',
      paidBy: 'us',
    },
  ],
  itemsNeeded: 0,
  window: 'week',
  holdOutPercent: 0,
  monthlyBudgetFen: 1_500_000,
  personal: false,
  tells: false,
}
