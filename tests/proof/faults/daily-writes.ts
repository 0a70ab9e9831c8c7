import type { WriteName } from '@domain/contract'
import { hours, later } from '@domain/time'
import { aDraft, codeAt, soon } from '../../event/fixtures'
import { yesTo } from '../../me/fixtures'
import { anExchange } from '../../points/exchange-fixtures'
import { aDime, STRAWBERRIES } from '../../points/price-fixtures'
import { only } from '../../pool/fixtures'
import { asks } from '../proxy/scene'
import { anEveningOf, before } from '../proxy/scenes'

import { PHOTO, type Prepare, aFetchedBag, aReview, alone, anEventNow, byOperator, operatorOf } from './moments'

/** Of the words that bring people by every day. */
export const dailyWrites = {
  'review.write': async (lab) => {
    const { person, line, now } = await aFetchedBag(lab)
    return asks(person, 'review.write', { ...line, stars: 5, words: '新鲜' }, now)
  },
  'review.addPicture': async (lab) => {
    const { person, reviewId, now } = await aReview(lab)
    return asks(person, 'review.addPicture', { reviewId, photo: PHOTO }, now)
  },
  'review.dropPicture': async (lab) => {
    const { person, reviewId, now } = await aReview(lab)
    const { pictures } = await person.ok('review.addPicture', { reviewId, photo: PHOTO })
    return asks(person, 'review.dropPicture', { pictureId: only(pictures) }, now)
  },
  'review.remove': async (lab) => {
    const { person, reviewId, now } = await aReview(lab)
    await person.ok('review.addPicture', { reviewId, photo: PHOTO })
    return asks(person, 'review.remove', { reviewId }, now)
  },
  'review.report': async (lab) => {
    const { evening, reviewId, now } = await aReview(lab)
    return asks(only(await evening.neighbours(1)), 'review.report', { reviewId, why: 'other' }, now)
  },
  'review.hide': async (lab) => {
    const { person, evening, reviewId, now } = await aReview(lab)
    await person.ok('review.addPicture', { reviewId, photo: PHOTO })
    return asks(evening.operator, 'review.hide', { reviewId, reason: '写了电话' }, now)
  },
  'review.keep': async (lab) => {
    const { evening, reviewId, now } = await aReview(lab)
    await only(await evening.neighbours(1)).ok('review.report', { reviewId, why: 'other' })
    return asks(evening.operator, 'review.keep', { reviewId }, now)
  },
  'badge.invite': async (lab) => {
    const { person, evening, now } = await aFetchedBag(lab)
    return asks(evening.operator, 'badge.invite', { communityId: 'c1', personId: person.personId }, now)
  },
  'badge.answer': async (lab) => {
    const { person, evening, now } = await aFetchedBag(lab)
    await evening.operator.ok('badge.invite', { communityId: 'c1', personId: person.personId })
    return asks(person, 'badge.answer', { communityId: 'c1', join: true }, now)
  },
  'points.exchange': async (lab) => {
    const { people, now } = await anEveningOf(lab, 1)
    const operator = await operatorOf(lab)
    const { goods } = await operator.ok('goods.save', { communityId: 'c1', ...STRAWBERRIES })
    const itemId = await aDime(operator, goods.goodsId, { exclusive: false })
    await only(people).ok('streak.sign', {})
    return asks(only(people), 'points.exchange', { itemId }, now)
  },
  'points.lookVoucher': 'what it may change is a count of wrong codes; tests/points shows it',
  'points.useVoucher': async (lab) => {
    const { people, now } = await anEveningOf(lab, 1)
    const operator = await operatorOf(lab)
    const { itemId } = await operator.ok('points.addItem', anExchange('c1'))
    await only(people).ok('streak.sign', {})
    const { voucher } = await only(people).ok('points.exchange', { itemId })
    return asks(operator, 'points.useVoucher', { code: voucher.code }, now)
  },
  'points.addItem': byOperator('points.addItem', anExchange('c1')),
  'points.changeItem': async (lab) => {
    const { itemId } = await (await operatorOf(lab)).ok('points.addItem', anExchange('c1'))
    return asks(await operatorOf(lab), 'points.changeItem', { itemId, offered: 9 }, lab.shop.now)
  },
  'streak.sign': alone('streak.sign', {}),
  'streak.makeUp': 'a card is ten days of signing in; tests/streak shows it',
  'event.register': async (lab) => {
    const { eventId, wang, now } = await anEventNow(lab)
    return asks(wang, 'event.register', { eventId }, now)
  },
  'event.accept': async (lab) => {
    const { eventId, li, wang, registrationId, now } = await anEventNow(lab)
    const waits = await wang.ok('event.register', { eventId })
    await li.ok('event.leave', { registrationId })
    return asks(wang, 'event.accept', { registrationId: waits.registrationId }, now)
  },
  'event.leave': async (lab) => {
    const { li, registrationId, now } = await anEventNow(lab)
    return asks(li, 'event.leave', { registrationId }, now)
  },
  'event.drop': async (lab) => {
    const { eventId, li, wang, registrationId, operator, slotId, now } = await anEventNow(lab)
    await li.ok('event.leave', { registrationId })
    await operator.ok('event.change', { eventId, slots: [{ slotId, capacity: 3 }] })
    await wang.ok('me.update', { consent: yesTo('privacy') })
    const { registrationId: party, people } = await wang.ok('event.register', { eventId, people: [{ personId: wang.personId }, { name: '奶奶' }] })
    return asks(wang, 'event.drop', { registrationId: party, people: people.slice(1).map(({ placeId }) => placeId) }, now)
  },
  'event.checkIn': async (lab) => {
    const { eventId, li, registrationId, staff, now } = await anEventNow(lab)
    return asks(staff, 'event.checkIn', { eventId, code: await codeAt(li, registrationId, now) }, now)
  },
  'event.walkIn': async (lab) => {
    const { eventId, slotId, li, registrationId, staff, now } = await anEventNow(lab)
    await li.ok('event.leave', { registrationId })
    return asks(staff, 'event.walkIn', { eventId, slotId, people: 1 }, now)
  },
  'event.hand': async (lab) => {
    const { eventId, registrationId, plan, staff, now } = await anEventNow(lab)
    await staff.ok('event.checkIn', { eventId, registrationId })
    return asks(staff, 'event.hand', { eventId, registrationId, handouts: plan.handouts.map(({ handoutId }) => ({ handoutId, quantity: 1 })) }, now)
  },
  'event.save': async (lab) => {
    const { now } = await anEveningOf(lab, 0)
    return asks(await operatorOf(lab), 'event.save', aDraft({ ...soon(now), registerFrom: before(now) }), now)
  },
  'event.publish': async (lab) => {
    const { now } = await anEveningOf(lab, 0)
    const operator = await operatorOf(lab)
    const { eventId } = await operator.ok('event.save', aDraft({ ...soon(now), registerFrom: before(now) }))
    return asks(operator, 'event.publish', { eventId }, now)
  },
  'event.change': async (lab) => {
    const { eventId, slotId, operator, now } = await anEventNow(lab)
    return asks(operator, 'event.change', { eventId, place: '树下', slots: [{ slotId, capacity: 3, startsAt: later(now, hours(2)) }] }, now)
  },
  'event.duty': async (lab) => {
    const { eventId, operator, staff, now } = await anEventNow(lab)
    return asks(operator, 'event.duty', { eventId, personId: staff.personId, on: false }, now)
  },
  'event.cancel': async (lab) => {
    const { eventId, operator, now } = await anEventNow(lab)
    return asks(operator, 'event.cancel', { eventId, reason: '下雨' }, now)
  },
} satisfies Partial<Record<WriteName, Prepare | string>>
