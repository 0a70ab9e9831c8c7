import { CONSENT_VERSIONS } from '@domain/me/consent'
import type { Person } from '../support/server'

const TWO = [{ itemId: 'g1-i1', quantity: 2 }]

/** A paid order of the first campaign, outside any pool. */
export async function paidOrder(person: Person, lines: readonly { itemId: string; quantity: number }[] = TWO): Promise<string> {
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [...lines], handover: 'station' })
  await person.pay(orderId)
  return orderId
}

/** A pool that these people have paid into, the first of them its opener. Full with three. */
export async function paidPool(
  people: readonly Person[],
  ifNotFilled: 'refund' | 'keep' = 'refund',
): Promise<{ poolId: string; orderIds: string[] }> {
  const wish = { lines: TWO, ifNotFilled, handover: 'station' as const }
  const orderIds: string[] = []
  let poolId = ''
  for (const person of people) {
    const seat = poolId ? await person.ok('pool.join', { poolId, ...wish }) : await person.ok('pool.open', { campaignId: 'g1', ...wish })
    poolId = seat.poolId
    orderIds.push(seat.orderId)
    await person.pay(seat.orderId)
  }
  return { poolId, orderIds }
}

/** Lets others see her name. */
export const calls = (person: Person, nickname: string) =>
  person.ok('me.update', { nickname, consent: [{ kind: 'show_profile', version: CONSENT_VERSIONS.show_profile, given: true }] })
