import * as z from 'zod/mini'
import { cursorField, id, instantField, lines, nothing, quantity, read, sumField, words, write } from '../call'
import { audienceField, deskRow, deskView, dutyView, eventStateField, eventView, handoutView, howField, planView, registrationView } from './shown/contract'

export * from './shown/contract'

const title = words(30)
const picture = z.nullable(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)))
const capacity = z.number().check(z.int(), z.minimum(1), z.maximum(1_000))
const place = words(60)
/** How often a draft was written, or a published event's time or place changed. */
const revision = z.number().check(z.int(), z.minimum(1))
const stock = z.number().check(z.int(), z.minimum(0), z.maximum(10_000))
/** What an operator writes. Slots and hand-outs with an id keep it, others are new. */
const planShape = {
  stationId: id,
  title,
  picture,
  about: lines(600),
  place,
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
   * everybody; `most` of them a page, where twenty are too many. With `eventId`, or the `code` of a poster, that one alone, as its link shows it, whatever its state but draft.
   */
  'event.list': read({
    roles: ['nobody'],
    input: z.strictObject({ stationId: z.optional(id), eventId: z.optional(id), code: z.optional(id), over: z.optional(z.boolean()), cursor: cursorField, most: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(20))) }),
    output: z.object({
      events: z.array(eventView),
      cursor: z.nullable(z.string()),
      /** Of a code: the invitation that it brings, somebody's or the event's own. */
      invite: z.optional(z.nullable(id)),
      /** Of one event alone: the template of WeChat's permission to write to her about it, asked for in the tap with which she registers; null where the owner has none. */
      templateId: z.optional(z.nullable(z.string())),
    }),
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
      /** Of the event as she saw it: where its time or place is another by now, she is asked to look again. */
      revision: z.optional(revision),
    }),
    output: registrationView,
    refusals: [
      'event_not_found',
      'event_over',
      'event_changed',
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
  'event.accept': write({
    roles: ['resident'],
    input: z.strictObject({
      registrationId: id,
      /** Of the event as she saw it, as in registering. */
      revision: z.optional(revision),
    }),
    output: registrationView,
    refusals: ['registration_not_found', 'offer_over', 'event_changed'],
  }),
  /** Gives places, an offer or one's turn in line back; not once somebody of the party is in. */
  'event.leave': write({
    roles: ['resident'],
    input: z.strictObject({ registrationId: id }),
    output: registrationView,
    refusals: ['registration_not_found', 'registration_over', 'already_checked_in', 'event_over'],
  }),
  /** Takes some of a party off a registration of mine, never the last one: their places go to who waits. Not who is in already. */
  'event.drop': write({
    roles: ['resident'],
    input: z.strictObject({ registrationId: id, people: placeIds }),
    output: registrationView,
    refusals: ['registration_not_found', 'registration_over', 'event_over', 'place_not_found', 'already_checked_in', 'nobody_left'],
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
   * already is refused with who let her in first: {people: [{placeId, name, at, how, by, mine}]}. With `scannedAt` that is no reason against the others of
   * her party: they are let in, and she is told of in `before`; who was taken off the registration meanwhile is in `gone`.
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
    output: z.object({
      ...deskRow.shape,
      /** Who came in just now. */
      checkedIn: z.array(id),
      how: howField,
      /** Who of those asked for is no longer on the registration. */
      gone: z.optional(z.array(id)),
      /** Who of those asked for was in before, by which desk. */
      before: z.optional(
        z.array(z.object({ placeId: id, name: z.string(), at: instantField, how: z.nullable(howField), by: z.nullable(z.string()), mine: z.boolean() })),
      ),
      ...handed,
      came: z.number(),
    }),
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
    input: z.strictObject({ eventId: z.optional(id), revision: z.optional(revision), ...planShape }),
    output: planView,
    refusals: ['event_not_found', 'event_not_draft', 'draft_changed', 'station_not_found', 'batch_not_found', 'event_times_wrong', 'slot_not_found', 'handout_not_found'],
  }),
  'event.publish': write({
    roles: ['operator'],
    input: z.strictObject({ eventId: id, revision: z.optional(revision) }),
    output: planView,
    refusals: ['event_not_found', 'event_not_draft', 'draft_changed', 'event_times_wrong'],
  }),
  /**
   * Once it is published only these change: its place and the times of its slots (everybody who is registered or in line is told, with what it was before;
   * registration closes as long before the last slot as it did; a slot that has begun, or where somebody is in, begins when it did), places of a slot (never
   * below those taken; more go to who waits), stock of a hand-out (never below what was handed over).
   */
  'event.change': write({
    roles: ['operator'],
    input: z.strictObject({
      eventId: id,
      /** Of the event as the operator saw it: who changed its time or place before her goes first. */
      revision: z.optional(revision),
      place: z.optional(place),
      slots: z.optional(
        z
          .array(z.strictObject({ slotId: id, capacity: z.optional(capacity), startsAt: z.optional(instantField), endsAt: z.optional(instantField) }))
          .check(z.minLength(1), z.maxLength(12)),
      ),
      handouts: z.optional(z.array(z.strictObject({ handoutId: id, stock })).check(z.minLength(1), z.maxLength(8))),
    }),
    output: planView,
    refusals: [
      'event_not_found',
      'event_over',
      'event_not_published',
      'event_changed',
      'event_times_wrong',
      'slot_not_found',
      'slot_begun',
      'slot_over',
      'handout_not_found',
      'capacity_too_low',
      'stock_too_low',
    ],
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
