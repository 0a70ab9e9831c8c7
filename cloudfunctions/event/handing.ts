import type { Output } from '@domain/contract'
import type { DeskRow, HandoutView } from '@domain/event/contract'
import type { Call } from '../_kit/call'
import { addHanded, countDesk } from './desk-sql'
import { lockHandout, type EventRow } from './event-sql'
import { viewHandout } from './view'

interface Asked {
  readonly handoutId: string
  readonly quantity: number
}

export type Handed = Pick<Output<'event.hand'>, 'handed' | 'short'>

/**
 * Ticks hand-outs off for a party: one of each a person who is in, as long as there are any. What isn't to be had is `short`: that somebody came is true all
 * the same. Hand-outs are held in the order of their ids, last of all, since every desk gives out the same ones.
 */
export async function handOver({ tx }: Call, event: EventRow, party: DeskRow, asked: readonly Asked[]): Promise<Handed> {
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
  return { handed: [...handed].map(([handoutId, quantity]) => ({ handoutId, quantity })), short }
}

/** What a desk shows beside the party that it has just seen to: how many came, and what is left to hand out. */
export async function atTheDesk({ tx }: Call, event: EventRow): Promise<{ came: number; handouts: HandoutView[] }> {
  const { came, handouts } = await countDesk(tx, event)
  return { came, handouts: handouts.map(viewHandout) }
}
