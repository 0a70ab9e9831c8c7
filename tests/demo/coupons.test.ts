import type { Output } from '@domain/contract'
import { instant, nextShopDay, shopDay } from '@domain/time'
import type { Person } from '../support/person'
import { SEED_AT, useServer } from '../support/server'

type Reward = Output<'referral.rewards'>['rewards'][number]

/** Of the first station of an estate, where the weeks before are told. */
const NEIGHBOURS = 15
const TODAY = shopDay(instant(SEED_AT))
const MONTHS = { from: nextShopDay(TODAY, -60), until: TODAY }

describe('coupons and invitations of the full demo data', () => {
  const shop = useServer({ db: 'pglite', seed: 'full', audit: true })
  const neighbour = (place: number, community = 'c1'): Promise<Person> => shop.as(`${community}-resident-${place}`)
  const operator = () => shop.as('c1-operator-1')
  const said = ({ step, state, reasons }: Reward): string => [step, state, ...reasons.map(({ rule }) => rule)].join(' ')
  const couponsOf = async (who: Person) => (await who.ok('coupon.mine', {})).coupons

  test('a neighbour has friends at every step, and one more than two who bought brings her the year of free carrying', async () => {
    const first = await neighbour(1)
    const { rewards, ladder } = await first.ok('referral.rewards', {})
    expect(rewards.map(said)).toEqual(expect.arrayContaining(['first granted', 'again granted', 'first waiting']))
    expect(ladder).toEqual({ need: 3, have: 2, reached: false })
    const { invitees } = await first.ok('referral.chain', {})
    expect(invitees.map(({ step }) => step)).toEqual(expect.arrayContaining(['came', 'bought', 'first', 'again']))
    expect((await couponsOf(first)).filter(({ why, state }) => why.startsWith('reward') && state === 'issued').length).toBeGreaterThanOrEqual(2)
  })

  test('rewards are held and refused, each with its reason, and wait for an operator', async () => {
    const review = async (state?: 'refused') => (await (await operator()).ok('referral.review', { communityId: 'c1', ...(state && { state }) })).rewards
    expect((await review()).map(said)).toEqual(['first held upline_address'])
    expect((await review('refused')).map(said)).toEqual(['first refused self_address'])
  })

  test('people came through neighbours, a leader and a partner store, each with its figures', async () => {
    const { sources, roots } = await (await operator()).ok('referral.sources', { communityId: 'c1', ...MONTHS })
    expect(sources.map(({ source, came }) => [source, came])).toEqual(expect.arrayContaining([['resident', 6], ['leader', 2], ['store', 2]]))
    expect(sources.find(({ source }) => source === 'resident')).toMatchObject({ bought: 5, cacFen: expect.any(Number) })
    const [root] = roots
    expect(root).toMatchObject({ children: 2, grandchildren: 4 })
    const { down } = await (await operator()).ok('referral.chain', { personId: root!.personId })
    expect(down).toHaveLength(6)
  })

  test('one batch is there to take, one by a partner store’s code, one was given by list, one is over', async () => {
    const first = await neighbour(1)
    const { batches } = await first.ok('coupon.batches', {})
    expect(batches.map(({ way, left, mine }) => [way, left, mine])).toEqual([['claim', true, 0]])
    await first.ok('coupon.claim', { batchId: batches[0]!.batchId })
    const all = (await (await operator()).ok('coupon.batches', { communityId: 'c1' })).batches
    expect(new Set(all.map(({ way }) => way))).toEqual(new Set(['claim', 'code', 'assign', 'policy', 'reward', 'exchange']))
    expect((await couponsOf(await neighbour(15))).map(({ why, note }) => [why, note])).toContainEqual(['partner_store', '巷口豆浆店'])
    expect((await couponsOf(first)).map(({ why, note }) => [why, note])).toContainEqual(['assign', '上周四少了番茄'])
  })

  test('coupons were used, have ended, and came back from an order that was cancelled', async () => {
    const states = new Set((await Promise.all(Array.from({ length: NEIGHBOURS }, async (_, n) => couponsOf(await neighbour(n + 1))))).flat().map(({ state }) => state))
    expect(states).toEqual(new Set(['issued', 'used', 'expired']))
    const back = await neighbour(11)
    const cancelled = (await back.ok('order.list', { limit: 50 })).orders.find(({ state, coupons = [] }) => state === 'refunded' && coupons.length > 0)
    const [used] = cancelled!.coupons!
    expect((await couponsOf(back)).find(({ couponId }) => couponId === used!.couponId)).toMatchObject({ state: 'expired' })
  })

  test('who fell silent was woken up, and each policy can report', async () => {
    const silent = (await Promise.all([11, 12, 13, 14].flatMap((place) => [neighbour(place), neighbour(place, 'c2')]))).map(couponsOf)
    expect((await Promise.all(silent)).flat().filter(({ why }) => why === 'wake_up').length).toBeGreaterThan(0)
    const report = async (policyId: 'thursday_pool' | 'second_order' | 'new_resident') => (await operator()).ok('policy.report', { policyId, communityId: 'c1' })
    const thursday = await report('thursday_pool')
    expect(thursday).toMatchObject({ needs: 0, incremental: { low: expect.any(Number), high: expect.any(Number) } })
    expect(thursday.given.costFen).toBeGreaterThan(0)
    expect((await report('second_order')).given.orders).toBeGreaterThan(0)
    const newcomers = await report('new_resident')
    // Four who came on a Thursday, two by the event that is over.
    expect(newcomers.given.people + newcomers.heldOut.people).toBe(6)
    expect(newcomers.needs).toBeGreaterThan(0)
  })

  test('weeks flow into each other: new, active, silent and awake again', async () => {
    const { weeks } = await (await operator()).ok('policy.flow', { communityId: 'c1' })
    const flows = new Set(weeks.flatMap(({ flow }) => flow.map(({ from, to }) => `${from} ${to}`)))
    expect(flows).toEqual(new Set([...flows, 'none new_paying', 'new_paying active', 'active active', 'active silent', 'silent active']))
  })
})
