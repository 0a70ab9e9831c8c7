import type { Input } from '@domain/contract'
import type { EventView, SlotView } from '@domain/event/contract'
import type { Instant } from '@domain/time'

type Wish = Input<'event.register'>

/** Who comes and to which slot, as the form stands. Nothing about pictures or names is agreed to beforehand. */
export interface Party {
  readonly slotId: string | null
  readonly me: boolean
  readonly family: readonly string[]
  /** What others who come along are called. */
  readonly extras: readonly string[]
  readonly photos: boolean
  readonly names: boolean
}

/** Slots that one may still come to. */
export const slotsToCome = ({ slots }: Pick<EventView, 'slots'>, now: Instant): SlotView[] => slots.filter(({ endsAt }) => now < endsAt)

export function newParty(event: EventView, now: Instant): Party {
  const [first, second] = slotsToCome(event, now)
  return { slotId: first && !second ? first.slotId : null, me: true, family: [], extras: [], photos: false, names: false }
}

export const sizeOf = ({ me, family, extras }: Party): number => (me ? 1 : 0) + family.length + extras.length

export const toggled = (all: readonly string[], one: string): string[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one])

export type Missing = 'slot' | 'nobody' | 'too_many' | 'name' | 'consent'
/** What keeps the form from being sent; `agreed`: names may be kept already. */
export function missingOf(party: Party, { partyMost }: Pick<EventView, 'partyMost'>, agreed: boolean): Missing | null {
  if (party.slotId === null) return 'slot'
  if (sizeOf(party) === 0) return 'nobody'
  if (sizeOf(party) > partyMost) return 'too_many'
  if (party.extras.some((name) => name.trim() === '')) return 'name'
  return party.extras.length > 0 && !agreed && !party.names ? 'consent' : null
}

/** The form as the server is asked. */
export function wishOf({ slotId, me, family, extras, photos }: Party, event: Pick<EventView, 'eventId' | 'photos'>, personId: string): Wish {
  const people = [...(me ? [{ personId }] : []), ...family.map((one) => ({ personId: one })), ...extras.map((name) => ({ name: name.trim() }))]
  return { eventId: event.eventId, ...(slotId === null ? {} : { slotId }), people, ...(event.photos ? { photos } : {}) }
}
