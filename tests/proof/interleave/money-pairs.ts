import { minutes } from '@domain/time'
import { only, opens } from '../../pool/fixtures'
import type { Answer, Person } from '../../support/person'
import type { Lab } from '../proxy/lab'
import { asks } from '../proxy/scene'
import type { Pair } from './pairs'
import { after, aLeader, anEveningOf, before, buys, everyFenCounts, places } from '../proxy/scenes'

/** An order for which somebody has paid, of which we have not heard. */
async function unheard(lab: Lab, orderId: string, person: Person) {
  const { outTradeNo } = await person.ok('payment.prepay', { orderId })
  return lab.paidButUntold(outTradeNo, person.openid)
}

/** A paid order with three units, at its station, and who runs that. */
async function aBag(lab: Lab) {
  const scene = await anEveningOf(lab, 1)
  const person = only(scene.people)
  const orderId = await buys(scene.evening, person, 3)
  const leader = await aLeader(lab, scene.evening)
  const { code } = await person.ok('pickup.code', { orderId })
  const one = [{ itemId: scene.evening.itemId, quantity: 1 }]
  return { ...scene, person, orderId, leader, code, one, all: [{ person, orderId }] }
}

/** What the phones are told of a trade must be one number. */
const oneTrade = async ([one, other]: readonly [Answer, Answer]): Promise<string[]> => {
  const number = ({ body }: Answer) => (body.value as { outTradeNo?: string } | undefined)?.outTradeNo
  return number(one) === number(other) ? [] : [`two trades for one order: ${number(one)} and ${number(other)}`]
}

