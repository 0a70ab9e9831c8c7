import { lifecycleOf } from '@domain/policy/lifecycle'
import { mondayOf } from '@domain/policy/policy'
import { incremental } from '@domain/policy/report'
import { atShopTime, days, earliest, hours, instant, later, nextShopDay, shopDay, type Instant } from '@domain/time'
import fc from 'fast-check'
import pg from 'pg'
import { buy, switchOn } from '../policy/fixtures'
import { onPostgres, useServer } from '../support/server'

const NOW = instant('2026-11-25T04:00:00.000Z')

onPostgres(() => {
  let db: pg.Client
  let like: string
  // Before the server's own end, which takes the database away.
  afterAll(() => db.end())
  // Histories are written into the database as they might have come about; what money they would have moved is not.
  const shop = useServer({ db: 'postgres', audit: false })

  beforeAll(async () => {
    like = await buy(await shop.as('c1-resident-9'))
    db = new pg.Client({ connectionString: shop.databaseUrl! })
    await db.connect()
  })

  let people = 0
  let orders = 0
  const personId = (n: number) => `01KF${String(n).padStart(22, '0')}`
  async function person(createdAt: Instant): Promise<string> {
    const id = personId(++people)
    await db.query("insert into person (id, community_id, station_id, created_at) values ($1, 'c1', 's1', $2)", [id, createdAt])
    return id
  }
  /** An order like the real one but for these columns. */
  async function order(change: Readonly<Record<string, unknown>>): Promise<string> {
    const id = `01KG${String(++orders).padStart(22, '0')}`
    await db.query(
      'insert into orders select (jsonb_populate_record(null::orders, to_jsonb(o) || $2::jsonb)).* from orders o where id = $1',
      [like, JSON.stringify({ bag_id: null, ...change, id })]
    )
    return id
  }

  test('the weekly flow is what the rule says of every resident, whatever she bought when', async () => {
    shop.at(NOW)
    // Half days from the week's beginning, so that the edges of weeks and of thirty days are met to the millisecond.
    const monday = atShopTime(mondayOf(shopDay(NOW)), '00:00')
    const halfDays = fc.integer({ min: -5, max: 170 }).map((n) => later(monday, -n * hours(12)))
    const history = fc.record({ createdAt: halfDays, bought: fc.array(fc.tuple(halfDays, fc.constantFrom('paid', 'fetched', 'fetched', 'refunded')), { maxLength: 5 }) })
    for (const { createdAt, bought } of fc.sample(history, { numRuns: 250, seed: 20_261_125 })) {
      const id = await person(createdAt)
      for (const [at, state] of bought) await order({ person_id: id, state, paid_at: at, placed_at: at })
    }
    const { rows } = await db.query<{ created_at: Date; paid: (Date | null)[] }>(`
      select p.created_at, array_agg(o.paid_at) filter (where o.state in ('paid', 'fetched')) as paid
      from person p left join orders o on o.person_id = p.id where p.community_id = 'c1' group by p.id`)
    const residents = rows.map(({ created_at, paid }) => ({ createdAt: instant(created_at), paid: (paid ?? []).flatMap((at) => (at ? instant(at) : [])) }))
    const { weeks } = await (await shop.as('c1-operator-1')).ok('policy.flow', { communityId: 'c1', weeks: 12 })
    expect(weeks).toHaveLength(12)
    const met = new Set<string>()
    for (const [n, { week, people: counted, flow }] of weeks.entries()) {
      const start = later(monday, -days(7 * n))
      const end = earliest(NOW, later(start, days(7)))
      expect(week).toBe(nextShopDay(shopDay(monday), -7 * n))
      const moves = residents.filter(({ createdAt }) => createdAt < end).map(({ paid }) => `${lifecycleOf(paid, later(start, -days(7)), start)} ${lifecycleOf(paid, start, end)}`)
      const should: Record<string, number> = {}
      for (const move of moves) should[move] = (should[move] ?? 0) + 1
      expect(Object.fromEntries(flow.map(({ from, to, people: count }) => [`${from} ${to}`, count]))).toEqual(should)
      for (const state of Object.keys(counted)) expect([week, state, counted[state]]).toEqual([week, state, moves.filter((move) => move.endsWith(` ${state}`)).length])
      for (const move of moves) met.add(move)
    }
    expect(met).toEqual(new Set(['none none', 'none new_paying', 'new_paying active', 'active active', 'active silent', 'silent silent', 'silent active']))
  }, 120_000)

  describe('a policy’s report', () => {
    const AT = instant('2026-11-10T02:00:00.000Z')
    const daysOn = (n: number) => later(AT, days(n))
    const asked = { policyId: 'new_resident' as const, communityId: 'c1' }
    let batch = 0
    async function aBatchOf(paidBy: string): Promise<string> {
      const id = `01KH${String(++batch).padStart(22, '0')}`
      const terms = { name: 'x', benefit: { kind: 'amount', offFen: 500 }, thresholdFen: 0, scope: { kind: 'all' }, valid: { kind: 'days', days: 7, start: 'receiving' }, pools: 'any', group: 'goods', paidBy }
      await db.query(
        `insert into coupon_batch (community_id, id, terms, way, budget_fen, face_fen, issued, per_person, claim_from, claim_until, created_by, created_at)
         values ('c1', $1, $2, 'policy', 1000000, 500, 0, 1, $3, $4, 'test', $3)`, [id, JSON.stringify(terms), AT, daysOn(30)])
      return id
    }
    async function serve(outcome: 'given' | 'held_out'): Promise<string> {
      const id = await person(AT)
      await db.query("insert into policy_grant (person_id, policy_id, window_id, community_id, outcome, at) values ($1, 'new_resident', 'ever', 'c1', $2, $3)", [id, outcome, AT])
      return id
    }
    async function uses(id: string, batchId: string, orderId: string, offFen: number, why = 'new_resident'): Promise<void> {
      const couponId = `01KJ${String(++orders).padStart(22, '0')}`
      await db.query(
        `insert into coupon (id, person_id, community_id, batch_id, nth, face_fen, state, valid_from, valid_until, why, order_id, issued_at)
         values ($1, $2, 'c1', $3, 1, 500, 'used', $4, $5, $6, $7, $4)`, [couponId, id, batchId, AT, daysOn(30), why, orderId])
      await db.query("insert into order_coupon (community_id, order_id, coupon_id, off_fen, live) values ('c1', $1, $2, $3, true)", [orderId, couponId, offFen])
    }
    const spends = (id: string, paidFen: number, change: Readonly<Record<string, unknown>> = {}) =>
      order({ person_id: id, state: 'fetched', placed_at: daysOn(3), paid_at: daysOn(3), paid_fen: paidFen, pay_fen: paidFen, refunded_fen: 0, ...change })

    test('says what both groups did and what the coupons brought, with an interval; before enough people are there, how many are missing', async () => {
      const operator = await switchOn(shop, 'new_resident')
      const [ours, theirs] = [await aBatchOf('us'), await aBatchOf('supplier')]
      const given: number[] = []
      const heldOut: number[] = []
      for (let n = 0; n < 29; n++) heldOut.push(await heldOutPerson(n))
      async function heldOutPerson(n: number): Promise<number> {
        const id = await serve('held_out')
        if (n % 3 > 0) return 0
        await spends(id, 2_000 + n)
        return 2_000 + n
      }
      for (let n = 0; n < 40; n++) {
        const id = await serve('given')
        const paid = 3_000 + 10 * n
        const orderId = await spends(id, paid)
        if (n < 30) await uses(id, ours, orderId, 500)
        given.push(paid)
      }
      const few = await operator.ok('policy.report', asked)
      expect(few).toMatchObject({ incremental: null, needs: 1, given: { people: 40 }, heldOut: { people: 29 } })
      heldOut.push(await heldOutPerson(0))
      // What doesn't count: orders before it or four weeks after, one that all went back, coupons of a supplier or another rule; what went back in part, and carrying, is left out.
      const odd = await serve('given')
      await spends(odd, 9_999, { placed_at: later(AT, -1) })
      await spends(odd, 9_999, { placed_at: later(daysOn(28), 1) })
      await spends(odd, 9_999, { state: 'refunded', refunded_fen: 9_999 })
      await uses(odd, theirs, await spends(odd, 2_300, { placed_at: daysOn(28), door_fee_fen: 300, door_off_fen: 100, refunded_fen: 500 }), 400)
      await uses(odd, ours, await spends(odd, 1_000, { door_fee_fen: 300, fee_refunded: true, refunded_fen: 300 }), 300, 'second_order')
      given.push(2_300 - 200 - 500 + 700)
      const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)
      const spent = (all: readonly number[]) => ({ people: all.length, sumFen: sum(all), squares: sum(all.map((each) => each * each)) })
      const said = await operator.ok('policy.report', asked)
      expect(said).toMatchObject({
        needs: 0,
        given: { people: 41, buyers: 41, orders: 42, gmvFen: sum(given), costFen: 15_000 },
        heldOut: { people: 30, buyers: 11, orders: 11, gmvFen: sum(heldOut), costFen: 0 }
      })
      expect(said.incremental).toEqual(incremental(spent(given), spent(heldOut), 15_000))
      const { perYuan, low, high } = said.incremental!
      expect(low < perYuan && perYuan < high).toBe(true)
      // Whoever was served on another day is in another report.
      const other = await operator.ok('policy.report', { ...asked, from: '2026-11-11' as never, until: '2026-11-24' as never })
      expect([other.given.people, other.heldOut.people, other.needs]).toEqual([0, 0, 30])
    }, 120_000)
  })
})
