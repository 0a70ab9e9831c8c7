import type { WriteName } from '@domain/contract'
import { anItem } from '../../campaign/fixtures'
import { couponBatch } from '../../coupon/batch-fixtures'
import { give, theCoupons } from '../../coupon/give'
import { befriend } from '../../household/fixtures'
import { yesTo } from '../../me/fixtures'
import { only, opens, plain, wish } from '../../pool/fixtures'
import type { Person } from '../../support/person'
import { asks } from '../proxy/scene'
import { after, anEveningOf, aPoolOf, buys, places } from '../proxy/scenes'

import { type Prepare, aBag, aBatchNow, aDraftOf, alone, byOperator, oneStranger, operatorOf, strangers, waitsToJoin } from './moments'
import { dailyWrites } from './daily-writes'

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
  'referral.decide': 'a reward is held by marks that only weeks of history leave; tests/referral shows it',
  'ops.retry': 'a dead job is one that failed twelve times; tests/ops shows it',
  ...dailyWrites,
}
