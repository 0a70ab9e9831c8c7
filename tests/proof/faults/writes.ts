import type { CallName, Input, WriteName } from '@domain/contract'
import { anItem } from '../../campaign/fixtures'
import { aBatch, couponBatch } from '../../coupon/batch-fixtures'
import { give, theCoupons } from '../../coupon/give'
import { aDraft, anEvent, codeAt, soon } from '../../event/fixtures'
import { befriend } from '../../household/fixtures'
import { yesTo } from '../../me/fixtures'
import { anExchange } from '../../points/exchange-fixtures'
import { only, opens, plain, wish } from '../../pool/fixtures'
import type { Person } from '../../support/person'
import type { Lab } from '../proxy/lab'
import { asks, type Act } from '../proxy/scene'
import { after, aLeader, anEveningOf, aPoolOf, before, buys, places } from '../proxy/scenes'

/** Prepares a moment and says what is then asked. */
export type Prepare = (lab: Lab) => Promise<Act>

let groups = 0
const strangers = ({ shop }: Lab, count: number): Promise<Person[]> => shop.people(count, `faults-${process.pid}-${++groups}`)
const oneStranger = async (lab: Lab): Promise<Person> => only(await strangers(lab, 1))
const operatorOf = ({ shop }: Lab): Promise<Person> => shop.as('c1-operator-1')

/** A call of somebody of whom nothing need be prepared. */
const alone =
  <C extends CallName>(name: C, input: Input<C>): Prepare =>
  async (lab) =>
    asks(await oneStranger(lab), name, input, lab.shop.now)
const byOperator =
  <C extends CallName>(name: C, input: Input<C>): Prepare =>
  async (lab) =>
    asks(await operatorOf(lab), name, input, lab.shop.now)

async function aDraftOf(lab: Lab) {
  const { evening, now } = await anEveningOf(lab, 0)
  await evening.operator.ok('campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' })
  const { campaignId } = await evening.operator.ok('campaign.clone', { campaignId: evening.campaignId })
  return { campaignId, operator: evening.operator, seen: await evening.operator.ok('campaign.get', { campaignId }), now }
}

async function aBatchNow(lab: Lab, change: Parameters<typeof aBatch>[1] = {}) {
  const scene = await anEveningOf(lab, 2)
  return { ...scene, ...(await aBatch(lab.shop, { claimFrom: before(scene.now), claimUntil: after(scene.evening.cutOff), ...change })) }
}

async function aBag(lab: Lab) {
  const scene = await anEveningOf(lab, 1)
  const person = only(scene.people)
  const orderId = await buys(scene.evening, person, 3)
  const lines = [{ itemId: scene.evening.itemId, quantity: 1 }]
  return { ...scene, person, orderId, lines, leader: await aLeader(lab, scene.evening), code: (await person.ok('pickup.code', { orderId })).code }
}

const PHOTO = '/9j/AAAA'

async function aFetchedBag(lab: Lab) {
  const bag = await aBag(lab)
  await bag.leader.ok('pickup.confirm', { code: bag.code })
  return { ...bag, line: { orderId: bag.orderId, itemId: bag.evening.itemId } }
}

async function aReview(lab: Lab) {
  const bag = await aFetchedBag(lab)
  return { ...bag, ...(await bag.person.ok('review.write', { ...bag.line, stars: 3, words: '一般' })) }
}

async function waitsToJoin(lab: Lab) {
  const [li, wang] = (await strangers(lab, 2)) as [Person, Person]
  const { code } = await li.ok('household.invite', {})
  return { li, wang, code, now: lab.shop.now }
}

/** An event of an hour from now with one place, one who has it, one who waits, and somebody at its desk. */
async function anEventNow(lab: Lab) {
  const { people, now } = await anEveningOf(lab, 2)
  const [li, wang] = people as [Person, Person]
  const event = await anEvent(lab.shop, { ...soon(now, 1), registerFrom: before(now), handouts: [{ name: '树苗', stock: 5 }] })
  const { registrationId } = await li.ok('event.register', { eventId: event.eventId })
  return { ...event, li, wang, registrationId, now, staff: await lab.shop.as('c1-staff-1') }
}

