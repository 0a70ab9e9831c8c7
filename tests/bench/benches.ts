import type { Bench } from './report'

/** What can be measured, by name, in the order in which all of it is. */
export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  pools: async () => (await import('./pools')).pools,
  tonight: async () => (await import('./tonight')).tonight,
  join: async () => (await import('./join')).joins,
  due: async () => (await import('./due')).due,
  history: async () => (await import('./history')).history,
  cold: async () => (await import('./cold')).cold,
  memory: async () => (await import('./memory')).memory,
  streak: async () => (await import('./streak')).streak,
  events: async () => (await import('./events')).events,
  me: async () => (await import('./me')).me,
  members: async () => (await import('./members')).members,
  coupons: async () => (await import('./coupons')).coupons,
  prices: async () => (await import('./price')).prices,
  referral: async () => (await import('./referral')).referral,
}
