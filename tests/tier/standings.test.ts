import { standingOf, tierAt } from '@domain/tier/tier'
import { days, hours, instant, later, type Instant } from '@domain/time'
import fc from 'fast-check'
import { countSpan, countStanding, findStanding, holdStanding } from '../../cloudfunctions/tier/tier-sql'
import { inTransaction } from '../../cloudfunctions/_kit/db'
import { useHistories } from '../kit/histories'
import { onPostgres } from '../support/server'

const PEOPLE = 3_000
const NOW = instant('2026-11-22T02:00:00.000Z')

onPostgres(() => {
  const db = useHistories()
  const { personId } = db
  const everybody = { after: '', until: personId(PEOPLE) }

  const current = (until: Instant | null) => (until !== null && until > NOW ? until : null)
  const countOne = (n: number) =>
    inTransaction('write', async (tx) => {
      await holdStanding(tx, personId(n))
      await countStanding(tx, personId(n), NOW)
    })

  test('what the database writes down is what the rule says, for one as for thousands, to the millisecond', async () => {
    await db.people(PEOPLE, '2026-01-01')
    // Half days back from now, so that edges of thirty days and of months are met to the millisecond; `kept` of an order is what decides.
    const done = (max: number) => fc.record({ back: fc.integer({ min: 0, max }), how: fc.constantFrom('kept', 'kept', 'kept', 'back', 'disposed', 'paid') })
    // One in twenty orders nearly every day, as gold members do.
    const history = fc.oneof({ arbitrary: fc.array(done(190), { maxLength: 30 }), weight: 19 }, { arbitrary: fc.array(done(60), { minLength: 25, maxLength: 40, size: 'max' }), weight: 1 })
    const histories = fc.sample(history, { numRuns: PEOPLE, seed: 20_261_122 })
    const orders: Record<string, unknown>[] = []
    const lines: Record<string, unknown>[] = []
    const completed = histories.map((orderedBy, n) =>
      orderedBy.flatMap(({ back, how }, index) => {
        const at = later(NOW, -back * hours(12))
        const id = `01KG${String(n).padStart(10, '0')}${String(index).padStart(12, '0')}`
        const paid = { campaign_id: 'g', station_id: 's', handover: 'station', goods_fen: 1, percent: 0, door_fee_fen: 0, pay_fen: 1, paid_fen: 1, hold_until: at }
        orders.push({ community_id: 'c', id, person_id: personId(n), state: how === 'paid' ? 'paid' : 'fetched', placed_at: later(at, -days(1)), paid_at: later(at, -days(1)), ...paid })
        const line = { community_id: 'c', order_id: id, item_id: 'i', quantity: 1, price_fen: 1, pay_fen: 1 }
        const handed = { handed_at: how === 'paid' ? null : at, handed_by: null, handed_how: how === 'paid' ? null : how === 'disposed' ? 'not_fetched' : 'pickup' }
        lines.push({ ...line, id: `${id}-1`, place: 0, refunded_quantity: how === 'back' ? 1 : 0, ...handed })
        // Something of every other order went back, which leaves the order.
        if (index % 2 === 1) lines.push({ ...line, id: `${id}-2`, place: 1, refunded_quantity: 1, ...handed, ...(handed.handed_at && { handed_at: later(at, -hours(1)) }) })
        return how === 'kept' ? [at] : []
      }),
    )
    await db.write(new Map([['orders', orders], ['order_line', lines]]))
    for (let n = 0; n < 300; n++) await countOne(n)
    const wrong = await inTransaction('write', (tx) => countSpan(tx, everybody, NOW))
    const standings = completed.map(standingOf)
    expect(wrong).toBe(standings.slice(300).filter(({ bronze }) => current(bronze)).length)
    expect(wrong).toBeGreaterThan(1_500)
    const met = new Set<string>()
    await inTransaction('read', async (tx) => {
      for (const [n, should] of standings.entries()) {
        const found = await findStanding(tx, personId(n))
        expect([n, current(found.bronze), current(found.silver), current(found.gold)]).toEqual([n, current(should.bronze), current(should.silver), current(should.gold)])
        met.add(tierAt(found, NOW).tier)
      }
    })
    expect([...met].sort()).toEqual(['bronze', 'gold', 'none', 'silver'])
    expect(await inTransaction('write', (tx) => countSpan(tx, everybody, NOW))).toBe(0)
  }, 120_000)

  test('a standing that is wrong is put right at night: too high, too low, missing', async () => {
    const { rows } = await db.query<{ person_id: string }>('select person_id from tier_standing where silver_until > $1 order by person_id limit 3', [NOW])
    const [high, low, missing] = rows.map((row) => row.person_id)
    const before = (await db.query('select * from tier_standing order by person_id')).rows
    await db.query("update tier_standing set gold_until = '2027-01-01' where person_id = $1 and gold_until is distinct from '2027-01-01'", [high])
    await db.query('update tier_standing set silver_until = null, gold_until = null where person_id = $1', [low])
    await db.query('delete from tier_standing where person_id = $1', [missing])
    await db.query("insert into tier_standing values ($1, '2027-01-01', null, null)", [personId(PEOPLE)])
    expect(await inTransaction('write', (tx) => countSpan(tx, everybody, NOW))).toBe(4)
    await db.query('delete from tier_standing where person_id = $1', [personId(PEOPLE)])
    expect((await db.query('select * from tier_standing order by person_id')).rows).toEqual(before)
  })
})