/** Each write of the contracts with the moment for it, or why it is not tried. */
export const writes: Readonly<Record<WriteName, Prepare | string>> = {
  'session.open': 'it has no key: who asks again has a second session',
  'session.close': 'its own repetition has no session any more',
  'me.update': alone('me.update', { nickname: '小李', consent: yesTo('privacy', 'show_profile') }),
  'me.erase': 'its own repetition has no session any more',
  'station.choose': alone('station.choose', { stationId: 's1' }),
  'station.save': byOperator('station.save', { communityId: 'c1', name: '新驿站', address: '一号楼', hours: '17:30–20:30', lng: 120.6, lat: 31.3, doorFeeFen: null }),
  'goods.save': byOperator('goods.save', { communityId: 'c1', name: '土豆', category: 'vegetable', unit: '500g', grams: 500, picture: null, origin: null, priceFen: 2_000 }),
  'coupon.claim': async (lab) => {
    const { batchId, people, now } = await aBatchNow(lab)
    return asks(only(people), 'coupon.claim', { batchId }, now)
  },
  'coupon.create': async (lab) => {
    const { now, evening } = await anEveningOf(lab, 0)
    return asks(evening.operator, 'coupon.create', { communityId: 'c1', ...couponBatch({ claimFrom: now, claimUntil: evening.cutOff }) }, now)
  },
  'coupon.improve': async (lab) => {
    const { batchId, operator, now } = await aBatchNow(lab)
    return asks(operator, 'coupon.improve', { batchId, size: 120, budgetFen: 60_000 }, now)
  },
  'coupon.stop': async (lab) => {
    const { batchId, operator, now } = await aBatchNow(lab)
    return asks(operator, 'coupon.stop', { batchId, reason: '停' }, now)
  },
  'coupon.codes': async (lab) => {
    const { batchId, operator, now } = await aBatchNow(lab, { way: 'code' })
    return asks(operator, 'coupon.codes', { batchId, once: 3 }, now)
  },
  'coupon.assign': async (lab) => {
    const { batchId, operator, people, now } = await aBatchNow(lab, { way: 'assign' })
    return asks(operator, 'coupon.assign', { batchId, people: people.map(({ personId }) => personId) }, now)
  },
  'coupon.takeBack': async (lab) => {
    const { people, evening, now } = await anEveningOf(lab, 1)
    await give(lab.shop, only(people), {})
    return asks(evening.operator, 'coupon.takeBack', { couponId: only(await theCoupons(only(people))), reason: '错发' }, now)
  },
  'campaign.code': async (lab) => {
    const { people, evening, now } = await anEveningOf(lab, 1)
    return asks(only(people), 'campaign.code', { leadsTo: 'station', id: evening.stationId }, now)
  },
  'campaign.create': async (lab) => {
    const { evening, now } = await anEveningOf(lab, 0)
    const { campaignId: _id, communityId: _community, state: _state, pool: _pool, station: _station, items: _items, revision: _revision, ...told } = await evening.operator.ok('campaign.get', { campaignId: evening.campaignId })
    return asks(evening.operator, 'campaign.create', { ...told, stationIds: [evening.stationId], title: '周末', items: [anItem()] }, now)
  },
  'campaign.clone': async (lab) => {
    const { evening, now } = await anEveningOf(lab, 0)
    return asks(evening.operator, 'campaign.clone', { campaignId: evening.campaignId }, now)
  },
  'campaign.publish': async (lab) => {
    const { campaignId, operator, now } = await aDraftOf(lab)
    return asks(operator, 'campaign.publish', { campaignId }, now)
  },
  'campaign.edit': async (lab) => {
    const { campaignId, operator, seen, now } = await aDraftOf(lab)
    const { opensAt, closesAt, pickupDay, pickupFrom, pickupUntil, revision } = seen
    return asks(operator, 'campaign.edit', { campaignId, revision, title: '周末', opensAt, closesAt, pickupDay, pickupFrom, pickupUntil, items: [anItem({ priceFen: 2_200 })] }, now)
  },
  'campaign.offer': async (lab) => {
    const { campaignId, itemId, operator, start } = (await anEveningOf(lab, 0)).evening
    return asks(operator, 'campaign.offer', { campaignId, itemId, offered: 50 }, start)
  },
  'campaign.close': async (lab) => {
    const { evening, people } = await anEveningOf(lab, 1)
    await buys(evening, only(people))
    return asks(evening.operator, 'campaign.close', { campaignId: evening.campaignId }, evening.cutOff)
  },
  'campaign.arrive': async (lab) => {
    const { evening, people } = await anEveningOf(lab, 2)
    const { campaignId, itemId, operator, cutOff } = evening
    for (const person of people) await buys(evening, person)
    await operator.ok('campaign.close', { campaignId }, { now: cutOff })
    return asks(operator, 'campaign.arrive', { campaignId, short: [{ itemId, arrived: 1 }] }, after(cutOff))
  },
  'campaign.cancel': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 2)
    await buys(evening, only(people))
    await opens(evening, only(people, 1))
    return asks(evening.operator, 'campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' }, now)
  },
  'pool.open': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    return asks(only(people), 'pool.open', { campaignId: evening.campaignId, ...wish(evening) }, now)
  },
  'pool.join': async (lab) => {
    const { evening, people, poolId, now } = await aPoolOf(lab, 2, 1)
    return asks(only(people, 1), 'pool.join', { poolId, ...wish(evening) }, now)
  },
  'pool.leave': async (lab) => {
    const { people, poolId, now } = await aPoolOf(lab, 1, 1)
    return asks(only(people), 'pool.leave', { poolId }, now)
  },
  'order.place': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    await give(lab.shop, only(people), {})
    return asks(only(people), 'order.place', { ...plain(evening), couponIds: await theCoupons(only(people)) }, now)
  },
  'order.cancel': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    return asks(only(people), 'order.cancel', { orderId: await buys(evening, only(people)) }, now)
  },
  'household.invite': alone('household.invite', {}),
  'household.join': async (lab) => {
    const { wang, code, now } = await waitsToJoin(lab)
    return asks(wang, 'household.join', { code }, now)
  },
  'household.confirm': async (lab) => {
    const { li, wang, code, now } = await waitsToJoin(lab)
    await wang.ok('household.join', { code })
    return asks(li, 'household.confirm', { personId: wang.personId, accept: true }, now)
  },
  'household.leave': async (lab) => {
    const [li, wang] = (await strangers(lab, 2)) as [Person, Person]
    await befriend(li, wang)
    return asks(wang, 'household.leave', {}, lab.shop.now)
  },
  'payment.prepay': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    return asks(only(people), 'payment.prepay', { orderId: await places(evening, only(people)) }, now)
  },
  'payment.check': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    const orderId = await places(evening, only(people))
    const { outTradeNo } = await only(people).ok('payment.prepay', { orderId })
    await lab.paidButUntold(outTradeNo, only(people).openid)
    return asks(only(people), 'payment.check', { orderId }, now)
  },
  'payment.release': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    const { outTradeNo } = await only(people).ok('payment.prepay', { orderId: await places(evening, only(people)) })
    await lab.shop.faults('amount')
    await lab.shop.pay(outTradeNo, only(people).openid)
    await lab.shop.flush()
    return asks(evening.operator, 'payment.release', { outTradeNo }, now)
  },
  'refund.ask': async (lab) => {
    const { person, orderId, lines, now } = await aBag(lab)
    return asks(person, 'refund.ask', { orderId, lines, reason: 'damaged' }, now)
  },
  'refund.withdraw': async (lab) => {
    const { person, orderId, lines, now } = await aBag(lab)
    const { askId } = await person.ok('refund.ask', { orderId, lines, reason: 'damaged' })
    return asks(person, 'refund.withdraw', { askId }, now)
  },
  'refund.decide': async (lab) => {
    const { person, leader, orderId, lines, now } = await aBag(lab)
    const { askId } = await person.ok('refund.ask', { orderId, lines, reason: 'damaged' })
    return asks(leader, 'refund.decide', { askId, accept: true }, now)
  },
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
  'refund.retry': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    const orderId = await buys(evening, only(people))
    await fetch(`${lab.shop.simUrl}/sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ next: 'refund-abnormal', times: 1 }) })
    await only(people).ok('order.cancel', { orderId })
    await lab.shop.runDue()
    await lab.shop.flush()
    const { refunds } = await evening.operator.ok('refund.review', {})
    return asks(evening.operator, 'refund.retry', { refundNo: only(refunds).refundNo }, now)
  },
  'pickup.preview': async (lab) => {
    const { leader, code, now } = await aBag(lab)
    return asks(leader, 'pickup.preview', { code }, now)
  },
  'pickup.confirm': async (lab) => {
    const { leader, code, now } = await aBag(lab)
    return asks(leader, 'pickup.confirm', { code }, now)
  },
  'message.read': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    await buys(evening, only(people))
    await evening.operator.ok('campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' })
    const { messages } = await only(people).ok('message.list', {})
    return asks(only(people), 'message.read', { messageId: only(messages).messageId }, now)
  },
  'message.accept': alone('message.accept', { accepted: ['pool_over'] }),
  'role.grant': async (lab) => asks(await operatorOf(lab), 'role.grant', { personId: (await oneStranger(lab)).personId, role: 'leader', scopeId: 's1' }, lab.shop.now),
  'role.revoke': async (lab) => {
    const operator = await operatorOf(lab)
    const grant = { personId: (await oneStranger(lab)).personId, role: 'leader', scopeId: 's1' } as const
    await operator.ok('role.grant', grant)
    return asks(operator, 'role.revoke', grant, lab.shop.now)
  },
  'policy.set': byOperator('policy.set', { policyId: 'new_resident', communityId: 'c1', on: true }),
  'policy.run': async (lab) => {
    const operator = await operatorOf(lab)
    await operator.ok('policy.set', { policyId: 'thursday_pool', communityId: 'c1', on: true })
    return asks(operator, 'policy.run', { policyId: 'thursday_pool', communityId: 'c1' }, lab.shop.now)
  },
  'referral.invite': async (lab) => {
    const { people, now } = await anEveningOf(lab, 1)
    return asks(only(people), 'referral.invite', {}, now)
  },
  'referral.bind': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    const { invite } = await only(people).ok('referral.invite', {})
    return asks(only(await evening.neighbours(1)), 'referral.bind', { invite }, now)
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
  'referral.decide': 'a reward is held by marks that only weeks of history leave; tests/referral shows it',
  'points.exchange': async (lab) => {
    const { people, now } = await anEveningOf(lab, 1)
    const { itemId } = await (await operatorOf(lab)).ok('points.addItem', anExchange('c1'))
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
    return asks(operator, 'event.change', { eventId, slots: [{ slotId, capacity: 3 }] }, now)
  },
  'event.duty': async (lab) => {
    const { eventId, operator, staff, now } = await anEventNow(lab)
    return asks(operator, 'event.duty', { eventId, personId: staff.personId, on: false }, now)
  },
  'event.cancel': async (lab) => {
    const { eventId, operator, now } = await anEventNow(lab)
    return asks(operator, 'event.cancel', { eventId, reason: '下雨' }, now)
  },
  'ops.retry': 'a dead job is one that failed twelve times; tests/ops shows it',
}
