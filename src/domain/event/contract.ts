import * as z from 'zod/mini'
import { cursorField, id, instantField, lines, nothing, quantity, read, sumField, words, write } from '../call'
import { stationView } from '../station/contract'

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
  /** My own live registration, or my last one; null for who is not signed in. */
  mine: z.nullable(registrationView),
})
export type EventView = z.infer<typeof eventView>

const title = words(30)
const picture = z.nullable(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)))
const capacity = z.number().check(z.int(), z.minimum(1), z.maximum(1_000))
const stock = z.number().check(z.int(), z.minimum(0), z.maximum(10_000))
/** What an operator writes. Slots and hand-outs with an id keep it, others are new. */
const planShape = {
  stationId: id,
  title,
  picture,
  about: lines(600),
  place: words(60),
  slots: z.array(z.strictObject({ slotId: z.optional(id), startsAt: instantField, endsAt: instantField, capacity })).check(z.minLength(1), z.maxLength(12)),
  registerFrom: instantField,
  registerUntil: instantField,
  audience: audienceField,
  partyMost: z.number().check(z.int(), z.minimum(1), z.maximum(6)),
  handouts: z.array(z.strictObject({ handoutId: z.optional(id), name: words(20), stock })).check(z.maxLength(8)),
  /** A batch that is given out by hand (`assign`) in its community. */
  couponBatchId: z.nullable(id),
  photos: z.boolean(),
  /** What the whole event costs us, for the cost per new resident. */
  costFen: sumField,
}

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

/** One person may be named by herself: a member of my household with the app (me, too), or just a name. */
const guestField = z
  .strictObject({ personId: z.optional(id), name: z.optional(words(12)) })
  .check(z.refine(({ personId, name }) => (personId === undefined) !== (name === undefined), 'is a member of the household or a name'))

const handing = z
  .array(z.strictObject({ handoutId: id, quantity }))
  .check(
    z.maxLength(8),
    z.refine((rows) => new Set(rows.map((row) => row.handoutId)).size === rows.length, 'names a hand-out twice'),
  )
const placeIds = z.array(id).check(
  z.minLength(1),
  z.maxLength(6),
  z.refine((ids) => new Set(ids).size === ids.length, 'names a person twice'),
)
/** What went over the counter: all that was asked for but what `short` says was no longer there, or more than one a person. */
const handed = { handed: deskRow.shape.handed, short: z.array(z.object({ handoutId: id, quantity: z.number() })), handouts: z.array(handoutView) }

/** Of one day in the community, and of the seven from it on. */
const dayFigures = z.object({
  day: z.string(),
  newResidents: z.number(),
  firstOrders: z.number(),
  gmvFen: sumField,
  firstOrders7: z.number(),
  gmv7Fen: sumField,
})
export type DayFigures = z.infer<typeof dayFigures>

const atDesk = ['event_not_found', 'not_on_duty', 'desk_closed'] as const

