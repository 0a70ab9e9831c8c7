import type { CallName } from '@domain/contract'
import { couponBatch } from '../../coupon/batch-fixtures'
import { aDraft } from '../../event/fixtures'
import type { Role, Things, Where } from './things'

/** Of which things each role hears more than that they aren't there. */
export type Sees = Readonly<Partial<Record<Role, readonly Where[]>>>
type SignedIn = Exclude<Role, 'nobody'>

const everyone = (wheres: readonly Where[]): Readonly<Record<SignedIn, readonly Where[]>> => ({ resident: wheres, leader: wheres, staff: wheres, operator: wheres, admin: wheres })
const THERE: readonly Where[] = ['own', 'near', 'station', 'foreign']
/** Nobody's, everybody's, one's own. */
const NONE: Sees = {}
const CATALOGUE: Sees = { ...everyone(THERE), nobody: THERE }
const PERSONAL: Sees = everyone(['own'])
/** Her own; for who works there, what is her station's or her community's. */
const DESK: Sees = { ...everyone(['own']), leader: ['own', 'near'], operator: ['own', 'near', 'station'], admin: THERE }
const OPERATED: Sees = { operator: ['own', 'near', 'station'], admin: THERE }
const COUNTER: Sees = { leader: ['own', 'near'], admin: THERE }
const VOUCHERS: Sees = { leader: ['own', 'near', 'station'], staff: ['own', 'near', 'station'], ...OPERATED }
const OWN_COMMUNITY: Sees = everyone(['own', 'near', 'station'])

/** What neighbours say to each other; an admin belongs everywhere. */
const SAID: Sees = { ...OWN_COMMUNITY, admin: THERE }

/** One way to name a thing in a call. What isn't there for somebody answers as what is nowhere. */
export interface Named {
  readonly sees: Sees
  readonly ask: (things: Things) => object
  readonly absent: string
  /** Where that it exists is no secret, but not hers to use. */
  readonly hidden: string
}
/** A list, or what names nothing: it answers everybody whose role may ask, and tells nothing of what she may not see. */
export interface Listed {
  readonly sees: Sees
  readonly ask: (things: Things) => object
}
export type Row = Named | Listed

const named = (sees: Sees, absent: string, ask: Named['ask'], hidden = absent): Named => ({ sees, ask, absent, hidden })
const listed = (sees: Sees, ask: Listed['ask'] = () => ({})): Listed => ({ sees, ask })

const ONE = (itemId: string) => [{ itemId, quantity: 1 }]
const basket = ({ item }: Things) => ({ lines: ONE(item), handover: 'station' })
const wish = ({ item }: Things) => ({ lines: [{ itemId: item, quantity: 2 }], ifNotFilled: 'keep', handover: 'station' })
const times = { title: 'x', opensAt: '2026-11-24T02:00:00.000Z', closesAt: '2026-11-24T15:00:00.000Z', pickupDay: '2026-11-25', pickupFrom: '17:00', pickupUntil: '20:00' }
const fruit = { name: 'x', category: 'fruit', unit: 'x', grams: null, picture: null, origin: null, priceFen: 100 }
const offer = { ...times, items: [{ ...fruit, offered: 1, limit: 1 }] }
const site = { name: 'x', address: 'x', hours: 'x', lng: 120, lat: 31, doorFeeFen: null }
const span = { from: '2026-11-20', until: '2026-11-30' }
const ofCampaign = (more: object = {}): Named => named({ leader: ['own', 'near'], ...OPERATED }, 'campaign_not_found', ({ campaign: campaignId }) => ({ campaignId, ...more }))
const ofDraft = (more: object = {}, sees: Sees = { leader: ['own', 'near'], ...OPERATED }): Named => named(sees, 'campaign_not_found', ({ draft: campaignId }) => ({ campaignId, ...more }))
const voucherOf = { kind: 'service', name: 'x', about: 'x', points: 1, offered: 1, perPerson: 1, validDays: 1, until: '2026-12-31T00:00:00.000Z' }
const ofCommunity = (more: object = {}): Named => named(OPERATED, 'community_not_found', ({ community: communityId }) => ({ communityId, ...more }))

