import { calls, type CallName, type Input, type Output } from '@domain/contract'
import { instant, later, minutes } from '@domain/time'
import { aDraft, soon } from '../../event/fixtures'
import { yesTo } from '../../me/fixtures'
import type { Person } from '../../support/person'
import type { Run } from './run'

/** Any refusal that the contract names is lawful here: the model doesn't know which one it must be. */
const tries = <C extends CallName>(run: Run, by: Person, name: C, input: Input<C>): Promise<Output<C> | undefined> => run.asks(by, name, input, calls[name].refusals)
const anybody = (run: Run) => run.player(run.chance.pick(run.buyers))
const office = (run: Run) => run.evening.operator
const PHOTO = '/9j/AAAA'

async function anEvent(run: Run): Promise<void> {
  const now = instant(run.model.now)
  const plan = await tries(run, office(run), 'event.save', aDraft({ ...soon(now, run.chance.int(1, 3)), stationId: run.evening.stationId, registerFrom: later(now, -minutes(1)), handouts: [{ name: '树苗', stock: 2 }] }))
  if (plan) run.keep('plan', plan.eventId)
}

const withKept = (kind: string, work: (run: Run, id: string) => Promise<unknown>) => async (run: Run) => {
  const id = run.kept(kind)
  if (id) await work(run, id)
}

/** What brings people by every day, as far as the model goes: it must hurt nothing that the model knows. */
export const DAILY: Readonly<Record<string, (run: Run) => Promise<unknown>>> = {
  'badge.invite': (run) => tries(run, office(run), 'badge.invite', { communityId: 'c1', personId: anybody(run).personId }),
  'badge.answer': (run) => tries(run, anybody(run), 'badge.answer', { communityId: 'c1', join: run.chance.yes(0.5) }),
  'review.write': async (run) => {
    const who = anybody(run)
    const [order] = (await who.ok('order.list', {})).orders
    const line = order?.lines[0]
    const review = order && line && (await tries(run, who, 'review.write', { orderId: order.orderId, itemId: line.itemId, stars: run.chance.int(1, 5), words: '新鲜' }))
    if (review) run.keep('review', review.reviewId)
  },
  'review.addPicture': withKept('review', async (run, reviewId) => {
    const review = await tries(run, anybody(run), 'review.addPicture', { reviewId, photo: PHOTO })
    if (review?.pictures[0]) run.keep('picture', review.pictures[0])
  }),
  'review.dropPicture': withKept('picture', (run, pictureId) => tries(run, anybody(run), 'review.dropPicture', { pictureId })),
  'review.remove': withKept('review', (run, reviewId) => tries(run, anybody(run), 'review.remove', { reviewId })),
  'review.report': withKept('review', (run, reviewId) => tries(run, anybody(run), 'review.report', { reviewId, why: 'other' })),
  'review.hide': withKept('review', (run, reviewId) => tries(run, office(run), 'review.hide', { reviewId, reason: 'x' })),
  'review.keep': withKept('review', (run, reviewId) => tries(run, office(run), 'review.keep', { reviewId })),
  'event.save': anEvent,
  'event.publish': withKept('plan', (run, eventId) => tries(run, office(run), 'event.publish', { eventId })),
  'event.register': withKept('plan', async (run, eventId) => {
    const who = anybody(run)
    const two = run.chance.yes(0.4) && (await tries(run, who, 'me.update', { consent: yesTo('privacy') })) !== undefined
    const registration = await tries(run, who, 'event.register', { eventId, ...(two ? { people: [{ personId: who.personId }, { name: '奶奶' }] } : {}) })
    if (registration) run.keep('registration', registration.registrationId)
  }),
  'event.accept': withKept('registration', (run, registrationId) => tries(run, anybody(run), 'event.accept', { registrationId })),
  'event.leave': withKept('registration', (run, registrationId) => tries(run, anybody(run), 'event.leave', { registrationId })),
  'event.drop': async (run) => {
    const who = anybody(run)
    const mine = (await who.ok('event.mine', {})).events.flatMap(({ mine: registration }) => registration ?? [])
    const party = mine.find(({ people }) => people.length > 1) ?? mine[0]
    const last = party?.people.at(-1)
    if (party && last) await tries(run, who, 'event.drop', { registrationId: party.registrationId, people: [last.placeId] })
  },
  'event.duty': withKept('plan', (run, eventId) => tries(run, office(run), 'event.duty', { eventId, personId: office(run).personId, on: run.chance.yes(0.8) })),
  'event.checkIn': withKept('registration', async (run, registrationId) => {
    const eventId = run.kept('plan')
    if (eventId) await tries(run, office(run), 'event.checkIn', { eventId, registrationId })
  }),
  'event.walkIn': withKept('plan', async (run, eventId) => {
    const plan = await office(run).ok('event.plan', { eventId })
    const [slot] = plan.slots
    if (slot) await tries(run, office(run), 'event.walkIn', { eventId, slotId: slot.slotId, people: 1 })
  }),
  'event.hand': withKept('registration', async (run, registrationId) => {
    const eventId = run.kept('plan')
    if (!eventId) return
    const [handout] = (await office(run).ok('event.plan', { eventId })).handouts
    if (handout) await tries(run, office(run), 'event.hand', { eventId, registrationId, handouts: [{ handoutId: handout.handoutId, quantity: 1 }] })
  }),
  'event.change': withKept('plan', async (run, eventId) => {
    const [slot] = (await office(run).ok('event.plan', { eventId })).slots
    if (!slot) return
    const moved = run.chance.yes(0.4) ? { startsAt: later(slot.startsAt, minutes(10)), endsAt: later(slot.endsAt, minutes(10)) } : {}
    await tries(run, office(run), 'event.change', { eventId, slots: [{ slotId: slot.slotId, capacity: run.chance.int(1, 4), ...moved }] })
  }),
  'event.cancel': withKept('plan', (run, eventId) => tries(run, office(run), 'event.cancel', { eventId, reason: '下雨' })),
}
