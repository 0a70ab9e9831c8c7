import type { Output } from '@domain/contract'
import type { DeskRow } from '@domain/event/contract'
import type { Call } from '../_kit/call'
import { addHanded } from './desk-sql'
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
export async function handOver({ tx }: Call, event: EventRow, party: DeskRow, asked: readonly Asked[]): Promise<Output<'event.hand'>> {
  const short: Asked[] = []
  const handed = new Map(party.handed.map(({ handoutId, quantity }) => [handoutId, quantity]))
  const people = party.people.filter(({ checkedInAt }) => checkedInAt !== null).length
  for (const { handoutId, quantity } of [...asked].sort((a, b) => (a.handoutId < b.handoutId ? -1 : 1))) {
    const handout = await lockHandout(tx, event, handoutId)
    const before = handed.get(handoutId) ?? 0
    const given = handout ? Math.max(0, Math.min(quantity, people - before, handout.stock - handout.handed)) : 0
    if (handout && given > 0) {
      await addHanded(tx, handout, party.registrationId, given)
      handed.set(handoutId, before + given)
    }
    if (given < quantity) short.push({ handoutId, quantity: quantity - given })
  }
  return { handed: [...handed].map(([handoutId, quantity]) => ({ handoutId, quantity })), short, handouts: (await handoutsOf(tx, [event.id])).map(viewHandout) }
}
