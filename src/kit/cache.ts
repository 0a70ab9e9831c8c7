import { serverNow } from './clock'
import { currentSession } from './session-store'
import { forget, recall, remember } from './store'
import type { Instant } from '@domain/time'

export interface Seen<V> {
  readonly value: V
  readonly at: Instant
}

/** How many answers are kept; the oldest goes first. */
const MOST = 12
/** What is needed where there is no signal keeps its own places: looking at other things doesn't push it out. */
const LASTING: Readonly<Record<string, number>> = { 'pickup.code': 4, 'pickup.sheet': 1, 'event.ticket': 3, 'event.desk': 2 }

/** What one person saw is not shown to the next one at the same phone. */
const nameOf = (name: string, input: unknown): string => `seen.${currentSession()?.personId ?? ''}.${name}.${JSON.stringify(input)}`

const rowOf = (name: string): { row: string; most: number } => {
  const most = LASTING[name]
  return most === undefined ? { row: 'seen', most: MOST } : { row: `seen.${name}`, most }
}

export function keepSeen(name: string, input: unknown, value: unknown): void {
  const slot = nameOf(name, input)
  const { row, most } = rowOf(name)
  const slots = (recall<string[]>(row) ?? []).filter((other) => other !== slot)
  for (const old of slots.splice(0, Math.max(0, slots.length + 1 - most))) forget(old)
  remember(row, [...slots, slot])
  remember(slot, { value, at: serverNow() })
}

export const lastSeen = <V>(name: string, input: unknown): Seen<V> | null => recall<Seen<V>>(nameOf(name, input))

/** Forgets everything that was kept, as signing out must. */
export function forgetSeen(): void {
  for (const row of ['seen', ...Object.keys(LASTING).map((name) => rowOf(name).row)]) {
    for (const slot of recall<string[]>(row) ?? []) forget(slot)
    forget(row)
  }
}
