import type { Person, TestServer } from '../support/server'

export const AFTER_WINDOW = '2026-11-25T10:00:00.000Z'

/** Pays for so many of the ¥20 items of the first campaign and fetches them. */
export async function buysAndFetches(shop: TestServer, person: Person, units = 2, item = 1): Promise<string> {
  const lines = [{ itemId: `g1-i${item}`, quantity: units }]
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines, handover: 'station' })
  await person.pay(orderId)
  await fetches(shop, person, orderId)
  return orderId
}

export async function fetches(shop: TestServer, person: Person, orderId: string, leader = 'c1-leader-1'): Promise<void> {
  const { code } = await person.ok('pickup.code', { orderId })
  await (await shop.as(leader)).ok('pickup.confirm', { code })
  await shop.runDue()
}

/** Brings people who have just come to the first station, each through the invitation of the one named. */
export async function newcomers(shop: TestServer, count: number, name: string, inviter?: Person): Promise<Person[]> {
  const people = await shop.people(count, name)
  const invite = inviter ? (await inviter.ok('referral.invite', {})).invite : null
  for (const person of people) {
    await person.ok('station.choose', { stationId: 's1' })
    if (invite) await person.ok('referral.bind', { invite })
  }
  return people
}

export const stepsOf = async (person: Person): Promise<string[]> =>
  (await person.ok('referral.rewards', {})).rewards.map(({ step, state }) => `${step} ${state}`).sort()
export const couponsWhy = async (person: Person): Promise<string[]> =>
  (await person.ok('coupon.mine', { show: 'usable' })).coupons.map(({ why }) => why).filter((why) => why.startsWith('reward') || why === 'ladder').sort()
