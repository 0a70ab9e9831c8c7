import pg from 'pg'
import { onPostgres, useServer } from '../support/server'

const PEOPLE = 35_000
const NIGHT = '2026-11-22T19:30:00.000Z'

onPostgres(() => {
  // Histories are written into the database as they might have come about; what money they would have moved is not.
  const shop = useServer({ db: 'postgres', audit: false })
  /** On a connection of its own: none is left when the database goes. */
  async function ask(text: string) {
    const db = new pg.Client({ connectionString: shop.databaseUrl! })
    await db.connect()
    try {
      await db.query("set session_replication_role = 'replica'")
      return (await db.query(text)).rows
    } finally {
      await db.end()
    }
  }
  const counts = async () =>
    (
      await ask(`select (select count(*)::int from badge_earned) as badges, (select count(*)::int from tier_standing where bronze_until is not null) as tiers,
        (select coalesce(sum(people), 0)::int from badge_recount) as people, (select count(*)::int from badge_recount where done_at is not null) as nights`)
    )[0] as { badges: number; tiers: number; people: number; nights: number }

  test('a night’s count that is killed goes on where it was, and counts everybody once; two at once do it once', async () => {
    await ask(`insert into person (id, community_id, station_id, created_at) select '01KB' || lpad(n::text, 22, '0'), 'c1', 's1', '2026-11-01' from generate_series(1, ${PEOPLE}) n`)
    await ask(`insert into orders (community_id, id, campaign_id, station_id, person_id, state, handover, goods_fen, percent, door_fee_fen, pay_fen, paid_fen, placed_at, hold_until, paid_at)
      select 'c1', '01KC' || lpad(n::text, 22, '0'), 'g1', 's1', '01KB' || lpad(n::text, 22, '0'), 'fetched', 'station', 1, 0, 0, 1, 1, '2026-11-20', '2026-11-20', '2026-11-20' from generate_series(1, ${PEOPLE}) n`)
    await ask(`insert into order_line (community_id, order_id, id, item_id, place, quantity, price_fen, pay_fen, handed_at, handed_how)
      select 'c1', '01KC' || lpad(n::text, 22, '0'), '01KD' || lpad(n::text, 22, '0'), 'g1-i1', 0, 1, 1, 1, '2026-11-21', 'pickup' from generate_series(1, ${PEOPLE}) n`)
    shop.at(NIGHT)
    const killed = shop.runDue().catch(() => 'killed')
    while ((await counts()).people === 0);
    await shop.restart({ signal: 'SIGKILL' })
    expect(await killed).toBe('killed')
    const half = await counts()
    expect(half.people).toBeGreaterThan(0)
    expect(half.people).toBeLessThan(PEOPLE)
    // What the dead process had taken is free again once its lease is over.
    await ask("update job set busy_until = now() - interval '1 minute' where state = 'running'")
    await Promise.all([shop.runDue(), shop.runDue(), shop.runDue()])
    const all = await counts()
    const [{ residents }] = (await ask('select count(*)::int as residents from person')) as [{ residents: number }]
    expect(all).toEqual({ people: residents, badges: PEOPLE, tiers: PEOPLE, nights: 1 })
    shop.at('2026-11-23T19:30:00.000Z')
    await shop.runDue()
    expect(await counts()).toEqual({ people: 2 * residents, badges: PEOPLE, tiers: PEOPLE, nights: 2 })
    expect(await ask('select distinct tiers, badges from badge_recount where day = \'2026-11-24\'')).toEqual([{ tiers: 0, badges: 0 }])
  }, 240_000)
})
