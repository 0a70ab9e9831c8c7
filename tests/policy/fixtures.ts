import { createHash } from 'node:crypto'
import type { PolicyId } from '@domain/policy/contract'
import { policyOf } from '@domain/policy/list'
import type { Person, TestServer } from '../support/server'

/** Whether chance keeps a person from what a policy gives: the same for ever. */
export const heldOut = (policyId: PolicyId, personId: string): boolean =>
  Number.parseInt(createHash('md5').update(`${policyId}:${personId}`).digest('hex').slice(0, 8), 16) % 100 < policyOf(policyId).holdOutPercent

export const ITEMS = ['g1-i1', 'g1-i2', 'g1-i3']

/** Switches a policy on in the first community. */
export async function switchOn(shop: TestServer, policyId: PolicyId, change: { items?: string[]; budgetFen?: number } = {}): Promise<Person> {
  const operator = await shop.as('c1-operator-1')
  await operator.ok('policy.set', { policyId, communityId: 'c1', on: true, ...change })
  return operator
}

/** What somebody has from a policy. */
export const has = async (person: Person, policyId: PolicyId) => (await person.ok('coupon.mine', {})).coupons.filter(({ why }) => why === policyId)

/** Buys something from the first community's campaign and pays for it. */
export async function buy(person: Person, itemId = 'g1-i1', quantity = 1): Promise<string> {
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [{ itemId, quantity }], handover: 'station' })
  await person.pay(orderId)
  return orderId
}

/** People new to the first community, until one is among them whom chance does not hold out. */
export async function newcomers(shop: TestServer, policyId: PolicyId, name: string): Promise<Person[]> {
  const all: Person[] = []
  while (all.every(({ personId }) => heldOut(policyId, personId))) {
    const person = await shop.as(`${name}-${all.length + 1}`)
    await person.ok('station.choose', { stationId: 's1' })
    all.push(person)
  }
  return all
}
