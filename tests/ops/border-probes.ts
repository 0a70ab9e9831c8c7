import type { CallName } from '@domain/contract'
import { couponBatch } from '../coupon/batch-fixtures'
import { aDraft } from '../event/fixtures'
import { anExchange } from '../points/exchange-fixtures'

const ONE = [{ itemId: 'g1-i1', quantity: 1 }]

/** Things of the first community, which nobody of the second may touch or see. */
export interface Things {
  order: string
  ask: string
  code: string
  typedCode: string
  trade: string
  refund: string
  job: string
  message: string
  person: string
  pool: string
  batch: string
  coupon: string
  reward: string
  event: string
  registration: string
  review: string
  picture: string
  exchange: string
  voucher: string
}
export const NOTHING: Things = {
  order: 'nothing',
  ask: 'nothing',
  code: 'LP00000000000000000000000000',
  typedCode: '00000000',
  trade: 'nothing',
  refund: 'nothing',
  job: 'nothing',
  message: 'nothing',
  person: 'nothing',
  pool: 'nothing',
  batch: 'nothing',
  coupon: 'nothing',
  reward: 'nothing',
  event: 'nothing',
  registration: 'nothing',
  review: 'nothing',
  picture: 'nothing',
  exchange: 'nothing',
  voucher: 'nothing',
}

export interface Probe {
  /** What is asked about a thing, there or not; campaigns and stations are `g1`, `s1`, or nothing. */
  readonly ask: (things: Things, campaign: string, station: string) => object
  readonly by: 'resident' | 'leader' | 'staff' | 'operator'
  readonly answer: string
}
const by = (who: Probe['by'], answer: string, ask: Probe['ask']): Probe => ({ by: who, answer, ask })
/** It names nothing that could be another's, or only what everybody may see. */
export type Open = 'own' | 'catalogue' | 'list' | 'span' | 'sought'
const offer = {
  title: 'x',
  opensAt: '2026-11-22T02:00:00.000Z',
  closesAt: '2026-11-22T15:00:00.000Z',
  pickupDay: '2026-11-23',
  pickupFrom: '17:00',
  pickupUntil: '20:00',
}
const item = { name: 'x', category: 'fruit', unit: 'x', grams: null, picture: null, origin: null, priceFen: 100 }
const place = { name: 'x', address: 'x', hours: 'x', lng: 120, lat: 31, doorFeeFen: null }

