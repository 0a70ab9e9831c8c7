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

/** Slots that one may still register for: nobody is put in line for one that has begun. */
export const slotsToCome = ({ slots }: Pick<EventView, 'slots'>, now: Instant): SlotView[] => slots.filter(({ startsAt, endsAt, left }) => now < endsAt && (now < startsAt || left > 0))

export const chosenSlot = ({ slotId }: Party, { slots }: Pick<EventView, 'slots'>): SlotView | null => slots.find((slot) => slot.slotId === slotId) ?? null

export function newParty(event: EventView, now: Instant): Party {
  const [first, second] = slotsToCome(event, now)
  return { slotId: first && !second ? first.slotId : null, me: true, family: [], extras: [], photos: false, names: false }
}

export const sizeOf = ({ me, family, extras }: Party): number => (me ? 1 : 0) + family.length + extras.length

type Places = Pick<EventView, 'partyMost' | 'slots'>
/** The largest party: as the event has it, and no larger than the slot. */
export const mostOf = (party: Party, event: Places): number => Math.min(event.partyMost, chosenSlot(party, event)?.capacity ?? event.partyMost)

export type Missing = 'slot' | 'nobody' | 'too_many' | 'begun' | 'name' | 'consent'
/** What keeps the form from being sent; `agreed`: names may be kept already. */
export function missingOf(party: Party, event: Places, agreed: boolean, now: Instant): Missing | null {
  const slot = chosenSlot(party, event)
  if (slot === null) return 'slot'
  if (sizeOf(party) === 0) return 'nobody'
  if (sizeOf(party) > mostOf(party, event)) return 'too_many'
  if (now >= slot.startsAt && sizeOf(party) > slot.left) return 'begun'
  if (party.extras.some((name) => name.trim() === '')) return 'name'
  return party.extras.length > 0 && !agreed && !party.names ? 'consent' : null
}

/** The form as the server is asked. */
export function wishOf({ slotId, me, family, extras, photos }: Party, event: Pick<EventView, 'eventId' | 'photos' | 'revision'>, personId: string): Wish {
  const people = [...(me ? [{ personId }] : []), ...family.map((one) => ({ personId: one })), ...extras.map((name) => ({ name: name.trim() }))]
  return { eventId: event.eventId, ...(slotId === null ? {} : { slotId }), people, ...(event.photos ? { photos } : {}), ...(event.revision === undefined ? {} : { revision: event.revision }) }
}
