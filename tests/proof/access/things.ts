import type { Input } from '@domain/contract'
import { instant, type ShopDay } from '@domain/time'
import { freshKey } from '../../support/person'
import type { Person, TestServer } from '../../support/server'
import { couponBatch } from '../../coupon/batch-fixtures'
import { aDraft } from '../../event/fixtures'
import { anExchange } from '../../points/exchange-fixtures'

/** Whose a thing is, seen from the first community's first station: one's own, another's there, another station's, another community's, nobody's. */
export const WHERES = ['own', 'near', 'station', 'foreign', 'absent'] as const
export type Where = (typeof WHERES)[number]
export const ROLES = ['nobody', 'resident', 'leader', 'staff', 'operator', 'admin'] as const
export type Role = (typeof ROLES)[number]

const KINDS = [
  'person', 'order', 'unpaid', 'ask', 'code', 'typedCode', 'pool', 'hiddenPool', 'message', 'coupon', 'invite', 'review', 'picture',
  'community', 'station', 'campaign', 'item', 'draft', 'spare', 'goods', 'trade', 'refund', 'job', 'batch', 'handBatch', 'codeBatch', 'reward',
  'exchange', 'voucher',
  'event', 'eventDraft', 'registration',
] as const
export type Kind = (typeof KINDS)[number]
export type Things = Readonly<Record<Kind, string>>
/** What must not turn up in the answer to somebody who may not see it; the rest is a catalogue, or what a link shows. */
export const SECRET: readonly Kind[] = ['person', 'order', 'unpaid', 'ask', 'code', 'typedCode', 'voucher', 'message', 'coupon', 'draft', 'spare', 'trade', 'refund', 'job', 'handBatch', 'codeBatch', 'reward', 'review', 'eventDraft', 'registration']

export const ABSENT: Things = { ...(Object.fromEntries(KINDS.map((kind) => [kind, 'nothing'])) as Record<Kind, string>), code: 'LP00000000000000000000000000', typedCode: '00000000' }

export interface Place {
  readonly communityId: string
  readonly stationId: string
  readonly campaignId: string
  readonly itemIds: readonly string[]
  readonly leader: Person
  readonly operator: Person
}

const at = (ids: readonly string[], n: number): string => ids[n] ?? ''
const line = (place: Place, n: number, quantity = 1) => [{ itemId: at(place.itemIds, n), quantity }]

async function bought(who: Person, place: Place, n: number, quantity = 1): Promise<string> {
  const { orderId } = await who.ok('order.place', { campaignId: place.campaignId, lines: line(place, n, quantity), handover: 'station' })
  await who.pay(orderId)
  return orderId
}

async function openedPool(who: Person, place: Place, paid: boolean): Promise<string> {
  const opened = await who.ok('pool.open', { campaignId: place.campaignId, lines: line(place, 5, 2), ifNotFilled: 'refund', handover: 'station' })
  if (paid) await who.pay(opened.orderId)
  return opened.poolId
}

type Personal = Pick<Things, 'voucher' | 'person' | 'order' | 'unpaid' | 'ask' | 'code' | 'typedCode' | 'pool' | 'message' | 'coupon' | 'invite' | 'review' | 'picture' | 'registration'>

/** What she says of something that she took home, with a picture. */
async function reviewed(who: Person, place: Place): Promise<Pick<Things, 'review' | 'picture'>> {
  const orderId = await bought(who, place, 3)
  await place.leader.ok('pickup.confirm', { code: (await who.ok('pickup.code', { orderId })).code })
  const { reviewId } = await who.ok('review.write', { orderId, itemId: at(place.itemIds, 3), stars: 3, words: 'x' })
  const { pictures } = await who.ok('review.addPicture', { reviewId, photo: '/9j/AAAA' })
  return { review: reviewId, picture: at(pictures, 0) }
}

/** What a person has of her own. Her pool is hidden until she has paid for her seat. */
export async function belongings(who: Person, place: Place, shared: Pick<Things, 'exchange' | 'batch' | 'handBatch' | 'event'>, poolPaid: boolean): Promise<Personal> {
  const order = await bought(who, place, 0)
  const asked = await bought(who, place, 1)
  const lines = line(place, 1)
  const { askId } = await who.ok('refund.ask', { orderId: asked, lines, reason: 'other', note: 'nothing to see', photo: '/9j/AAAA' })
  const { code, typedCode } = await who.ok('pickup.code', { orderId: order })
  const { coupon } = await who.ok('coupon.claim', { batchId: shared.batch })
  await place.operator.ok('coupon.assign', { batchId: shared.handBatch, people: [who.personId] })
  const [message] = (await who.ok('message.list', {})).messages
  const { invite } = await who.ok('referral.invite', {})
  await who.ok('streak.sign', {})
  const { voucher } = await who.ok('points.exchange', { itemId: shared.exchange })
  return {
    person: who.personId,
    order,
    unpaid: (await who.ok('order.place', { campaignId: place.campaignId, lines: line(place, 2), handover: 'station' })).orderId,
    ask: askId,
    code,
    typedCode,
    pool: await openedPool(who, place, poolPaid),
    message: message?.messageId ?? '',
    coupon: coupon.couponId,
    invite,
    voucher: voucher.code,
    registration: (await who.ok('event.register', { eventId: shared.event })).registrationId,
    ...(await reviewed(who, place)),
  }
}

