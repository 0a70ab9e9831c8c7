import type { Percent } from '../money'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import { earliest, hours, later, minutes } from '../time'
import type { IfNotFilled } from './contract'
import type { Step } from './price'
import { firstPercent, poolPercent } from './price'

/** How long stock and seat are held for somebody who has not paid yet. */
export const HOLD_MS = minutes(15)

interface Terms {
  readonly poolId: string
  readonly seatsMax: number
  readonly steps: readonly Step[]
  readonly endsAt: Instant
}
/** Open → settled | expired, only forward. */
export type Pool = (Terms & { state: 'open' }) | (Terms & { state: 'settled'; percent: Percent }) | (Terms & { state: 'expired' })

export type SeatState = 'held' | 'paid' | 'left' | 'lapsed' | 'settled' | 'expired'
/** A live seat: held until paid for, or paid. */
export interface Seat {
  readonly personId: string
  readonly number: number
  readonly state: 'held' | 'paid'
}

/** A pool lasts its hours or until the cut-off, whichever comes first. */
export const poolEnd = (openedAt: Instant, lasts: number, cutOff: Instant): Instant => earliest(later(openedAt, hours(lasts)), cutOff)

/** Stock (and a seat) wait for payment until the earliest of 15 minutes, the pool's end and the cut-off. */
export const holdUntil = (now: Instant, cutOff: Instant, poolEndsAt: Instant = cutOff): Instant =>
  earliest(later(now, HOLD_MS), cutOff, poolEndsAt)

const paid = (seats: readonly Seat[]): number => seats.filter((seat) => seat.state === 'paid').length

/** Every seat paid: no more changes, and the next timer run settles. */
export const isFull = (pool: Pool, seats: readonly Seat[]): boolean => paid(seats) >= pool.seatsMax

/** A number from 1 to the pool's size that nobody sits on, or why there is none for this person. */
export function freeSeat(
  pool: Pool,
  seats: readonly Seat[],
  personId: string,
  now: Instant,
): Result<number, 'pool_over' | 'pool_full' | 'already_in_pool'> {
  if (pool.state !== 'open' || now >= pool.endsAt) return refuse('pool_over')
  if (seats.some((seat) => seat.personId === personId)) return refuse('already_in_pool')
  const taken = new Set(seats.map((seat) => seat.number))
  for (let number = 1; number <= pool.seatsMax; number++) if (!taken.has(number)) return ok(number)
  return refuse('pool_full')
}

/** Whether a member may leave now: before the end, and not once the pool is full. */
export function mayLeave(pool: Pool, seats: readonly Seat[], now: Instant): Result<true, 'pool_over' | 'pool_full'> {
  if (pool.state !== 'open' || now >= pool.endsAt) return refuse('pool_over')
  return isFull(pool, seats) ? refuse('pool_full') : ok(true)
}

/** A pool is due at its end, or at once when full. */
export const isDue = (pool: Pool, seats: readonly Seat[], now: Instant): boolean =>
  pool.state === 'open' && (now >= pool.endsAt || isFull(pool, seats))

export type Outcome = { readonly state: 'settled'; readonly percent: Percent } | { readonly state: 'expired' }

/** How a pool ends with `people` paid seats: a step reached settles it, otherwise it expires. */
export function outcome(steps: readonly Step[], people: number): Outcome {
  const percent = poolPercent(steps, people)
  return percent > 0 ? { state: 'settled', percent } : { state: 'expired' }
}

/** What a member pays on joining: the first step's price, or the plain one for who keeps the goods either way. */
export const percentNow = (steps: readonly Step[], ifNotFilled: IfNotFilled): Percent => (ifNotFilled === 'refund' ? firstPercent(steps) : 0)
