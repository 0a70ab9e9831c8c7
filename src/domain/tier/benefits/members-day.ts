import type { Benefit } from '../benefit'

/** A coupon each Friday, by the policy of that name. */
export const membersDay: Benefit = { id: 'members_day', from: 'bronze', policy: 'members_day' }
