import { minutes } from '@domain/time'
import { only, plain } from '../../pool/fixtures'
import { asks } from '../proxy/scene'
import type { Pair } from './pairs'
import { after, anEveningOf, before, buys, everyFenCounts, places, sameAnswer } from '../proxy/scenes'

export const orderPairs: readonly Pair[] = [
  {
    name: 'place × place, the last of the stock',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 2, { stock: 3, limit: 5 })
      const place = (n: number) => asks(only(people, n), 'order.place', plain(evening, 2), now)
      return { acts: [place(0), place(1)], lawful: ['ok sold_out', 'sold_out ok'] }
    },
  },
  {
    name: "place × place, one person's limit",
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1, { limit: 5 })
      const place = () => asks(only(people), 'order.place', plain(evening, 3), now)
      return { acts: [place(), place()], lawful: ['ok over_limit', 'over_limit ok'] }
    },
  },
  {
    name: 'place × place, one request sent twice',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1)
      const place = asks(only(people), 'order.place', plain(evening), now)
      return { acts: [place, place], lawful: ['ok ok'], look: sameAnswer }
    },
  },
  {
    name: 'place × expire, units that come free',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 2, { stock: 1 })
      await places(evening, only(people))
      const end = after(now, minutes(15))
      return { acts: [asks(only(people, 1), 'order.place', plain(evening), end), (server) => server.due(end)], lawful: ['ok ok', 'sold_out ok'] }
    },
  },
  {
    name: 'place × the campaign is cancelled',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1)
      const { campaignId, operator } = evening
      return {
        acts: [asks(only(people), 'order.place', plain(evening), now), asks(operator, 'campaign.cancel', { campaignId, reason: '没有货' }, now)],
        lawful: ['ok ok', 'campaign_closed ok'],
        look: async () => {
          const left = await lab.undo.query<{ id: string }>(`select id from orders where campaign_id = $1 and state = 'unpaid'`, [campaignId])
          return left.map(({ id }) => `order ${id} waits to be paid for in a campaign that was cancelled`)
        },
      }
    },
  },
  {
    name: 'place × the campaign closes',
    async meet(lab) {
      const { evening, people, over } = await anEveningOf(lab, 2)
      await buys(evening, only(people))
      const { campaignId, operator, cutOff } = evening
      return {
        acts: [asks(only(people, 1), 'order.place', plain(evening), before(cutOff)), asks(operator, 'campaign.close', { campaignId }, cutOff)],
        lawful: ['ok ok', 'ok still_settling', 'campaign_closed ok'],
        then: over,
      }
    },
  },
  {
    name: 'place × the offer goes down',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1, { stock: 5 })
      const { campaignId, itemId, operator } = evening
      return {
        acts: [asks(only(people), 'order.place', plain(evening, 3), now), asks(operator, 'campaign.offer', { campaignId, itemId, offered: 2 }, now)],
        lawful: ['ok offer_too_low', 'sold_out ok'],
      }
    },
  },
  {
    name: 'place × she moves to another station',
    async meet(lab) {
      const { evening, people, now } = await anEveningOf(lab, 1)
      const li = only(people)
      return {
        acts: [asks(li, 'order.place', plain(evening), now), asks(li, 'station.choose', { stationId: 's2' }, now)],
        lawful: ['ok orders_open', 'other_station ok'],
      }
    },
  },
  {
    name: 'cancel × cancel',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const orderId = await buys(evening, only(people))
      const cancel = () => asks(only(people), 'order.cancel', { orderId }, now)
      return { acts: [cancel(), cancel()], lawful: ['ok order_over', 'order_over ok'], then: over, look: () => everyFenCounts([{ person: only(people), orderId }]) }
    },
  },
  {
    name: 'cancel × the campaign is cancelled',
    async meet(lab) {
      const { evening, people, now, over } = await anEveningOf(lab, 1)
      const orderId = await buys(evening, only(people))
      const { campaignId, operator } = evening
      return {
        acts: [asks(only(people), 'order.cancel', { orderId }, now), asks(operator, 'campaign.cancel', { campaignId, reason: '没有货' }, now)],
        lawful: ['ok ok', 'order_over ok'],
        then: over,
        look: () => everyFenCounts([{ person: only(people), orderId }]),
      }
    },
  },
  {
    name: 'publish × publish',
    async meet(lab) {
      const { evening, now } = await anEveningOf(lab, 1)
      await evening.operator.ok('campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' })
      const { campaignId } = await evening.operator.ok('campaign.clone', { campaignId: evening.campaignId })
      const publish = () => asks(evening.operator, 'campaign.publish', { campaignId }, now)
      return { acts: [publish(), publish()], lawful: ['ok campaign_not_draft', 'campaign_not_draft ok'] }
    },
  },
]
