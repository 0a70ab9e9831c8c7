import type { PolicyView } from '@domain/policy/contract'
import { sum } from '@domain/money'
import { faceOf } from '@domain/coupon/terms'

/** It can't be switched on, nor run, before somebody has named its items. */
export const lacksItems = ({ items, itemsNeeded }: PolicyView): boolean => items.length !== itemsNeeded

/** For how many people a month's budget is enough if every coupon is used to the full; null while its coupons aren't complete. */
export function peopleInBudget(policy: PolicyView): number | null {
  const packFen = sum(policy.coupons.map(({ benefit }) => faceOf(benefit)))
  return lacksItems(policy) || packFen === 0 ? null : Math.floor(policy.budgetFen / packFen)
}