/** Every call there is; one that is new has no place here yet and does not compile. */
export const CALLS: Record<CallName, Probe | Open> = {
  'session.open': 'own',
  'session.close': 'own',
  'me.get': 'own',
  'me.update': 'own',
  'me.export': 'list',
  'me.erase': 'own',
  'station.near': 'catalogue',
  'station.choose': 'catalogue',
  'station.list': 'list',
  'station.save': by('operator', 'station_not_found', (_t, _c, stationId) => ({ stationId, communityId: 'c2', ...place })),
  'goods.list': 'catalogue',
  'goods.save': by('operator', 'community_not_found', (_t, _c, stationId) => ({
    communityId: stationId === 's1' ? 'c1' : 'nothing',
    ...item,
  })),
  'campaign.tonight': 'catalogue',
  'campaign.code': 'catalogue',
  'campaign.create': by('operator', 'station_not_found', (_t, _c, stationId) => ({
    stationIds: [stationId],
    ...offer,
    items: [{ ...item, offered: 1, limit: 1 }],
  })),
  'campaign.clone': by('operator', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'campaign.publish': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'campaign.edit': by('operator', 'campaign_not_found', (_t, campaignId) => ({ campaignId, revision: 1, ...offer, items: [{ ...item, offered: 1, limit: 1 }] })),
  'campaign.check': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignIds: [campaignId] })),
  'campaign.calendar': 'span',
  'campaign.offer': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId, itemId: 'g1-i1', offered: 50 })),
  'campaign.close': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'campaign.arrive': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'campaign.shortage': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId, short: [] })),
  'campaign.cancel': by('operator', 'campaign_not_found', (_t, campaignId) => ({ campaignId, reason: 'x' })),
  'campaign.get': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'campaign.list': 'list',
  'campaign.sheet': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'pool.open': 'catalogue',
  'pool.join': 'catalogue',
  'pool.leave': by('resident', 'pool_not_found', ({ pool }) => ({ poolId: pool })),
  'pool.get': 'catalogue',
  'order.quote': 'catalogue',
  'order.place': 'catalogue',
  'order.cancel': by('operator', 'order_not_found', ({ order }) => ({ orderId: order })),
  'order.list': 'list',
  'order.get': by('operator', 'order_not_found', ({ order }) => ({ orderId: order })),
  'order.search': 'list',
  'order.trace': by('leader', 'order_not_found', ({ order }) => ({ orderId: order })),
  'household.get': 'list',
  'household.invite': 'own',
  'household.join': by('resident', 'code_wrong', () => ({ code: '22222222' })),
  'household.confirm': by('resident', 'person_not_found', ({ person }) => ({ personId: person, accept: true })),
  'household.leave': 'own',
  'payment.prepay': by('resident', 'order_not_found', ({ order }) => ({ orderId: order })),
  'payment.check': by('operator', 'order_not_found', ({ order }) => ({ orderId: order })),
  'payment.quarantined': 'list',
  'payment.release': by('operator', 'payment_not_found', ({ trade }) => ({ outTradeNo: trade })),
  'refund.ask': by('operator', 'order_not_found', ({ order }) => ({ orderId: order, lines: ONE, reason: 'other' })),
  'refund.withdraw': by('resident', 'ask_not_found', ({ ask }) => ({ askId: ask })),
  'refund.decide': by('operator', 'ask_not_found', ({ ask }) => ({ askId: ask, accept: true })),
  'refund.list': by('operator', 'order_not_found', ({ order }) => ({ orderId: order })),
  'refund.photo': by('leader', 'ask_not_found', ({ ask }) => ({ askId: ask })),
  'refund.review': 'list',
  'refund.retry': by('operator', 'refund_not_found', ({ refund }) => ({ refundNo: refund })),
  'pickup.code': by('leader', 'order_not_found', ({ order }) => ({ orderId: order })),
  'pickup.sheet': by('leader', 'campaign_not_found', (_t, campaignId) => ({ campaignId })),
  'pickup.preview': by('leader', 'code_not_found', ({ code }) => ({ code })),
  'pickup.confirm': by('leader', 'code_not_found', ({ typedCode }) => ({ code: typedCode })),
  'message.list': 'list',
  'message.read': by('resident', 'message_not_found', ({ message }) => ({ messageId: message })),
  'message.accept': 'own',
  'role.grant': by('operator', 'scope_not_found', ({ person }, _c, scopeId) => ({ personId: person, role: 'leader', scopeId })),
  'role.revoke': by('operator', 'scope_not_found', ({ person }, _c, scopeId) => ({ personId: person, role: 'leader', scopeId })),
  'role.list': 'list',
  'role.find': 'sought',
  'referral.invite': by('leader', 'not_yours_to_make', () => ({ source: 'leader', stationId: 's1' })),
  'referral.look': 'catalogue',
  'referral.bind': 'catalogue',
  'referral.chain': by('operator', 'person_not_found', ({ person }) => ({ personId: person })),
  'review.list': by('resident', 'item_not_found', (_t, _c, stationId) => ({ itemId: stationId === 's1' ? 'g1-i1' : 'nothing' })),
  'review.picture': by('operator', 'picture_not_found', ({ picture }) => ({ pictureId: picture })),
  'review.mine': by('operator', 'order_not_found', ({ order }) => ({ orderId: order })),
  'review.write': by('resident', 'order_not_found', ({ order }) => ({ orderId: order, itemId: 'g1-i1', stars: 1, words: '' })),
  'review.addPicture': by('resident', 'review_not_found', ({ review }) => ({ reviewId: review, photo: '/9j/AAAA' })),
  'review.dropPicture': by('resident', 'picture_not_found', ({ picture }) => ({ pictureId: picture })),
  'review.remove': by('operator', 'review_not_found', ({ review }) => ({ reviewId: review })),
  'review.report': by('resident', 'review_not_found', ({ review }) => ({ reviewId: review, why: 'other' })),
  'review.reported': 'list',
  'review.hide': by('operator', 'review_not_found', ({ review }) => ({ reviewId: review, reason: 'x' })),
  'review.keep': by('operator', 'review_not_found', ({ review }) => ({ reviewId: review })),
  'referral.rewards': 'list',
  'referral.sources': by('operator', 'community_not_found', (_t, _c, stationId) => ({
    communityId: stationId === 's1' ? 'c1' : 'nothing',
    from: '2026-11-01',
    until: '2026-11-30',
  })),
  'referral.review': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing' })),
  'referral.decide': by('operator', 'reward_not_found', ({ reward }) => ({ rewardId: reward, allow: true, reason: 'x' })),
  'coupon.batches': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing' })),
  'coupon.batch': by('operator', 'batch_not_found', ({ batch }) => ({ batchId: batch })),
  'points.items': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing' })),
  'points.exchange': by('resident', 'item_not_found', ({ exchange }) => ({ itemId: exchange })),
  'points.vouchers': 'list',
  'points.lookVoucher': by('staff', 'code_not_found', ({ voucher }) => ({ code: voucher })),
  'points.useVoucher': by('staff', 'code_not_found', ({ voucher }) => ({ code: voucher })),
  'points.addItem': by('operator', 'community_not_found', (_t, _c, stationId) => ({ ...anExchange(stationId === 's1' ? 'c1' : 'nothing') })),
  'points.changeItem': by('operator', 'item_not_found', ({ exchange }) => ({ itemId: exchange })),
  'tier.get': 'own',
  'badge.list': 'own',
  'badge.story': 'own',
  'badge.answer': by('operator', 'invitation_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing', join: true })),
  'badge.koc': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing' })),
  'badge.invite': by('operator', 'community_not_found', ({ person }, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing', personId: person })),
  'streak.sign': 'own',
  'streak.makeUp': 'own',
  'streak.month': 'own',
  'points.list': 'list',
  'coupon.claim': by('resident', 'batch_not_found', ({ batch }) => ({ batchId: batch })),
  'coupon.mine': 'list',
  'coupon.create': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing', ...couponBatch() })),
  'coupon.improve': by('operator', 'batch_not_found', ({ batch }) => ({ batchId: batch, size: 1000 })),
  'coupon.stop': by('operator', 'batch_not_found', ({ batch }) => ({ batchId: batch, reason: 'x' })),
  'coupon.codes': by('operator', 'batch_not_found', ({ batch }) => ({ batchId: batch, once: 1 })),
  'coupon.assign': by('operator', 'batch_not_found', ({ batch, person }) => ({ batchId: batch, people: [person] })),
  'coupon.takeBack': by('operator', 'coupon_not_found', ({ coupon }) => ({ couponId: coupon, reason: 'x' })),
  'policy.list': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing' })),
  'policy.set': by('operator', 'community_not_found', (_t, _c, stationId) => ({
    policyId: 'thursday_pool',
    communityId: stationId === 's1' ? 'c1' : 'nothing',
    on: true,
  })),
  'policy.run': by('operator', 'community_not_found', (_t, _c, stationId) => ({
    policyId: 'thursday_pool',
    communityId: stationId === 's1' ? 'c1' : 'nothing',
  })),
  'policy.report': by('operator', 'community_not_found', (_t, _c, stationId) => ({
    policyId: 'thursday_pool',
    communityId: stationId === 's1' ? 'c1' : 'nothing',
  })),
  'policy.flow': by('operator', 'community_not_found', (_t, _c, stationId) => ({ communityId: stationId === 's1' ? 'c1' : 'nothing' })),
  'event.list': 'catalogue',
  'event.mine': 'list',
  'event.register': 'catalogue',
  'event.accept': by('resident', 'registration_not_found', ({ registration }) => ({ registrationId: registration })),
  'event.leave': by('resident', 'registration_not_found', ({ registration }) => ({ registrationId: registration })),
  'event.drop': by('resident', 'registration_not_found', ({ registration }) => ({ registrationId: registration, people: ['nobody'] })),
  'event.ticket': by('staff', 'registration_not_found', ({ registration }) => ({ registrationId: registration })),
  'event.duties': 'list',
  'event.desk': by('staff', 'event_not_found', ({ event }) => ({ eventId: event })),
  'event.checkIn': by('staff', 'event_not_found', ({ event, registration }) => ({ eventId: event, registrationId: registration })),
  'event.walkIn': by('staff', 'event_not_found', ({ event }) => ({ eventId: event, slotId: 'nothing', people: 1 })),
  'event.hand': by('staff', 'event_not_found', ({ event, registration }) => ({ eventId: event, registrationId: registration, handouts: [] })),
  'event.plans': 'list',
  'event.plan': by('operator', 'event_not_found', ({ event }) => ({ eventId: event })),
  'event.save': by('operator', 'station_not_found', (_t, _c, stationId) => aDraft({ stationId })),
  'event.publish': by('operator', 'event_not_found', ({ event }) => ({ eventId: event })),
  'event.change': by('operator', 'event_not_found', ({ event }) => ({ eventId: event })),
  'event.duty': by('operator', 'event_not_found', ({ event, person }) => ({ eventId: event, personId: person, on: false })),
  'event.cancel': by('operator', 'event_not_found', ({ event }) => ({ eventId: event, reason: 'x' })),
  'event.result': by('leader', 'event_not_found', ({ event }) => ({ eventId: event })),
  'ops.audit': 'own',
  'ops.jobs': 'list',
  'ops.retry': by('operator', 'job_not_found', ({ job }) => ({ jobId: job })),
  'ops.trail': 'list',
}
