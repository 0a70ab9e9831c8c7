import type { Result } from '../result'
import { ok, refuse } from '../result'

/** `13812345678` → `138****5678`; of a shorter number only the end is shown. */
export const maskPhone = (phone: string): string => (phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`)

const HOME_COUNTRY = '86'

/** A number as it is kept: those of other countries with their country's. */
export const keptPhone = (number: string, countryCode: string): string =>
  countryCode === '' || countryCode === HOME_COUNTRY ? number : `+${countryCode} ${number}`

/** Who still has goods or money coming, or a right to act for the shop, can't be forgotten yet. */
export function mayErase(held: { openOrders: boolean; rights: number }): Result<true, 'orders_open' | 'role_held'> {
  if (held.openOrders) return refuse('orders_open')
  return held.rights > 0 ? refuse('role_held') : ok(true)
}
