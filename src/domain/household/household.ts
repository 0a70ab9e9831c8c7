import type { Result } from '../result'
import { ok, refuse } from '../result'

export const MEMBERS_MOST = 6

/** `waiting` typed the code and waits for a yes; `leaving` stays until no order of hers is open. Who belongs holds a number from 1 to 6. */
export interface Member {
  readonly personId: string
  readonly state: 'waiting' | 'member' | 'leaving'
  readonly number: number | null
}

export const belongs = ({ state }: Member): boolean => state !== 'waiting'

/** The number that the next member gets. */
export function freeNumber(members: readonly Member[]): Result<number, 'household_full'> {
  const taken = new Set(members.map(({ number }) => number))
  for (let number = 1; number <= MEMBERS_MOST; number++) if (!taken.has(number)) return ok(number)
  return refuse('household_full')
}

/** Whether somebody is free to come into a household. A household of her own that nobody else is in does not hold her: it ends when she comes in. */
export const isFree = (own: readonly Member[], personId: string): boolean => own.every((member) => !belongs(member) || member.personId === personId)

/** Whether somebody who typed the code of a household with these members may wait for a yes. `own` are the members of the one she belongs to, if any. */
export function mayAsk(members: readonly Member[], own: readonly Member[], personId: string): Result<true, 'household_full' | 'in_household'> {
  if (members.some((member) => belongs(member) && member.personId === personId) || !isFree(own, personId)) return refuse('in_household')
  const free = freeNumber(members)
  return free.ok ? ok(true) : free
}

export const waits = (members: readonly Member[], personId: string): boolean =>
  members.some((member) => member.state === 'waiting' && member.personId === personId)

/** The number of somebody who waits and is told yes. */
export const letIn = (members: readonly Member[], own: readonly Member[], personId: string): Result<number, 'household_full' | 'in_household'> =>
  isFree(own, personId) ? freeNumber(members) : refuse('in_household')

/** What becomes of who wants to leave: at once, or when her open orders are over, so that the bag they lie in stays one. */
export const leavingAs = (hasOpenOrders: boolean): 'gone' | 'leaving' => (hasOpenOrders ? 'leaving' : 'gone')
