import { instant, later, minutes, type Instant } from '@domain/time'
import { anEvening, joins, only, opens, orderOf, pays, plain, type Evening, type Member, type Wish } from '../../pool/fixtures'
import type { Answer, Person } from '../../support/person'
import type { Lab, Notice } from './lab'

export const before = (at: string, ms = 1): Instant => later(instant(at), -ms)
export const after = (at: string, ms = minutes(60)): Instant => later(instant(at), ms)

/** A station's evening with neighbours who have ordered nothing yet. */
export async function anEveningOf({ shop }: Lab, count: number, terms: { stock?: number; limit?: number } = {}) {
  const evening = await anEvening(shop, terms)
  // What earlier evenings left to do is done, so that only this one's is due in it.
  await shop.runDue()
  return { evening, people: await evening.neighbours(count), now: evening.start, over: after(evening.cutOff) }
}

/** A pool of three seats in which the first `paid` of these people sit and have paid. */
export async function aPoolOf(lab: Lab, count: number, paid: number, what: Wish = {}) {
  const scene = await anEveningOf(lab, count)
  const { evening, people } = scene
  const opener = await opens(evening, only(people), what)
  await pays(opener)
  const members: Member[] = [opener]
  for (const person of people.slice(1, paid)) {
    const member = await joins(evening, person, opener.poolId, what)
    await pays(member)
    members.push(member)
  }
  return { ...scene, members, poolId: opener.poolId }
}

/** One more who sits in the pool and has paid, of which we have not heard. */
export async function paysUnheard(lab: Lab, evening: Evening, person: Person, poolId: string, what: Wish = {}): Promise<{ member: Member; news: Notice }> {
  const member = await joins(evening, person, poolId, what)
  const { outTradeNo } = await person.ok('payment.prepay', { orderId: member.orderId })
  return { member, news: await lab.paidButUntold(outTradeNo, person.openid) }
}

export async function places(evening: Evening, person: Person, quantity = 1): Promise<string> {
  return (await person.ok('order.place', plain(evening, quantity))).orderId
}

export async function buys(evening: Evening, person: Person, quantity = 1): Promise<string> {
  const orderId = await places(evening, person, quantity)
  await person.pay(orderId)
  return orderId
}

/** Somebody who runs the evening's station. */
export async function aLeader({ shop }: Lab, { stationId, operator }: Evening): Promise<Person> {
  const leader = await shop.as(`leader-of-${stationId}`)
  await operator.ok('role.grant', { personId: leader.personId, role: 'leader', scopeId: stationId })
  return leader
}

/** Complains unless every order ended paid for what it costs, or with all its money back. */
export async function everyFenCounts(members: readonly Pick<Member, 'person' | 'orderId'>[]): Promise<string[]> {
  const orders = await Promise.all(members.map((member) => orderOf({ ...member, poolId: '' })))
  return orders.flatMap(({ orderId, state, payFen, paidFen, refundedFen, refundingFen }) => {
    const due = state === 'paid' || state === 'fetched' ? payFen : 0
    return state === 'unpaid' || paidFen - refundedFen !== due || refundingFen > 0 ? [`order ${orderId} is ${state}: ${paidFen} came, ${refundedFen} went back, ${refundingFen} on its way, ${payFen} is its price`] : []
  })
}

/** Complains unless both heard the same. */
export const sameAnswer = ([one, other]: readonly [Answer, Answer]): Promise<string[]> =>
  Promise.resolve(JSON.stringify(one.body) === JSON.stringify(other.body) ? [] : [`one heard ${JSON.stringify(one.body)}, the other ${JSON.stringify(other.body)}`])
