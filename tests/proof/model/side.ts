import type { WriteName } from '@domain/contract'
import { atShopTime, instant, nextShopDay, shopDay } from '@domain/time'
import { anExchange } from '../../points/exchange-fixtures'
import { DAILY } from './daily-side'
import type { Run } from './run'

/** Writes that the model knows nothing of: what they do must hurt nothing that it does know, nor any promise. */
type Side = (run: Run) => Promise<unknown>

const fruit = { name: '桃', category: 'fruit' as const, unit: '份', grams: null, picture: null, origin: null, priceFen: 900 as never }
const anybody = (run: Run) => run.player(run.chance.pick(run.buyers))
const office = (run: Run) => run.evening.operator

/** A round of another evening, there to be changed and called off. */
function draft(run: Run) {
  const day = nextShopDay(shopDay(instant(run.model.now)), run.chance.int(3, 9))
  return { title: '改天', opensAt: atShopTime(day, '08:00'), closesAt: atShopTime(day, '22:00'), pickupDay: nextShopDay(day), pickupFrom: '17:00', pickupUntil: '20:00', items: [{ ...fruit, offered: 5, limit: 2 }] }
}

async function batch(run: Run, way: 'assign' | 'code'): Promise<void> {
  const now = instant(run.model.now)
  const terms = { name: '券', benefit: { kind: 'percent' as const, percent: 10, capFen: 300 as never }, thresholdFen: 0 as never, scope: { kind: 'all' as const }, valid: { kind: 'days' as const, days: 2, start: 'day_after' as const }, pools: 'any' as const, group: 'other', paidBy: 'us' as const }
  const made = await run.asks(office(run), 'coupon.create', { communityId: 'c1', terms, way, size: 5, budgetFen: 1_500 as never, claimFrom: now, claimUntil: instant(run.model.now + 3_600_000) })
  if (made) run.keep(way, made.batchId)
}

