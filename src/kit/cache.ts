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
/** What people stand at a counter with goes only when it is forgotten: no other page pushes it out. */
const AT_THE_COUNTER = ['pickup.sheet', 'pickup.code']

/** What one person saw is not shown to the next one at the same phone. */
const nameOf = (name: string, input: unknown): string => `seen.${currentSession()?.personId ?? ''}.${name}.${JSON.stringify(input)}`

export function keepSeen(name: string, input: unknown, value: unknown): void {
  const slot = nameOf(name, input)
  const slots = (recall<string[]>('seen') ?? []).filter((other) => other !== slot)
  const passing = slots.filter((other) => !AT_THE_COUNTER.some((call) => other.split('.', 4).slice(2).join('.') === call))
  const gone = passing.slice(0, Math.max(0, slots.length + 1 - MOST))
  for (const old of gone) forget(old)
  remember('seen', [...slots.filter((other) => !gone.includes(other)), slot])
  remember(slot, { value, at: serverNow() })
}

export const lastSeen = <V>(name: string, input: unknown): Seen<V> | null => recall<Seen<V>>(nameOf(name, input))

/** Forgets everything that was kept, as signing out must. */
export function forgetSeen(): void {
  for (const slot of recall<string[]>('seen') ?? []) forget(slot)
  forget('seen')
}
