import type { CallName, Input } from '@domain/contract'
import { aBatch } from '../../coupon/batch-fixtures'
import { anEvent, soon } from '../../event/fixtures'
import { only } from '../../pool/fixtures'
import type { Person } from '../../support/person'
import type { Lab } from '../proxy/lab'
import { asks, type Act } from '../proxy/scene'
import { after, aLeader, anEveningOf, before, buys } from '../proxy/scenes'

/** Prepares a moment and says what is then asked. */
export type Prepare = (lab: Lab) => Promise<Act>

let groups = 0
export const strangers = ({ shop }: Lab, count: number): Promise<Person[]> => shop.people(count, `faults-${process.pid}-${++groups}`)
export const oneStranger = async (lab: Lab): Promise<Person> => only(await strangers(lab, 1))
export const operatorOf = ({ shop }: Lab): Promise<Person> => shop.as('c1-operator-1')

/** A call of somebody of whom nothing need be prepared. */
export const alone =
  <C extends CallName>(name: C, input: Input<C>): Prepare =>
  async (lab) =>
    asks(await oneStranger(lab), name, input, lab.shop.now)
export const byOperator =
  <C extends CallName>(name: C, input: Input<C>): Prepare =>
  async (lab) =>
    asks(await operatorOf(lab), name, input, lab.shop.now)

export async function aDraftOf(lab: Lab) {
  const { evening, now } = await anEveningOf(lab, 0)
  await evening.operator.ok('campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' })
  const { campaignId } = await evening.operator.ok('campaign.clone', { campaignId: evening.campaignId })
  return { campaignId, operator: evening.operator, seen: await evening.operator.ok('campaign.get', { campaignId }), now }
}

export async function aBatchNow(lab: Lab, change: Parameters<typeof aBatch>[1] = {}) {
  const scene = await anEveningOf(lab, 2)
  return { ...scene, ...(await aBatch(lab.shop, { claimFrom: before(scene.now), claimUntil: after(scene.evening.cutOff), ...change })) }
}

export async function aBag(lab: Lab) {
  const scene = await anEveningOf(lab, 1)
  const person = only(scene.people)
  const orderId = await buys(scene.evening, person, 3)
  const lines = [{ itemId: scene.evening.itemId, quantity: 1 }]
  return { ...scene, person, orderId, lines, leader: await aLeader(lab, scene.evening), code: (await person.ok('pickup.code', { orderId })).code }
}

export const PHOTO = '/9j/AAAA'

export async function aFetchedBag(lab: Lab) {
  const bag = await aBag(lab)
  await bag.leader.ok('pickup.confirm', { code: bag.code })
  return { ...bag, line: { orderId: bag.orderId, itemId: bag.evening.itemId } }
}

export async function aReview(lab: Lab) {
  const bag = await aFetchedBag(lab)
  return { ...bag, ...(await bag.person.ok('review.write', { ...bag.line, stars: 3, words: '一般' })) }
}

export async function waitsToJoin(lab: Lab) {
  const [li, wang] = (await strangers(lab, 2)) as [Person, Person]
  const { code } = await li.ok('household.invite', {})
  return { li, wang, code, now: lab.shop.now }
}

/** An event of an hour from now with one place, one who has it, one who waits, and somebody at its desk. */
export async function anEventNow(lab: Lab) {
  const { people, now } = await anEveningOf(lab, 2)
  const [li, wang] = people as [Person, Person]
  const event = await anEvent(lab.shop, { ...soon(now, 1), registerFrom: before(now), handouts: [{ name: '树苗', stock: 5 }] })
  const { registrationId } = await li.ok('event.register', { eventId: event.eventId })
  return { ...event, li, wang, registrationId, now, staff: await lab.shop.as('c1-staff-1') }
}