const draftOf = (place: Pick<Place, 'stationId'>): Input<'campaign.create'> => ({
  stationIds: [place.stationId],
  title: 'x',
  opensAt: instant('2026-11-24T02:00:00.000Z'),
  closesAt: instant('2026-11-24T15:00:00.000Z'),
  pickupDay: '2026-11-25' as ShopDay,
  pickupFrom: '17:00',
  pickupUntil: '20:00',
  items: [{ name: 'x', category: 'fruit', unit: 'x', grams: null, picture: null, origin: null, priceFen: 2_000, offered: 50, limit: 5 }],
})

async function batchOf(place: Place, way: 'claim' | 'assign' | 'code'): Promise<string> {
  return (await place.operator.ok('coupon.create', { communityId: place.communityId, ...couponBatch({ way }) })).batchId
}

const eventOf = async ({ operator, stationId }: Place): Promise<string> => (await operator.ok('event.save', aDraft({ stationId }))).eventId

async function publishedEvent(place: Place): Promise<string> {
  const eventId = await eventOf(place)
  await place.operator.ok('event.publish', { eventId })
  return eventId
}

/** What a place has for many people at once. */
export const sharedThings = async (place: Place) => ({
  exchange: (await place.operator.ok('points.addItem', anExchange(place.communityId))).itemId,
  batch: await batchOf(place, 'claim'),
  handBatch: await batchOf(place, 'assign'),
  codeBatch: await batchOf(place, 'code'),
  event: await publishedEvent(place),
})

/** A repayment that the channel could not carry out, and money that was not what we asked for. */
async function troubles(shop: TestServer, friend: Person, place: Place): Promise<Pick<Things, 'refund' | 'trade' | 'job'>> {
  const cancelled = await bought(friend, place, 3)
  await friend.ok('order.cancel', { orderId: cancelled })
  await fetch(`${shop.simUrl}/sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ next: 'refund-abnormal', times: 1 }) })
  await shop.runDue()
  await shop.flush()
  const odd = await friend.ok('order.place', { campaignId: place.campaignId, lines: line(place, 4), handover: 'station' })
  await shop.faults('amount')
  const { outTradeNo } = await friend.pay(odd.orderId)
  const refunds = (await place.operator.ok('refund.review', {})).refunds
  const jobs = (await place.operator.ok('ops.jobs', {})).jobs
  return { refund: refunds.find(({ orderId }) => orderId === cancelled)?.refundNo ?? '', trade: outTradeNo, job: jobs.find(({ subject }) => subject === odd.orderId)?.jobId ?? '' }
}

/** A friend's first order, picked up: what it may earn begins to wait. */
async function rewardOf(shop: TestServer, who: Person, friend: Person, place: Place): Promise<string> {
  const order = await bought(friend, place, 0, 2)
  await place.leader.ok('pickup.confirm', { code: (await friend.ok('pickup.code', { orderId: order })).code })
  await shop.runDue()
  const [reward] = (await who.ok('referral.rewards', {})).rewards
  return reward?.rewardId ?? ''
}

/** Everything that another person of a place has, and the place itself. */
export async function everything(shop: TestServer, who: Person, friend: Person, place: Place): Promise<Things> {
  const { operator, communityId, stationId, campaignId } = place
  await friend.ok('referral.bind', { invite: (await who.ok('referral.invite', {})).invite })
  const shared = await sharedThings(place)
  const goods = await operator.ok('goods.save', { communityId, name: 'x', category: 'fruit', unit: 'x', grams: null, picture: null, origin: null, priceFen: 100 })
  const draft = async () => at((await operator.ok('campaign.create', draftOf(place))).campaignIds, 0)
  const things = {
    ...shared,
    eventDraft: await eventOf(place),
    ...(await belongings(who, place, shared, true)),
    hiddenPool: await openedPool(friend, place, false),
    community: communityId,
    station: stationId,
    campaign: campaignId,
    item: at(place.itemIds, 0),
    draft: await draft(),
    spare: await draft(),
    goods: goods.goods.goodsId,
    ...(await troubles(shop, friend, place)),
    reward: await rewardOf(shop, who, friend, place),
  }
  const missing = KINDS.filter((kind) => things[kind] === '')
  if (missing.length > 0) throw new Error(`no ${missing.join(', ')} of ${stationId} came about`)
  return things
}

/** Another station of the first community, with a round of its own. */
export async function anotherStation(shop: TestServer, operator: Person): Promise<{ place: Place; people: readonly Person[] }> {
  const { station } = await operator.ok('station.save', { communityId: 'c1', name: 'x', address: 'x', hours: 'x', lng: 120, lat: 31, doorFeeFen: null })
  const { stationId } = station
  const item = (name: string) => ({ name, category: 'fruit' as const, unit: 'x', grams: null, picture: null, origin: null, priceFen: 2_000, offered: 50, limit: 5 })
  const round = { ...draftOf({ stationId }), opensAt: instant(shop.now), closesAt: instant('2026-11-22T15:00:00.000Z'), pickupDay: '2026-11-23' as ShopDay, items: ['a', 'b', 'c', 'd', 'e', 'f'].map(item) }
  const { campaignIds } = await operator.ok('campaign.create', round)
  const campaignId = at(campaignIds, 0)
  await operator.ok('campaign.publish', { campaignId }, { key: freshKey() })
  // Who invites has come before whom she invites.
  const people = (await shop.people(3, 'other-station')).sort((a, b) => (a.personId < b.personId ? -1 : 1))
  for (const person of people) await person.ok('station.choose', { stationId })
  const leader = people[2] as Person
  await operator.ok('role.grant', { personId: leader.personId, role: 'leader', scopeId: stationId })
  const { items } = await operator.ok('campaign.get', { campaignId })
  return { place: { communityId: 'c1', stationId, campaignId, itemIds: items.map(({ itemId }) => itemId), leader, operator }, people }
}
