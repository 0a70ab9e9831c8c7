import type { Output } from '@domain/contract'
import type { Call } from '../_kit/call'
import { addHanded, checkinsOf, handedTo } from './desk-sql'
import { handoutsOf, lockHandout, type EventRow } from './event-sql'
import { viewHandout } from './view'

interface Asked {
  readonly handoutId: string
  readonly quantity: number
}

/**
 * Ticks hand-outs off for a party: one of each a person who is in, as long as there are any. What isn't to be had is `short`: that somebody came is true all
 * the same. Hand-outs are held in the order of their ids, last of all, since every desk gives out the same ones.
 */
export async function handOver(call: Call, event: EventRow, registrationId: string, asked: readonly Asked[]): Promise<Output<'event.hand'>> {
  const { tx } = call
  const short: Asked[] = []
  const people = asked.length > 0 ? (await checkinsOf(tx, [registrationId])).length : 0
  for (const { handoutId, quantity } of [...asked].sort((a, b) => (a.handoutId < b.handoutId ? -1 : 1))) {
    const handout = await lockHandout(tx, event, handoutId)
    const before = (await handedTo(tx, [registrationId])).find((row) => row.handoutId === handoutId)?.quantity ?? 0
    const given = handout ? Math.max(0, Math.min(quantity, people - before, handout.stock - handout.handed)) : 0
    if (handout && given > 0) await addHanded(tx, handout, registrationId, given)
    if (given < quantity) short.push({ handoutId, quantity: quantity - given })
  }
  const handed = (await handedTo(tx, [registrationId])).map((row) => ({ handoutId: row.handoutId, quantity: row.quantity }))
  return { handed, short, handouts: (await handoutsOf(tx, [event.id])).map(viewHandout) }
}
