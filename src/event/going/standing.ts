import type { EventView, RegistrationView } from '@domain/event/contract'
import type { Instant } from '@domain/time'

/** Still counts: has places, waits for them, or was offered some. */
export const isLive = ({ state }: Pick<RegistrationView, 'state'>): boolean => state === 'registered' || state === 'waiting' || state === 'offered'

/** How those stand whose registration still counts. */
export type Live = Extract<RegistrationView['state'], 'registered' | 'waiting' | 'offered'>
export const liveAs = ({ state }: Pick<RegistrationView, 'state'>): Live => (state === 'waiting' || state === 'offered' ? state : 'registered')

/** Why nobody can register now; null where one can. */
export type Shut = 'cancelled' | 'over' | 'running' | 'not_yet' | 'closed'
export function shutOf({ state, registerFrom, registerUntil }: EventView, now: Instant): Shut | null {
  if (state === 'cancelled') return 'cancelled'
  if (state === 'done') return 'over'
  if (now < registerFrom) return 'not_yet'
  if (now < registerUntil) return null
  return state === 'running' ? 'running' : 'closed'
}

/** How many of a party are in. */
export const cameOf = ({ people }: Pick<RegistrationView, 'people'>): number => people.filter(({ checkedInAt }) => checkedInAt !== null).length