const AT_WORK: Sees = { leader: ['own', 'near', 'station'], staff: ['own', 'near', 'station'], ...OPERATED }
const ofEvent = (sees: Sees, more: object = {}): Named => named(sees, 'event_not_found', ({ event: eventId }) => ({ eventId, ...more }))
const ofRegistration = (more: object = {}): Named => named(PERSONAL, 'registration_not_found', ({ registration: registrationId }) => ({ registrationId, ...more }))
/** At an event's desk one works in its community; its drafts are its operators'. */
const atDesk = (more: (things: Things) => object): Named => named(AT_WORK, 'event_not_found', (things) => ({ eventId: things.event, ...more(things) }))

/** Every call there is. One that is new has no row yet and does not compile. */
export const ROWS: Readonly<Record<CallName, readonly Row[]>> = {
  'session.open': [listed(CATALOGUE, () => ({ channel: 'test', code: 'test:somebody' }))],
  'session.close': [listed(PERSONAL)],
  'me.get': [listed(PERSONAL)],
  'me.update': [listed(PERSONAL, () => ({ elder: true }))],
  // What she did with her rights is about her too.
  'me.export': [listed({ ...PERSONAL, operator: ['own', 'near', 'station'] })],
  'me.erase': [listed(PERSONAL, () => ({ confirm: 'erase' }))],
  'station.near': [listed(CATALOGUE)],
  'station.choose': [named(CATALOGUE, 'station_not_found', ({ station: stationId }) => ({ stationId }))],
  'station.list': [listed({ leader: ['own', 'near'], ...OPERATED })],
  'station.save': [
    ofCommunity(site),
    named({ operator: ['own', 'near', 'station'], admin: ['own', 'near', 'station'] }, 'station_not_found', ({ station: stationId }) => ({ stationId, communityId: 'c1', ...site })),
  ],
  'goods.list': [listed(OWN_COMMUNITY)],
  'goods.save': [
    ofCommunity(fruit),
    named({ operator: ['own', 'near', 'station'], admin: ['own', 'near', 'station'] }, 'goods_not_found', ({ goods: goodsId }) => ({ goodsId, communityId: 'c1', ...fruit })),
  ],
  'campaign.tonight': [named(CATALOGUE, 'station_not_found', ({ station: stationId }) => ({ stationId }))],
  'campaign.code': [
    named(CATALOGUE, 'station_not_found', ({ station: id }) => ({ leadsTo: 'station', id })),
    named(CATALOGUE, 'event_not_found', ({ event: id }) => ({ leadsTo: 'event', id })),
    named(NONE, 'event_not_found', ({ eventDraft: id }) => ({ leadsTo: 'event', id })),
    // A poster for a pool that shows itself to nobody would lead nowhere.
    named(NONE, 'pool_not_found', ({ hiddenPool: id }) => ({ leadsTo: 'pool', id })),
  ],
  'campaign.create': [named(OPERATED, 'station_not_found', ({ station }) => ({ stationIds: [station], ...offer }))],
  'campaign.clone': [ofCampaign()],
  'campaign.publish': [ofDraft()],
  'campaign.edit': [ofDraft({ revision: 1, ...offer }, OPERATED)],
  'campaign.check': [named({ leader: ['own', 'near'], ...OPERATED }, 'campaign_not_found', ({ draft }) => ({ campaignIds: [draft] }))],
  'campaign.offer': [named({ leader: ['own', 'near'], ...OPERATED }, 'campaign_not_found', ({ campaign: campaignId, item: itemId }) => ({ campaignId, itemId, offered: 50 }))],
  'campaign.close': [ofCampaign()],
  'campaign.shortage': [ofCampaign({ short: [] })],
  'campaign.arrive': [ofCampaign()],
  'campaign.cancel': [named(OPERATED, 'campaign_not_found', ({ spare: campaignId }) => ({ campaignId, reason: 'x' }))],
  'campaign.list': [listed({ leader: ['own', 'near'], ...OPERATED })],
  'campaign.calendar': [listed({ leader: ['own', 'near'], ...OPERATED }, () => span)],
  'campaign.get': [ofCampaign(), ofDraft()],
  'campaign.sheet': [ofCampaign()],
  'pool.open': [
    named(CATALOGUE, 'campaign_not_found', (things) => ({ campaignId: things.campaign, ...wish(things) })),
    named(NONE, 'campaign_not_found', (things) => ({ campaignId: things.draft, ...wish(things) })),
  ],
  'pool.join': [
    named(CATALOGUE, 'pool_not_found', (things) => ({ poolId: things.pool, ...wish(things) })),
    named(PERSONAL, 'pool_not_found', (things) => ({ poolId: things.hiddenPool, ...wish(things) })),
  ],
  'pool.leave': [named(PERSONAL, 'pool_not_found', ({ pool: poolId }) => ({ poolId }))],
  'pool.get': [named(CATALOGUE, 'pool_not_found', ({ pool: poolId }) => ({ poolId })), named(PERSONAL, 'pool_not_found', ({ hiddenPool: poolId }) => ({ poolId }))],
  'order.quote': [named(CATALOGUE, 'campaign_not_found', (things) => ({ campaignId: things.campaign, ...basket(things) }))],
  'order.place': [
    named(CATALOGUE, 'campaign_not_found', (things) => ({ campaignId: things.campaign, ...basket(things) })),
    named(NONE, 'campaign_not_found', (things) => ({ campaignId: things.draft, ...basket(things) })),
    named(PERSONAL, 'coupon_not_found', ({ coupon }) => ({ campaignId: 'g1', lines: ONE('g1-i1'), handover: 'station', couponIds: [coupon] })),
  ],
  'order.cancel': [named(PERSONAL, 'order_not_found', ({ unpaid: orderId }) => ({ orderId }))],
  'order.list': [listed(PERSONAL)],
  'order.search': [listed({ leader: ['own', 'near'], ...OPERATED }), listed({ leader: ['own', 'near'], ...OPERATED }, ({ order: query }) => ({ query }))],
  'order.trace': [named(DESK, 'order_not_found', ({ order: orderId }) => ({ orderId }))],
  'order.get': [named(DESK, 'order_not_found', ({ order: orderId }) => ({ orderId }))],
  'household.get': [listed(PERSONAL)],
  'household.invite': [listed(PERSONAL)],
  'household.join': [listed(PERSONAL, () => ({ code: '22222222' }))],
  'household.confirm': [named(NONE, 'person_not_found', ({ person: personId }) => ({ personId, accept: true }))],
  'household.leave': [listed(PERSONAL)],
  'payment.prepay': [named(PERSONAL, 'order_not_found', ({ unpaid: orderId }) => ({ orderId }))],
  'payment.check': [named(PERSONAL, 'order_not_found', ({ unpaid: orderId }) => ({ orderId }))],
  'payment.quarantined': [listed(OPERATED)],
  'payment.release': [named(OPERATED, 'payment_not_found', ({ trade: outTradeNo }) => ({ outTradeNo }))],
  'refund.ask': [named(PERSONAL, 'order_not_found', ({ order: orderId, item }) => ({ orderId, lines: ONE(item), reason: 'other' }))],
  'refund.withdraw': [named(PERSONAL, 'ask_not_found', ({ ask: askId }) => ({ askId }))],
  'refund.decide': [named(DESK, 'ask_not_found', ({ ask: askId }) => ({ askId, accept: false }))],
  'refund.list': [listed(DESK), named(DESK, 'order_not_found', ({ order: orderId }) => ({ orderId }))],
  'refund.photo': [named(DESK, 'ask_not_found', ({ ask: askId }) => ({ askId }))],
  'refund.review': [listed(OPERATED)],
  'refund.retry': [named(OPERATED, 'refund_not_found', ({ refund: refundNo }) => ({ refundNo }))],
  'pickup.code': [named(PERSONAL, 'order_not_found', ({ order: orderId }) => ({ orderId }))],
  // Bags are there once a round is closed.
  'pickup.sheet': [listed(COUNTER), named(NONE, 'campaign_not_found', ({ campaign: campaignId }) => ({ campaignId }))],
  'pickup.preview': [named(COUNTER, 'code_not_found', ({ code }) => ({ code })), named(COUNTER, 'code_not_found', ({ typedCode: code }) => ({ code }))],
  'pickup.confirm': [named(COUNTER, 'code_not_found', ({ code }) => ({ code }))],
  'message.list': [listed(PERSONAL)],
  'message.read': [named(PERSONAL, 'message_not_found', ({ message: messageId }) => ({ messageId }))],
  'message.accept': [listed(PERSONAL, () => ({ accepted: ['arrived'] }))],
  'role.grant': [
    named(OPERATED, 'scope_not_found', ({ community: scopeId }) => ({ personId: 'nothing', role: 'staff', scopeId })),
    named(OPERATED, 'scope_not_found', ({ station: scopeId }) => ({ personId: 'nothing', role: 'leader', scopeId })),
  ],
  'role.revoke': [named(OPERATED, 'scope_not_found', ({ community: scopeId }) => ({ personId: 'nothing', role: 'staff', scopeId }))],
  'role.list': [listed(OPERATED)],
  'role.find': [listed(OPERATED, ({ person: query }) => ({ query }))],
  'policy.list': [ofCommunity()],
  'policy.set': [ofCommunity({ policyId: 'thursday_pool', on: false })],
  'policy.run': [ofCommunity({ policyId: 'thursday_pool', preview: true })],
  'policy.report': [ofCommunity({ policyId: 'thursday_pool' })],
  'policy.flow': [ofCommunity()],
  'referral.invite': [
    listed(PERSONAL),
    named({ leader: ['own', 'near'], ...OPERATED }, 'station_not_found', ({ station: stationId }) => ({ source: 'leader', stationId }), 'not_yours_to_make'),
  ],
  'referral.look': [named(CATALOGUE, 'invite_not_found', ({ invite }) => ({ invite }))],
  'referral.bind': [named(CATALOGUE, 'invite_not_found', ({ invite }) => ({ invite }))],
  'referral.chain': [listed(PERSONAL), named(OPERATED, 'person_not_found', ({ person: personId }) => ({ personId }))],
  'referral.rewards': [listed(PERSONAL)],
  'referral.sources': [ofCommunity(span)],
  'referral.review': [ofCommunity()],
  'referral.decide': [named(OPERATED, 'reward_not_found', ({ reward: rewardId }) => ({ rewardId, allow: false, reason: 'x' }))],
  'points.items': [listed(PERSONAL), ofCommunity()],
  'points.exchange': [named(OWN_COMMUNITY, 'item_not_found', ({ exchange: itemId }) => ({ itemId }))],
  'points.vouchers': [listed(PERSONAL)],
  'points.lookVoucher': [named(VOUCHERS, 'code_not_found', ({ voucher: code }) => ({ code }))],
  'points.useVoucher': [named(VOUCHERS, 'code_not_found', ({ voucher: code }) => ({ code }))],
  'points.addItem': [ofCommunity(voucherOf)],
  'points.changeItem': [named(OPERATED, 'item_not_found', ({ exchange: itemId }) => ({ itemId, offered: 1_000 }))],
  'tier.get': [listed(PERSONAL)],
  'badge.list': [listed(PERSONAL)],
  'badge.story': [listed(PERSONAL)],
  'badge.answer': [named(NONE, 'invitation_not_found', ({ community: communityId }) => ({ communityId, join: false }))],
  'badge.koc': [ofCommunity()],
  'badge.invite': [named(OPERATED, 'community_not_found', ({ community: communityId }) => ({ communityId, personId: 'nothing' }))],
  'streak.sign': [listed(PERSONAL)],
  'streak.makeUp': [listed(PERSONAL, () => ({ day: '2026-11-21' }))],
  'streak.month': [listed(PERSONAL)],
  'points.list': [listed(PERSONAL)],
  'coupon.batches': [listed(PERSONAL), ofCommunity()],
  'coupon.batch': [named(OPERATED, 'batch_not_found', ({ batch: batchId }) => ({ batchId }))],
  'coupon.claim': [named(OWN_COMMUNITY, 'batch_not_found', ({ batch: batchId }) => ({ batchId })), named(NONE, 'batch_not_found', ({ handBatch: batchId }) => ({ batchId }))],
  'coupon.mine': [listed(PERSONAL)],
  'coupon.create': [ofCommunity(couponBatch())],
  'coupon.improve': [named(OPERATED, 'batch_not_found', ({ batch: batchId }) => ({ batchId, perPerson: 2 }))],
  'coupon.stop': [named(OPERATED, 'batch_not_found', ({ codeBatch: batchId }) => ({ batchId, reason: 'x' }))],
  'coupon.codes': [named(OPERATED, 'batch_not_found', ({ codeBatch: batchId }) => ({ batchId, once: 1 }))],
  'coupon.assign': [named(OPERATED, 'batch_not_found', ({ handBatch: batchId, person }) => ({ batchId, people: [person] }))],
  'coupon.takeBack': [named(OPERATED, 'coupon_not_found', ({ coupon: couponId }) => ({ couponId, reason: 'x' }))],
  'review.list': [named(SAID, 'item_not_found', ({ item: itemId }) => ({ itemId }))],
  'review.picture': [named(SAID, 'picture_not_found', ({ picture: pictureId }) => ({ pictureId }))],
  'review.mine': [named(PERSONAL, 'order_not_found', ({ order: orderId }) => ({ orderId }))],
  'review.write': [named(PERSONAL, 'order_not_found', ({ order: orderId, item: itemId }) => ({ orderId, itemId, stars: 5, words: '' }))],
  'review.addPicture': [named(PERSONAL, 'review_not_found', ({ review: reviewId }) => ({ reviewId, photo: '/9j/AAAA' }))],
  'review.dropPicture': [named(PERSONAL, 'picture_not_found', ({ picture: pictureId }) => ({ pictureId }))],
  'review.report': [named(SAID, 'review_not_found', ({ review: reviewId }) => ({ reviewId, why: 'other' }))],
  'review.reported': [listed(OPERATED)],
  'review.hide': [named(OPERATED, 'review_not_found', ({ review: reviewId }) => ({ reviewId, reason: 'x' }))],
  'review.keep': [named(OPERATED, 'review_not_found', ({ review: reviewId }) => ({ reviewId }))],
  'review.remove': [named(PERSONAL, 'review_not_found', ({ review: reviewId }) => ({ reviewId }))],
  'event.list': [listed(CATALOGUE), ofEvent(CATALOGUE), named(NONE, 'event_not_found', ({ eventDraft: eventId }) => ({ eventId })), named(CATALOGUE, 'station_not_found', ({ station: stationId }) => ({ stationId }))],
  'event.mine': [listed(PERSONAL)],
  'event.register': [ofEvent(CATALOGUE), named(NONE, 'event_not_found', ({ eventDraft: eventId }) => ({ eventId }))],
  'event.accept': [ofRegistration()],
  'event.leave': [ofRegistration()],
  'event.drop': [ofRegistration({ people: ['nobody'] })],
  'event.ticket': [ofRegistration()],
  'event.duties': [listed(NONE)],
  'event.desk': [ofEvent(AT_WORK)],
  'event.checkIn': [atDesk(({ registration: registrationId }) => ({ registrationId }))],
  'event.walkIn': [atDesk(() => ({ slotId: 'nothing', people: 1 }))],
  'event.hand': [atDesk(({ registration: registrationId }) => ({ registrationId, handouts: [] }))],
  'event.plans': [listed(OPERATED), ofCommunity()],
  'event.plan': [ofEvent(OPERATED), named(OPERATED, 'event_not_found', ({ eventDraft: eventId }) => ({ eventId }))],
  'event.save': [
    named(OPERATED, 'station_not_found', ({ station: stationId }) => aDraft({ stationId })),
    named(OPERATED, 'event_not_found', ({ eventDraft: eventId }) => ({ ...aDraft(), eventId, revision: 99 })),
  ],
  'event.publish': [named(OPERATED, 'event_not_found', ({ eventDraft: eventId }) => ({ eventId, revision: 99 }))],
  'event.change': [ofEvent(OPERATED)],
  'event.duty': [ofEvent(OPERATED, { personId: 'nothing', on: false })],
  'event.result': [ofEvent(AT_WORK)],
  'event.cancel': [ofEvent(OPERATED, { reason: 'x' })],
  'ops.audit': [listed(OPERATED, () => ({ ids: ['I1'] }))],
  'ops.jobs': [listed(OPERATED)],
  'ops.retry': [named(OPERATED, 'job_not_found', ({ job: jobId }) => ({ jobId }))],
  'ops.trail': [listed(OPERATED)],
}
