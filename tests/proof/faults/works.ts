import { minutes } from '@domain/time'
import { joins, only } from '../../pool/fixtures'
import type { Lab } from '../proxy/lab'
import { after, anEveningOf, aPoolOf, buys, paysUnheard, places } from '../proxy/scenes'
import type { Act } from '../proxy/scene'

/** What happens without anybody's key: the channel's news, which comes again until it is heard, and what is due, which is tried again. */
export interface Work {
  readonly act: Act
  /** How it comes again. */
  readonly again: Act
  /** When the last of it is over. */
  readonly over: string
}

export const works: Readonly<Record<string, (lab: Lab) => Promise<Work>>> = {
  'news of a payment': async (lab) => {
    const { evening, people, poolId, now } = await aPoolOf(lab, 2, 1)
    const { news } = await paysUnheard(lab, evening, only(people, 1), poolId)
    return { act: (server) => server.hear(news, now), again: (server) => server.hear(news, now), over: now }
  },
  'an order expires': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    await only(people).ok('payment.prepay', { orderId: await places(evening, only(people)) })
    return due(after(now, minutes(15)))
  },
  'a pool ends': async (lab) => {
    // A server that has given this week's coupons remembers it, where the database goes back.
    await (await lab.shop.as('c1-operator-1')).ok('policy.set', { policyId: 'thursday_pool', communityId: 'c1', on: false })
    const { evening, people, poolId } = await aPoolOf(lab, 2, 1, { ifNotFilled: 'keep' })
    const { person, orderId } = await joins(evening, only(people, 1), poolId)
    await person.pay(orderId)
    return due(evening.cutOff)
  },
  'money goes back': async (lab) => {
    const { evening, people, now } = await anEveningOf(lab, 1)
    await only(people).ok('order.cancel', { orderId: await buys(evening, only(people)) })
    return due(now)
  },
}

const HOURS = 3

/** What failed is tried again after its rest, for which an hour is long enough; what it leads to is due later. */
const due = (at: string): Work => ({
  act: (server) => server.due(at),
  async again(server) {
    for (let hour = 1; hour < HOURS; hour++) await server.due(after(at, hour * minutes(60)))
    return server.due(after(at, HOURS * minutes(60)))
  },
  over: after(at, HOURS * minutes(60)),
})
