import type { CallName } from '@domain/contract'
import { couponBatch } from '../coupon/batch-fixtures'
import { anEvent } from '../event/fixtures'
import { paidOrder } from '../pickup/fixtures'
import { anExchange } from '../points/exchange-fixtures'
import { onBothDatabases, useServer, type TestServer } from '../support/server'
import { CALLS, NOTHING, type Things } from './border-probes'

const ONE = [{ itemId: 'g1-i1', quantity: 1 }]
const WISH = { lines: [{ itemId: 'g1-i1', quantity: 2 }], ifNotFilled: 'keep', handover: 'station' }

const names = Object.keys(CALLS) as CallName[]
const probes = names.flatMap((name) => (typeof CALLS[name] === 'object' ? [[name, CALLS[name]] as const] : []))
/** What a list is asked: nothing, some days, or for the first community's people by number. */
const LISTS: Readonly<Record<string, (things: Things) => object>> = {
  list: () => ({}),
  span: () => ({ from: '2026-11-20', until: '2026-11-30' }),
  sought: ({ person }) => ({ query: person }),
}
const lists = names.flatMap((name) => {
  const said = CALLS[name]
  const ask = typeof said === 'string' ? LISTS[said] : undefined
  return ask ? [[name, ask] as const] : []
})

const refundFault = (shop: TestServer) =>
  fetch(`${shop.simUrl}/sim/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ next: 'refund-abnormal', times: 1 }),
  })

async function thingsOfTheFirst(shop: TestServer): Promise<Things> {
  const [li, wang, zhao] = await Promise.all([1, 2, 3].map((n) => shop.as(`c1-resident-${n}`)))
  const operator = await shop.as('c1-operator-1')
  const cancelled = await paidOrder(wang!, ONE)
  await wang!.ok('order.cancel', { orderId: cancelled })
  await refundFault(shop)
  await shop.runDue()
  await shop.flush()
  const [review] = (await operator.ok('refund.review', {})).refunds
  const odd = await zhao!.ok('order.place', { campaignId: 'g1', lines: ONE, handover: 'station' })
  await shop.faults('amount')
  const { outTradeNo } = await zhao!.pay(odd.orderId)
  const order = await paidOrder(li!)
  const { askId } = await li!.ok('refund.ask', { orderId: order, lines: ONE, reason: 'other', note: 'nothing to see' })
  await operator.ok('refund.decide', { askId, accept: false })
  const { code, typedCode } = await li!.ok('pickup.code', { orderId: order })
  const pool = await li!.ok('pool.open', { campaignId: 'g1', ...WISH } as never)
  await li!.pay(pool.orderId)
  const { batchId } = await operator.ok('coupon.create', { communityId: 'c1', ...couponBatch() })
  const { coupon } = await li!.ok('coupon.claim', { batchId })
  const [message] = (await li!.ok('message.list', {})).messages
  const [job] = (await operator.ok('ops.jobs', {})).jobs
  const friend = await shop.as('c1-resident-4')
  await friend.ok('referral.bind', { invite: (await li!.ok('referral.invite', {})).invite })
  const bought = await paidOrder(friend)
  await (await shop.as('c1-leader-1')).ok('pickup.confirm', { code: (await friend.ok('pickup.code', { orderId: bought })).code })
  await shop.runDue()
  const { reviewId } = await friend.ok('review.write', { orderId: bought, itemId: 'g1-i1', stars: 1, words: 'nothing to see' })
  const { pictures } = await friend.ok('review.addPicture', { reviewId, photo: '/9j/AAAA' })
  const [reward] = (await li!.ok('referral.rewards', {})).rewards
  const { eventId } = await anEvent(shop)
  const { registrationId } = await li!.ok('event.register', { eventId })
  const { itemId: exchange } = await operator.ok('points.addItem', anExchange('c1'))
  await li!.ok('streak.sign', {})
  const { voucher } = await li!.ok('points.exchange', { itemId: exchange })
  return {
    exchange,
    voucher: voucher.code,
    event: eventId,
    registration: registrationId,
    order,
    ask: askId,
    code,
    typedCode,
    trade: outTradeNo,
    refund: review!.refundNo,
    job: job!.jobId,
    message: message!.messageId,
    person: li!.personId,
    pool: pool.poolId,
    batch: batchId,
    coupon: coupon.couponId,
    reward: reward!.rewardId,
    review: reviewId,
    picture: pictures[0]!,
  }
}

onBothDatabases((db) => {
  const shop = useServer({ db })
  let things: Things
  beforeAll(async () => {
    things = await thingsOfTheFirst(shop)
  }, 60_000)

  test.each(probes)('%s answers to another community as if there were nothing', async (name, { by: role, ask, answer }) => {
    const outsider = await shop.as(`c2-${role}-1`)
    const theirs = await outsider.call(name, ask(things, 'g1', 's1'))
    const absent = await outsider.call(name, ask(NOTHING, 'nothing', 'nothing'))
    expect(theirs.body).toEqual({ ok: false, refusal: answer })
    expect(absent.body).toEqual(theirs.body)
  })

  test.each(lists)('%s lists nothing of another community', async (name, ask) => {
    for (const role of ['resident', 'leader', 'staff', 'operator']) {
      const outsider = await shop.as(`c2-${role}-1`)
      const { body } = await outsider.call(name, ask(things))
      if (body.error === 'forbidden') continue
      expect(body.ok).toBe(true)
      const said = JSON.stringify(body)
      const { pool: _shown, ...secret } = things
      expect(Object.entries(secret).filter(([, id]) => said.includes(id))).toEqual([])
    }
  })

  test('a neighbour of another community sees of a pool only what its link shows, and can not join', async () => {
    const outsider = await shop.as('c2-resident-1')
    const seen = await outsider.ok('pool.get', { poolId: things.pool })
    expect(seen).toMatchObject({ paidSeats: 1, mine: null })
    expect(JSON.stringify(seen)).not.toContain(things.person)
    for (const [name, input] of [
      ['pool.join', { poolId: things.pool, ...WISH }],
      ['pool.open', { campaignId: 'g1', ...WISH }],
    ] as const) {
      expect((await outsider.call(name, input)).body).toEqual({ ok: false, refusal: 'other_station' })
    }
  })

  test('what is for admins is for nobody else', async () => {
    for (const role of ['resident', 'leader', 'staff', 'operator'])
      expect(await (await shop.as(`c1-${role}-1`)).error('ops.audit', {})).toBe('forbidden')
    expect(await shop.nobody.error('ops.audit', {})).toBe('no_session')
  })
})
