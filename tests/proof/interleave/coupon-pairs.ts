import { aBatch } from '../../coupon/batch-fixtures'
import { give, theCoupons } from '../../coupon/give'
import { aDime, STRAWBERRIES } from '../../points/price-fixtures'
import { only, plain } from '../../pool/fixtures'
import type { Lab } from '../proxy/lab'
import { asks } from '../proxy/scene'
import type { Pair } from './pairs'
import { anEveningOf, after, before } from '../proxy/scenes'

/** A batch that may be claimed around now. */
async function aBatchNow(lab: Lab, change: Parameters<typeof aBatch>[1] = {}) {
  const scene = await anEveningOf(lab, 2)
  const { batchId, operator } = await aBatch(lab.shop, { claimFrom: before(scene.now), claimUntil: after(scene.evening.cutOff), ...change })
  return { ...scene, batchId, operator }
}

/** Somebody with a coupon of five yuan from twenty. */
async function aCoupon(lab: Lab) {
  const scene = await anEveningOf(lab, 1)
  const person = only(scene.people)
  await give(lab.shop, person, {})
  return { ...scene, person, couponId: only(await theCoupons(person)), operator: scene.evening.operator }
}

/** Goods for a point and ten fen, and people with a point each. */
async function aDimeFor(lab: Lab, count: number, offered = 1) {
  const scene = await anEveningOf(lab, count)
  const { operator } = scene.evening
  const { goods } = await operator.ok('goods.save', { communityId: 'c1', ...STRAWBERRIES })
  for (const person of scene.people) await person.ok('streak.sign', {})
  return { ...scene, operator, itemId: await aDime(operator, goods.goodsId, { exclusive: false, offered }) }
}

export const couponPairs: readonly Pair[] = [
  {
    name: 'exchange × exchange, the last one',
    async meet(lab) {
      const { people, itemId, now } = await aDimeFor(lab, 2)
      const exchange = (n: number) => asks(only(people, n), 'points.exchange', { itemId }, now)
      return { acts: [exchange(0), exchange(1)], lawful: ['ok sold_out', 'sold_out ok'] }
    },
  },
  {
    name: 'exchange × the offer ends at what was given',
    async meet(lab) {
      const { people, operator, itemId, now } = await aDimeFor(lab, 1, 2)
      return {
        acts: [asks(only(people), 'points.exchange', { itemId }, now), asks(operator, 'points.changeItem', { itemId, offered: 1 }, now)],
        lawful: ['ok ok'],
      }
    },
  },
  {
    name: 'claim × claim, the last coupon',
    async meet(lab) {
      const { batchId, people, now } = await aBatchNow(lab, { size: 1 })
      const claim = (n: number) => asks(only(people, n), 'coupon.claim', { batchId }, now)
      return { acts: [claim(0), claim(1)], lawful: ['ok coupons_gone', 'coupons_gone ok'] }
    },
  },
  {
    name: 'claim × claim, one for each person',
    async meet(lab) {
      const { batchId, people, now } = await aBatchNow(lab, { size: 10 })
      const claim = () => asks(only(people), 'coupon.claim', { batchId }, now)
      return { acts: [claim(), claim()], lawful: ['ok already_claimed', 'already_claimed ok'] }
    },
  },
  {
    name: 'claim × claim, a code that works once',
    async meet(lab) {
      const { batchId, people, operator, now } = await aBatchNow(lab, { way: 'code' })
      const { codes } = await operator.ok('coupon.codes', { batchId, once: 1 })
      const claim = (n: number) => asks(only(people, n), 'coupon.claim', { code: only(codes) }, now)
      return { acts: [claim(0), claim(1)], lawful: ['ok code_not_found', 'code_not_found ok'] }
    },
  },
  {
    name: 'claim × stop',
    async meet(lab) {
      const { batchId, people, operator, now } = await aBatchNow(lab, { size: 10 })
      return {
        acts: [asks(only(people), 'coupon.claim', { batchId }, now), asks(operator, 'coupon.stop', { batchId, reason: '停' }, now)],
        lawful: ['ok ok', 'batch_over ok', 'coupons_gone ok'],
      }
    },
  },
  {
    name: 'assign × assign, one list twice',
    async meet(lab) {
      const { batchId, people, operator, now } = await aBatchNow(lab, { way: 'assign', size: 3 })
      const list = people.map(({ personId }) => personId)
      const assign = () => asks(operator, 'coupon.assign', { batchId, people: list }, now)
      return {
        acts: [assign(), assign()],
        lawful: ['ok ok', 'ok coupons_gone', 'coupons_gone ok'],
        look: async () => (await Promise.all(people.map(theCoupons))).flatMap((coupons, n) => (coupons.length === 1 ? [] : [`person ${n} has ${coupons.length} coupons`])),
      }
    },
  },
  {
    name: 'use × use, one coupon in two orders',
    async meet(lab) {
      const { evening, person, couponId, now } = await aCoupon(lab)
      const place = () => asks(person, 'order.place', { ...plain(evening), couponIds: [couponId] }, now)
      return { acts: [place(), place()], lawful: ['ok coupon_taken', 'coupon_taken ok'] }
    },
  },
  {
    name: 'use × taken back',
    async meet(lab) {
      const { evening, person, couponId, operator, now } = await aCoupon(lab)
      return {
        acts: [asks(person, 'order.place', { ...plain(evening), couponIds: [couponId] }, now), asks(operator, 'coupon.takeBack', { couponId, reason: '错发' }, now)],
        lawful: ['ok ok', 'ok coupon_used', 'coupon_over ok', 'coupon_not_found ok'],
      }
    },
  },
  {
    name: 'use × cancel, the coupon comes back',
    async meet(lab) {
      const { evening, person, couponId, now } = await aCoupon(lab)
      const { orderId } = await person.ok('order.place', { ...plain(evening), couponIds: [couponId] })
      return {
        acts: [asks(person, 'order.place', { ...plain(evening), couponIds: [couponId] }, now), asks(person, 'order.cancel', { orderId }, now)],
        lawful: ['ok ok', 'coupon_taken ok'],
      }
    },
  },
]
