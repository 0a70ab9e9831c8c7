import * as z from 'zod/mini'
import { id, instantField, sumField } from '../../call'
import { stationView } from '../../station/contract'

/** draft → open ⇄ full → running → done, or cancelled. Only a draft, its publishing and its cancelling are written down; the rest follows from the clock and the places left. */
export const eventStateField = z.enum(['draft', 'open', 'full', 'running', 'done', 'cancelled'])
export type EventState = z.infer<typeof eventStateField>

/** Who may come: everybody, residents of its community, or those of them who have reached a tier. */
export const audienceField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('community') }),
  z.strictObject({ kind: z.literal('tier'), tier: z.enum(['bronze', 'silver', 'gold']) }),
])
export type Audience = z.infer<typeof audienceField>

/**
 * registered: has places. waiting: in line for them. offered: places are kept for her until `offerUntil`, if she says yes. lapsed: she didn't. left: she
 * cancelled. cancelled: the event was.
 */
export const registrationStateField = z.enum(['registered', 'waiting', 'offered', 'lapsed', 'left', 'cancelled'])
export type RegistrationState = z.infer<typeof registrationStateField>

/** How a person was checked in: a fresh code; a number looked up in the list; an old code that staff vouched for; on the spot. All but the first stand with the staff member's name. */
export const howField = z.enum(['scanned', 'typed', 'offline', 'walk_in'])
export type How = z.infer<typeof howField>

const slot = {
  slotId: id,
  startsAt: instantField,
  endsAt: instantField,
  capacity: z.number(),
}
export const slotView = z.object({
  ...slot,
  /** Places neither registered nor offered. */
  left: z.number(),
  /** People in line. */
  waiting: z.number(),
})
export type SlotView = z.infer<typeof slotView>

/** One registered person. */
export const placeView = z.object({
  placeId: id,
  /** As registered; null for somebody of the household who shows no name. */
  name: z.nullable(z.string()),
  /** Has the app herself: the registrant, or a member of her household. */
  mine: z.boolean(),
  checkedInAt: z.nullable(instantField),
})
export type PlaceView = z.infer<typeof placeView>

export const registrationView = z.object({
  registrationId: id,
  eventId: id,
  slotId: id,
  state: registrationStateField,
  /** She made it herself: only she says yes to an offer or gives it up. Others of her household have the ticket. */
  own: z.optional(z.boolean()),
  /** 1, 2, 3 … within the event: what she reads out at the desk. */
  number: z.number(),
  people: z.array(placeView),
  /** Whether they may be photographed. */
  photos: z.boolean(),
  registeredAt: instantField,
  /** Of an offer: until when a yes counts. */
  offerUntil: z.nullable(instantField),
  /** Of who waits: how many people are in line before her. */
  ahead: z.number(),
})
export type RegistrationView = z.infer<typeof registrationView>

export const handoutView = z.object({ handoutId: id, name: z.string(), stock: z.number(), left: z.number() })
export type HandoutView = z.infer<typeof handoutView>

export const eventView = z.object({
  eventId: id,
  communityId: id,
  /** Where its link leads for shopping. */
  station: stationView,
  title: z.string(),
  /** Key of a picture of the project's set, or null. */
  picture: z.nullable(z.string()),
  about: z.string(),
  place: z.string(),
  state: eventStateField,
  /** From its first slot's beginning to its last one's end. */
  startsAt: instantField,
  endsAt: instantField,
  slots: z.array(slotView),
  registerFrom: instantField,
  registerUntil: instantField,
  audience: audienceField,
  /** At most so many people on one registration. */
  partyMost: z.number(),
  handouts: z.array(handoutView),
  /** Name of the coupon that is given on the spot. */
  coupon: z.nullable(z.string()),
  /** Pictures are taken: who registers says yes or no. */
  photos: z.boolean(),
  /** Why it was cancelled. */
  reason: z.nullable(z.string()),
  /** The event's own invitation, for posters: brings its station along, and is counted as the event's. */
  invite: z.nullable(id),
  /** Another one as soon as its time or place is another: who registers says which she saw. */
  revision: z.optional(z.number()),
  /** My own live registration, or my last one; null for who is not signed in. */
  mine: z.nullable(registrationView),
})
export type EventView = z.infer<typeof eventView>

export const dutyView = z.object({ personId: id, nickname: z.nullable(z.string()), since: instantField })
export type DutyView = z.infer<typeof dutyView>

/** What the editor and the operator's list need beside what everybody sees. */
export const planView = z.object({
  ...eventView.shape,
  /** How often the draft was written: who saves or publishes says which one she saw. */
  revision: z.number(),
  couponBatchId: z.nullable(id),
  costFen: sumField,
  registered: z.number(),
  offered: z.number(),
  waiting: z.number(),
  came: z.number(),
  duty: z.array(dutyView),
})
export type PlanView = z.infer<typeof planView>

/** A registered person as the desk sees her: `王**`. */
export const deskPlace = z.object({
  placeId: id,
  name: z.string(),
  checkedInAt: z.nullable(instantField),
  how: z.nullable(howField),
  /** Who let her in; empty for staff who show no name. */
  by: z.nullable(z.string()),
})
export type DeskPlace = z.infer<typeof deskPlace>

export const deskRow = z.object({
  registrationId: id,
  number: z.number(),
  slotId: id,
  photos: z.boolean(),
  people: z.array(deskPlace),
  /** What this party has been given. */
  handed: z.array(z.object({ handoutId: id, quantity: z.number() })),
})
export type DeskRow = z.infer<typeof deskRow>

export const deskView = z.object({
  eventId: id,
  title: z.string(),
  place: z.string(),
  state: eventStateField,
  slots: z.array(slotView),
  handouts: z.array(handoutView),
  photos: z.boolean(),
  /** Between these people are let in. */
  opensAt: instantField,
  closesAt: instantField,
  /** Until then what was scanned without a connection is still taken; after it the phone forgets the list. */
  keepUntil: instantField,
  /** When the list was as it says. */
  asOf: instantField,
  registrations: z.array(deskRow),
  registered: z.number(),
  came: z.number(),
})
export type DeskView = z.infer<typeof deskView>
