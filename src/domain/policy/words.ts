import type { PolicyId } from './contract'

/** What the coupons of each policy are called, in the order in which it gives them. */
export const couponNames = {
  new_resident: ['新邻居券'],
  second_order: ['再来一单券'],
  wake_up: ['好久不见券', '送上门免费'],
  cross_category: ['水果尝鲜券'],
  thursday_pool: ['周四拼单券'],
  members_day: ['周五会员日券'],
  partner_store: ['邻店新客券'],
  event_attended: ['活动到场券'],
} as const satisfies Record<PolicyId, readonly string[]>