export const event = {
  /**
   * Events to come or under way (`over`: those behind us, the latest first): of that station's community, of mine, or, for who has chosen none, those for
   * everybody. With `eventId` that one alone, as its link shows it, whatever its state but draft.
   */
  'event.list': read({
    roles: ['nobody'],
    input: z.strictObject({ stationId: z.optional(id), eventId: z.optional(id), over: z.optional(z.boolean()), cursor: cursorField }),
    output: z.object({ events: z.array(eventView), cursor: z.nullable(z.string()) }),
    refusals: ['event_not_found', 'station_not_found'],
  }),
  /** The events that I am or was registered for, the next first, then those behind us. */
  'event.mine': read({ roles: ['resident'], input: nothing, output: z.object({ events: z.array(eventView) }), refusals: [] }),
  /**
   * Takes places, or, where there are too few and `wait` isn't false, a place in line: see `state` of the answer. Without `people` I come alone. A typed name
   * needs the consent to keep personal data (`privacy`).
   */
  'event.register': write({
    roles: ['resident'],
    input: z.strictObject({
      eventId: id,
      /** The only slot where there is one. */
      slotId: z.optional(id),
      people: z.optional(z.array(guestField).check(z.minLength(1), z.maxLength(6))),
      photos: z.optional(z.boolean()),
      wait: z.optional(z.boolean()),
    }),
    output: registrationView,
    refusals: [
      'event_not_found',
      'event_over',
      'slot_not_found',
      'slot_over',
      'registration_not_open',
      'registration_closed',
      'event_not_for_you',
      'party_too_large',
      'event_full',
      'already_registered',
      'not_household',
      'consent_needed',
    ],
  }),
  /** Says yes to places that are kept for me. */
  'event.accept': write({ roles: ['resident'], input: z.strictObject({ registrationId: id }), output: registrationView, refusals: ['registration_not_found', 'offer_over'] }),
  /** Gives places, an offer or one's turn in line back; not once somebody of the party is in. */
  'event.leave': write({
    roles: ['resident'],
    input: z.strictObject({ registrationId: id }),
    output: registrationView,
    refusals: ['registration_not_found', 'registration_over', 'already_checked_in', 'event_over'],
  }),
  /** My code for the desk, another every thirty seconds: ask again at `nextAt`. It says nothing about a person, and only the server can make or judge one. */
  'event.ticket': read({
    roles: ['resident'],
    input: z.strictObject({ registrationId: id }),
    output: z.object({ code: z.string(), madeAt: instantField, nextAt: instantField, event: eventView, registration: registrationView }),
    refusals: ['registration_not_found', 'registration_over', 'not_registered'],
  }),

  /** The events at whose desk I am or was on duty, from a month before to those to come. */
  'event.duties': read({
    roles: ['staff', 'leader', 'operator'],
    input: nothing,
    output: z.object({
      events: z.array(
        z.object({
          eventId: id,
          title: z.string(),
          picture: z.nullable(z.string()),
          place: z.string(),
          state: eventStateField,
          startsAt: instantField,
          endsAt: instantField,
          opensAt: instantField,
          closesAt: instantField,
          keepUntil: instantField,
          registered: z.number(),
          came: z.number(),
          /** Still on duty there. */
          onDuty: z.boolean(),
        }),
      ),
    }),
    refusals: [],
  }),
  /** The list for the desk, to go on without a connection: masked names and parties, no code. From a day before the event until its queues are closed. */
  'event.desk': read({ roles: ['staff', 'leader', 'operator'], input: z.strictObject({ eventId: id }), output: deskView, refusals: [...atDesk] }),
  /**
   * Lets a party in, all of it or those named: by the code that its phone shows, or by its registration (typed number, list). A code that was more than 60
   * seconds old when it was scanned is refused as `ticket_old` ({ageSeconds}) unless `offline` says that the staff member vouches for it. A queue kept without
   * a connection sends each scan once with its own key, `scannedAt` and `offline: true`; it is taken until 24 hours after the event, in any order. Who is in
   * already is refused with who let her in first: {people: [{placeId, name, at, how, by, mine}]}.
   */
  'event.checkIn': write({
    roles: ['staff', 'leader', 'operator'],
    input: z
      .strictObject({
        eventId: id,
        code: z.optional(z.string().check(z.maxLength(80))),
        registrationId: z.optional(id),
        people: z.optional(placeIds),
        handouts: z.optional(handing),
        /** By the desk's clock, put right by the server's; without it, now. */
        scannedAt: z.optional(instantField),
        offline: z.optional(z.boolean()),
      })
      .check(z.refine(({ code, registrationId }) => (code === undefined) !== (registrationId === undefined), 'names a code or a registration')),
    output: z.object({ ...deskRow.shape, /** Who came in just now. */ checkedIn: z.array(id), how: howField, ...handed, came: z.number() }),
    refusals: [...atDesk, 'ticket_wrong', 'ticket_other_event', 'ticket_old', 'registration_not_found', 'registration_over', 'not_registered', 'place_not_found', 'already_checked_in'],
  }),
  /** Registers people who just came, and lets them in. They need free places like everybody. */
  'event.walkIn': write({
    roles: ['staff', 'leader', 'operator'],
    input: z.strictObject({
      eventId: id,
      slotId: id,
      people: z.number().check(z.int(), z.minimum(1), z.maximum(6)),
      photos: z.optional(z.boolean()),
      handouts: z.optional(handing),
      scannedAt: z.optional(instantField),
    }),
    output: z.object({ ...deskRow.shape, ...handed, came: z.number() }),
    refusals: [...atDesk, 'slot_not_found', 'event_full'],
  }),
  /** Ticks hand-outs off for a party that is in: one of each a person. */
  'event.hand': write({
    roles: ['staff', 'leader', 'operator'],
    input: z.strictObject({ eventId: id, registrationId: id, handouts: handing, scannedAt: z.optional(instantField) }),
    output: z.object(handed),
    refusals: [...atDesk, 'registration_not_found', 'not_checked_in', 'handout_not_found'],
  }),

  /** All events of the communities that I operate, drafts too, the latest first. */
  'event.plans': read({
    roles: ['operator'],
    input: z.strictObject({ communityId: z.optional(id), cursor: cursorField }),
    output: z.object({ events: z.array(planView), cursor: z.nullable(z.string()) }),
    refusals: ['community_not_found'],
  }),
  'event.plan': read({ roles: ['operator'], input: z.strictObject({ eventId: id }), output: planView, refusals: ['event_not_found'] }),
  /** Makes a draft, or writes one anew, all of it (then with the revision that was seen). */
  'event.save': write({
    roles: ['operator'],
    input: z.strictObject({ eventId: z.optional(id), revision: z.optional(z.number().check(z.int(), z.minimum(1))), ...planShape }),
    output: planView,
    refusals: ['event_not_found', 'event_not_draft', 'draft_changed', 'station_not_found', 'batch_not_found', 'event_times_wrong', 'slot_not_found', 'handout_not_found'],
  }),
  'event.publish': write({
    roles: ['operator'],
    input: z.strictObject({ eventId: id, revision: z.optional(z.number().check(z.int(), z.minimum(1))) }),
    output: planView,
    refusals: ['event_not_found', 'event_not_draft', 'draft_changed', 'event_times_wrong'],
  }),
  /** Once it is published only these change: places of a slot (never below those taken; more go to who waits), stock of a hand-out (never below what was handed over). */
  'event.change': write({
    roles: ['operator'],
    input: z.strictObject({
      eventId: id,
      slots: z.optional(z.array(z.strictObject({ slotId: id, capacity })).check(z.minLength(1), z.maxLength(12))),
      handouts: z.optional(z.array(z.strictObject({ handoutId: id, stock })).check(z.minLength(1), z.maxLength(8))),
    }),
    output: planView,
    refusals: ['event_not_found', 'event_over', 'event_not_published', 'slot_not_found', 'handout_not_found', 'capacity_too_low', 'stock_too_low'],
  }),
  /** Puts a member of staff, a leader or an operator of the community on duty, or takes her off. */
  'event.duty': write({
    roles: ['operator'],
    input: z.strictObject({ eventId: id, personId: id, on: z.boolean() }),
    output: z.object({ duty: z.array(dutyView) }),
    refusals: ['event_not_found', 'event_over', 'person_not_found'],
  }),
  /** Calls it off; everybody who is registered, was offered places or waits is told, with the reason. */
  'event.cancel': write({ roles: ['operator'], input: z.strictObject({ eventId: id, reason: words(100) }), output: planView, refusals: ['event_not_found', 'event_over'] }),
  /** What came of it, for its staff and operators; of the days after, what is there so far. */
  'event.result': read({
    roles: ['staff', 'leader', 'operator'],
    input: z.strictObject({ eventId: id }),
    output: z.object({
      eventId: id,
      title: z.string(),
      startsAt: instantField,
      state: eventStateField,
      /** People. `registered` without walk-ins; `came` with them. */
      registered: z.number(),
      came: z.number(),
      walkIns: z.number(),
      /** Never got a place. */
      waited: z.number(),
      byHow: z.object({ scanned: z.number(), typed: z.number(), offline: z.number(), walkIn: z.number() }),
      handouts: z.array(handoutView),
      /** Residents whom it brought: who came by its link, or registered and had not been with us before it was published. */
      newResidents: z.number(),
      /** Of them, who bought within seven days, and what they kept of it. */
      newBuyers: z.number(),
      newGmvFen: sumField,
      costFen: sumField,
      costPerNewFen: z.nullable(sumField),
      /** The whole community on that day, and on the same weekday before. */
      day: dayFigures,
      before: dayFigures,
      /** Until when the figures of seven days are not whole. */
      wholeAt: instantField,
    }),
    refusals: ['event_not_found', 'not_on_duty'],
  }),
}
