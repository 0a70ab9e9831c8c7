import { paidOrder } from '../pickup/fixtures'
import type { Person, TestServer } from '../support/server'

/** Begins like every JPEG; `n` tells one from another. */
export const photo = (n = 7): string => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(1_000, n)]).toString('base64')

/** An order of the first campaign that its buyer has taken home. */
export async function fetched(shop: TestServer, person: Person, lines = [{ itemId: 'g1-i1', quantity: 2 }]): Promise<string> {
  const orderId = await paidOrder(person, lines)
  const { code } = await person.ok('pickup.code', { orderId })
  await (await shop.as('c1-leader-1')).ok('pickup.confirm', { code })
  return orderId
}

export const says = (person: Person, orderId: string, stars = 5, words = '很新鲜', itemId = 'g1-i1') => person.ok('review.write', { orderId, itemId, stars, words })

/** Money goes back for units of an order's line, as a leader decides. */
export async function goesBack(shop: TestServer, person: Person, orderId: string, quantity: number, itemId = 'g1-i1'): Promise<void> {
  const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId, quantity }], reason: 'damaged' })
  await (await shop.as('c1-leader-1')).ok('refund.decide', { askId, accept: true })
}

export async function pointsOf(person: Person): Promise<number> {
  const { free, frozen } = await person.ok('points.list', {})
  return free + frozen
}
/** What her points changed by what she does; goods that she fetched have earned theirs before. */
export async function changes(shop: TestServer, person: Person, does: () => Promise<unknown>): Promise<number> {
  await shop.runDue()
  const before = await pointsOf(person)
  await does()
  return (await pointsOf(person)) - before
}

/** How many of her reviews count for a badge. */
export const reviewsCounted = async (person: Person) => (await person.ok('badge.list', {})).near.find(({ badgeId }) => badgeId === 'reviewer')?.have