export const SIDE: Readonly<Record<string, Side>> = {
  ...DAILY,
  'session.close': async (run) => run.asks(await run.server.as(anybody(run).openid), 'session.close', {}),
  'me.erase': async (run) => run.asks(await run.server.as(`gone-${run.evening.stationId}-${run.chance.int(1, 5)}`), 'me.erase', { confirm: 'erase' }),
  'station.save': (run) => run.asks(office(run), 'station.save', { communityId: 'c1', name: '另一站', address: '二号楼', hours: '18:00–20:00', lng: 120.5, lat: 31.2, doorFeeFen: null }),
  'goods.save': async (run) => {
    const saved = await run.asks(office(run), 'goods.save', { communityId: 'c1', ...fruit })
    if (saved) run.keep('goods', saved.goods.goodsId)
  },
  'campaign.code': (run) => run.asks(anybody(run), 'campaign.code', { leadsTo: 'station', id: run.evening.stationId }, ['wechat_unavailable']),
  'campaign.create': async (run) => {
    const made = await run.asks(office(run), 'campaign.create', { stationIds: [run.evening.stationId], ...draft(run) })
    for (const id of made?.campaignIds ?? []) run.keep('draft', id)
  },
  'campaign.clone': async (run) => {
    const made = await run.asks(run.leader, 'campaign.clone', { campaignId: run.evening.campaignId })
    if (made) run.keep('draft', made.campaignId)
  },
  'campaign.edit': async (run) => {
    const campaignId = run.kept('draft')
    if (campaignId) await run.asks(office(run), 'campaign.edit', { campaignId, revision: 1, ...draft(run) }, ['campaign_not_draft', 'draft_changed', 'times_wrong'])
  },
  // Another round of the station can't open while one does; afterwards it can, and is called off again.
  'campaign.publish': async (run) => {
    const campaignId = run.kept('draft')
    if (!campaignId) return
    const opened = await run.asks(run.leader, 'campaign.publish', { campaignId }, ['campaign_not_draft', 'other_campaign_open', 'times_wrong'])
    if (opened) await run.asks(office(run), 'campaign.cancel', { campaignId, reason: 'x' })
  },
  'coupon.create': (run) => batch(run, run.chance.pick(['assign', 'code'] as const)),
  'coupon.assign': async (run) => {
    const batchId = run.kept('assign')
    if (batchId) await run.asks(office(run), 'coupon.assign', { batchId, people: run.buyers.slice(0, 2).map((buyer) => run.player(buyer).personId) }, ['batch_over', 'coupons_gone'])
  },
  'coupon.codes': async (run) => {
    const batchId = run.kept('code')
    const made = batchId && (await run.asks(office(run), 'coupon.codes', { batchId, once: 1 }, ['batch_over']))
    const code = made ? made.codes[0] : undefined
    if (code) await run.asks(anybody(run), 'coupon.claim', { code }, ['batch_over', 'coupons_gone', 'already_claimed', 'not_for_you'])
  },
  'coupon.improve': async (run) => {
    const batchId = run.kept('assign')
    if (batchId) await run.asks(office(run), 'coupon.improve', { batchId, perPerson: run.chance.int(1, 3) }, ['batch_over', 'rules_worse'])
  },
  'coupon.stop': async (run) => {
    const batchId = run.kept(run.chance.pick(['assign', 'code']))
    if (batchId) await run.asks(office(run), 'coupon.stop', { batchId, reason: 'x' }, ['batch_over'])
  },
  'message.read': async (run) => {
    const who = anybody(run)
    const [message] = (await who.ok('message.list', {})).messages
    if (message) await run.asks(who, 'message.read', { messageId: message.messageId })
  },
  'message.accept': (run) => run.asks(anybody(run), 'message.accept', { accepted: ['arrived'] }),
  'role.grant': (run) => run.asks(office(run), 'role.grant', { personId: anybody(run).personId, role: 'staff', scopeId: 'c1' }),
  'role.revoke': (run) => run.asks(office(run), 'role.revoke', { personId: anybody(run).personId, role: 'staff', scopeId: 'c1' }, ['grant_not_found']),
  'policy.set': (run) => run.asks(office(run), 'policy.set', { policyId: run.chance.pick(['new_resident', 'second_order', 'thursday_pool'] as const), communityId: 'c1', on: run.chance.yes(0.6) }),
  'policy.run': (run) => run.asks(office(run), 'policy.run', { policyId: 'thursday_pool', communityId: 'c1' }, ['policy_off', 'runs_by_itself', 'items_wrong']),
  'referral.invite': async (run) => {
    const made = await run.asks(anybody(run), 'referral.invite', {})
    if (made) run.keep('invite', made.invite)
  },
  'referral.bind': async (run) => {
    const invite = run.kept('invite')
    if (invite) await run.asks(anybody(run), 'referral.bind', { invite }, ['invite_own', 'inviter_newer', 'already_bound', 'already_bought'])
  },
  'referral.decide': async (run) => {
    const [reward] = (await office(run).ok('referral.review', { communityId: 'c1' })).rewards
    if (reward) await run.asks(office(run), 'referral.decide', { rewardId: reward.rewardId, allow: run.chance.yes(0.5), reason: 'x' }, ['reward_over'])
  },
  'points.addItem': async (run) => {
    const until = instant(run.model.now + 86_400_000)
    const goodsId = run.kept('goods')
    const sale = goodsId !== undefined && run.chance.yes(0.5) ? { kind: 'goods' as const, sale: { goodsId, priceFen: 10 as never, capFen: 890 as never } } : {}
    const made = await run.asks(office(run), 'points.addItem', { ...anExchange('c1'), ...sale, until, points: run.chance.int(1, 4), offered: run.chance.int(1, 3) })
    if (made) run.keep('exchange', made.itemId)
  },
  'points.changeItem': async (run) => {
    const itemId = run.kept('exchange')
    if (itemId) await run.asks(office(run), 'points.changeItem', { itemId, offered: run.chance.int(1, 5), stopped: run.chance.yes(0.2) }, ['offer_too_low'])
  },
  'points.exchange': async (run) => {
    const itemId = run.kept('exchange')
    const had = itemId && (await run.asks(anybody(run), 'points.exchange', { itemId }, ['exchange_over', 'sold_out', 'over_limit', 'points_short']))
    if (had && had.voucher.coupon === null) run.keep('voucher', had.voucher.code)
  },
  'points.useVoucher': async (run) => {
    const code = run.kept('voucher')
    if (code) await run.asks(run.leader, 'points.useVoucher', { code }, ['voucher_used', 'voucher_over'])
  },
  'points.lookVoucher': async (run) => {
    const code = run.kept('voucher')
    if (code) await run.asks(run.leader, 'points.lookVoucher', { code })
  },
  'streak.sign': (run) => run.asks(anybody(run), 'streak.sign', {}, ['already_signed']),
  'streak.makeUp': (run) =>
    run.asks(anybody(run), 'streak.makeUp', { day: nextShopDay(shopDay(instant(run.model.now)), -1) }, ['no_card', 'day_signed']),
  'refund.retry': async (run) => {
    const [stuck] = (await office(run).ok('refund.review', {})).refunds
    await run.asks(office(run), 'refund.retry', { refundNo: stuck?.refundNo ?? 'nothing' }, ['refund_not_found', 'not_in_review'])
  },
  'ops.retry': async (run) => {
    const [job] = (await office(run).ok('ops.jobs', {})).jobs
    await run.asks(office(run), 'ops.retry', { jobId: job?.jobId ?? 'nothing' }, ['job_not_found'])
  },
  'household.leave': async (run) => {
    const outsider = await run.server.as(`alone-${run.evening.stationId}`)
    await run.asks(outsider, 'household.leave', {}, ['household_not_found'])
  },
}

/** Writes that the model predicts, by what they are called. */
const MODELLED: readonly WriteName[] = [
  'session.open', 'me.update', 'station.choose', 'order.place', 'order.cancel', 'pool.open', 'pool.join', 'pool.leave', 'payment.prepay', 'payment.check', 'payment.release', 'refund.ask', 'refund.withdraw', 'refund.decide',
  'pickup.preview', 'pickup.confirm', 'campaign.offer', 'campaign.close', 'campaign.arrive', 'campaign.cancel', 'coupon.claim', 'coupon.takeBack', 'household.invite', 'household.join', 'household.confirm',
]
/** Every write that a run may make. */
export const PLAYED: readonly string[] = [...MODELLED, ...Object.keys(SIDE)]