export const moneyPairs: readonly Pair[] = [
  {
    name: 'pay × expire',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1, { stock: 1 })
      const orderId = await places(evening, only(people))
      const news = await unheard(lab, orderId, only(people))
      const end = after(now, minutes(15))
      return { acts: [(server) => server.hear(news, before(end)), (server) => server.due(end)], lawful: ['ok ok'], then: over, look: () => everyFenCounts([{ person: only(people), orderId }]) }
    },
  },
  {
    name: 'pay × cancel',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const orderId = await places(evening, only(people))
      const news = await unheard(lab, orderId, only(people))
      return {
        acts: [(server) => server.hear(news, now), asks(only(people), 'order.cancel', { orderId }, now)],
        lawful: ['ok ok'],
        then: over,
        look: () => everyFenCounts([{ person: only(people), orderId }]),
      }
    },
  },
  {
    name: 'pay × pay, the news comes twice',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const orderId = await places(evening, only(people))
      const news = await unheard(lab, orderId, only(people))
      return { acts: [(server) => server.hear(news, now), (server) => server.hear(news, now)], lawful: ['ok ok'], then: over, look: () => everyFenCounts([{ person: only(people), orderId }]) }
    },
  },
  {
    name: 'pay × check',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const orderId = await places(evening, only(people))
      const news = await unheard(lab, orderId, only(people))
      return {
        acts: [(server) => server.hear(news, now), asks(only(people), 'payment.check', { orderId }, now)],
        lawful: ['ok ok'],
        then: over,
        look: () => everyFenCounts([{ person: only(people), orderId }]),
      }
    },
  },
  {
    name: 'pay × the campaign is cancelled',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const member = await opens(evening, only(people), { ifNotFilled: 'keep' })
      const news = await unheard(lab, member.orderId, member.person)
      const { campaignId, operator } = evening
      return {
        acts: [(server) => server.hear(news, now), asks(operator, 'campaign.cancel', { campaignId, reason: '没有货' }, now)],
        lawful: ['ok ok'],
        then: over,
        look: () => everyFenCounts([member]),
      }
    },
  },
  {
    name: 'prepay × prepay, two phones',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1)
      const orderId = await places(evening, only(people))
      const prepay = () => asks(only(people), 'payment.prepay', { orderId }, now)
      return { acts: [prepay(), prepay()], lawful: ['ok ok'], look: oneTrade }
    },
  },
  {
    name: 'prepay × cancel',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const orderId = await places(evening, only(people))
      return {
        acts: [asks(only(people), 'payment.prepay', { orderId }, now), asks(only(people), 'order.cancel', { orderId }, now)],
        lawful: ['ok ok', 'order_over ok'],
        then: over,
        look: () => everyFenCounts([{ person: only(people), orderId }]),
      }
    },
  },
  {
    name: 'pick up × pick up',
    async meet(lab) {
      const { leader, code, now } = await aBag(lab)
      const confirm = () => asks(leader, 'pickup.confirm', { code }, now)
      return { acts: [confirm(), confirm()], lawful: ['ok already_fetched', 'already_fetched ok'] }
    },
  },
  {
    name: 'pick up × money asked back',
    async meet(lab) {
      const { leader, code, person, orderId, one, now, over, all } = await aBag(lab)
      return {
        acts: [asks(leader, 'pickup.confirm', { code }, now), asks(person, 'refund.ask', { orderId, lines: one, reason: 'damaged' }, now)],
        lawful: ['ok ok', 'refund_asked ok'],
        then: over,
        look: async () => (await person.ok('order.get', { orderId })).asked ? [] : everyFenCounts(all),
      }
    },
  },
  {
    name: 'pick up × money paid back',
    async meet(lab) {
      const { leader, code, person, orderId, evening, now, over } = await aBag(lab)
      const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 3 }], reason: 'damaged' })
      return {
        acts: [asks(leader, 'pickup.confirm', { code }, now), asks(evening.operator, 'refund.decide', { askId, accept: true }, now)],
        lawful: ['refund_asked ok', 'nothing_to_hand ok', 'already_fetched ok', 'refunded ok', 'code_not_found ok'],
        then: over,
      }
    },
  },
  {
    name: 'pick up × cancel',
    async meet(lab) {
      const { leader, code, person, orderId, now, over } = await aBag(lab)
      return {
        acts: [asks(leader, 'pickup.confirm', { code }, now), asks(person, 'order.cancel', { orderId }, now)],
        // Of what was paid back nothing is left to fetch: a desk hears so by an empty list of what went.
        lawful: ['ok already_fetched', 'already_fetched ok'],
        then: over,
      }
    },
  },
  {
    name: 'money asked back × the same asked again',
    async meet(lab) {
      const { person, orderId, one, now } = await aBag(lab)
      const ask = () => asks(person, 'refund.ask', { orderId, lines: one, reason: 'damaged' }, now)
      return { acts: [ask(), ask()], lawful: ['ok refund_asked', 'refund_asked ok'] }
    },
  },
  {
    name: 'refund × refund, two decide',
    async meet(lab) {
      const { leader, person, orderId, one, evening, now, over } = await aBag(lab)
      const { askId } = await person.ok('refund.ask', { orderId, lines: one, reason: 'damaged' })
      return {
        acts: [asks(leader, 'refund.decide', { askId, accept: true }, now), asks(evening.operator, 'refund.decide', { askId, accept: true }, now)],
        lawful: ['ok already_decided', 'already_decided ok'],
        then: over,
      }
    },
  },
  {
    name: 'refund × withdrawn',
    async meet(lab) {
      const { leader, person, orderId, one, now, over } = await aBag(lab)
      const { askId } = await person.ok('refund.ask', { orderId, lines: one, reason: 'damaged' })
      return {
        acts: [asks(leader, 'refund.decide', { askId, accept: true }, now), asks(person, 'refund.withdraw', { askId }, now)],
        lawful: ['ok already_decided', 'already_decided ok'],
        then: over,
      }
    },
  },
  {
    name: 'refund × cancel',
    async meet(lab) {
      const { leader, person, orderId, one, now, over } = await aBag(lab)
      const { askId } = await person.ok('refund.ask', { orderId, lines: one, reason: 'damaged' })
      return {
        acts: [asks(leader, 'refund.decide', { askId, accept: true }, now), asks(person, 'order.cancel', { orderId }, now)],
        lawful: ['ok ok', 'already_decided ok'],
        then: over,
      }
    },
  },
  {
    name: 'two schedulers, money goes back',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 2)
      const orderIds = [await buys(evening, only(people)), await buys(evening, only(people, 1))]
      await evening.operator.ok('campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' })
      const all = orderIds.map((orderId, n) => ({ person: only(people, n), orderId }))
      return { acts: [(server) => server.due(now), (server) => server.due(now)], lawful: ['ok ok'], then: over, look: () => everyFenCounts(all) }
    },
  },
]
