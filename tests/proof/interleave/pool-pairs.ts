import { minutes } from '@domain/time'
import { joins, only, opens, plain, wish } from '../../pool/fixtures'
import { asks } from '../proxy/scene'
import type { Pair } from './pairs'
import { after, anEveningOf, aPoolOf, before, everyFenCounts, paysUnheard, sameAnswer } from '../proxy/scenes'

export const poolPairs: readonly Pair[] = [
  {
    name: 'join × join, the last seat',
    async meet(lab) {
      const { evening, people, poolId, now } = await aPoolOf(lab, 4, 2)
      const join = (n: number) => asks(only(people, n), 'pool.join', { poolId, ...wish(evening) }, now)
      return { acts: [join(2), join(3)], lawful: ['ok pool_full', 'pool_full ok'] }
    },
  },
  {
    name: 'join × join, one person twice',
    async meet(lab) {
      const { evening, people, poolId, now } = await aPoolOf(lab, 2, 1)
      const join = () => asks(only(people, 1), 'pool.join', { poolId, ...wish(evening) }, now)
      return { acts: [join(), join()], lawful: ['ok already_in_pool', 'already_in_pool ok'] }
    },
  },
  {
    name: 'join × join, one request sent twice',
    async meet(lab) {
      const { evening, people, poolId, now } = await aPoolOf(lab, 2, 1)
      const join = asks(only(people, 1), 'pool.join', { poolId, ...wish(evening) }, now)
      return { acts: [join, join], lawful: ['ok ok'], look: sameAnswer }
    },
  },
  {
    name: 'open × join, one person in two pools',
    async meet(lab) {
      const { evening, people, poolId, now } = await aPoolOf(lab, 2, 1)
      const li = only(people, 1)
      return {
        acts: [asks(li, 'pool.open', { campaignId: evening.campaignId, ...wish(evening) }, now), asks(li, 'pool.join', { poolId, ...wish(evening) }, now)],
        lawful: ['ok in_other_pool', 'in_other_pool ok'],
      }
    },
  },
  {
    name: 'join × leave',
    async meet(lab) {
      const { evening, people, members, poolId, now, over } = await aPoolOf(lab, 3, 2)
      return {
        acts: [asks(only(people, 2), 'pool.join', { poolId, ...wish(evening) }, now), asks(only(members, 1).person, 'pool.leave', { poolId }, now)],
        lawful: ['ok ok'],
        then: over,
      }
    },
  },
  {
    name: 'join × settle',
    async meet(lab) {
      const { evening, people, members, poolId, over } = await aPoolOf(lab, 3, 2, { ifNotFilled: 'keep' })
      return {
        acts: [asks(only(people, 2), 'pool.join', { poolId, ...wish(evening) }, before(evening.cutOff)), (server) => server.due(evening.cutOff)],
        lawful: ['ok ok', 'pool_over ok'],
        then: over,
        look: () => everyFenCounts(members),
      }
    },
  },
  {
    name: 'a member buys with points × settle',
    async meet(lab) {
      const { evening, people, members, over } = await aPoolOf(lab, 2, 2)
      const li = only(people, 1)
      await li.ok('streak.sign', {})
      return {
        acts: [asks(li, 'order.place', { ...plain(evening), usePoints: 1 }, before(evening.cutOff)), (server) => server.due(evening.cutOff)],
        lawful: ['ok ok', 'campaign_closed ok'],
        then: over,
        look: () => everyFenCounts(members),
      }
    },
  },
  {
    name: 'pay × settle',
    async meet(lab) {
      const { evening, people, members, poolId, over } = await aPoolOf(lab, 3, 2, { ifNotFilled: 'keep' })
      lab.shop.at(before(evening.cutOff, minutes(10)))
      const { member, news } = await paysUnheard(lab, evening, only(people, 2), poolId)
      return {
        acts: [(server) => server.hear(news, before(evening.cutOff)), (server) => server.due(evening.cutOff)],
        lawful: ['ok ok'],
        then: over,
        look: () => everyFenCounts([...members, member]),
      }
    },
  },
  {
    name: 'pay × expire, the hold of a seat',
    async meet(lab) {
      const { evening, people, members, poolId, now, over } = await aPoolOf(lab, 2, 1)
      const { member, news } = await paysUnheard(lab, evening, only(people, 1), poolId, { ifNotFilled: 'keep' })
      const end = after(now, minutes(15))
      return { acts: [(server) => server.hear(news, before(end)), (server) => server.due(end)], lawful: ['ok ok'], then: over, look: () => everyFenCounts([...members, member]) }
    },
  },
  {
    name: 'leave × settle',
    async meet(lab) {
      const { evening, people, members, poolId, over } = await aPoolOf(lab, 2, 2)
      return {
        acts: [asks(only(people, 1), 'pool.leave', { poolId }, before(evening.cutOff)), (server) => server.due(evening.cutOff)],
        lawful: ['ok ok', 'pool_over ok'],
        then: over,
        look: () => everyFenCounts(members),
      }
    },
  },
  {
    name: 'leave × pay, the third who fills it',
    async meet(lab) {
      const { evening, people, members, poolId, now, over } = await aPoolOf(lab, 3, 2)
      const { member, news } = await paysUnheard(lab, evening, only(people, 2), poolId)
      return {
        acts: [asks(only(members, 1).person, 'pool.leave', { poolId }, now), (server) => server.hear(news, now)],
        lawful: ['ok ok', 'pool_full ok'],
        then: over,
        look: () => everyFenCounts([...members, member]),
      }
    },
  },
  {
    name: 'leave × pay, her own seat',
    async meet(lab) {
      const { evening, people, members, poolId, now, over } = await aPoolOf(lab, 2, 1)
      const { member, news } = await paysUnheard(lab, evening, only(people, 1), poolId)
      return {
        acts: [asks(member.person, 'pool.leave', { poolId }, now), (server) => server.hear(news, now)],
        lawful: ['ok ok'],
        then: over,
        look: () => everyFenCounts([...members, member]),
      }
    },
  },
  {
    name: 'two schedulers, one pool ends',
    async meet(lab) {
      const { evening, members, over } = await aPoolOf(lab, 2, 2)
      return { acts: [(server) => server.due(evening.cutOff), (server) => server.due(evening.cutOff)], lawful: ['ok ok'], then: over, look: () => everyFenCounts(members) }
    },
  },
  {
    name: 'two schedulers, holds and a pool at once',
    async meet(lab) {
      const { evening, people } = await anEveningOf(lab, 3)
      lab.shop.at(before(evening.cutOff, minutes(15)))
      const opener = await opens(evening, only(people))
      await opener.person.pay(opener.orderId)
      const unpaid = await joins(evening, only(people, 1), opener.poolId)
      await unpaid.person.ok('payment.prepay', { orderId: unpaid.orderId })
      const end = evening.cutOff
      return { acts: [(server) => server.due(end), (server) => server.due(end)], lawful: ['ok ok'], then: after(end), look: () => everyFenCounts([opener, unpaid]) }
    },
  },
]
