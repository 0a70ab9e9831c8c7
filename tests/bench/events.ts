import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeTicket } from '@domain/event/ticket'
import { instant } from '@domain/time'
import pg from 'pg'
import { ticketAt } from '../../cloudfunctions/event/seal'
import { anEvent, soon } from '../event/fixtures'
import { TestServer, type Person } from '../support/server'
import { measure, type Measured } from './measure'

const DESKS = 20
const PARTIES = 1_000
const ROUNDS = 3
const WARM_UP = 100

interface Line extends Measured {
  readonly ratio?: number
}

const middle = (all: readonly Measured[]): Measured => [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]!
const idOf = (round: number, n: number): string => `01KB${String(round).padStart(2, '0')}${String(n).padStart(20, '0')}`

/** So many residents registered alone; replies the codes that their phones show now. */
async function registered(db: pg.Pool, eventId: string, round: number, now: string): Promise<string[]> {
  const ids = Array.from({ length: PARTIES }, (_, n) => idOf(round, n))
  await db.query(`insert into person (id, community_id, station_id, created_at) select id, 'c1', 's1', $2::timestamptz from unnest($1::text[]) id`, [ids, now])
  await db.query(
    `insert into event_registration (id, community_id, event_id, slot_id, person_id, number, size, state, photos, registered_at)
    select p.id, s.community_id, s.event_id, s.id, p.id, p.n, 1, 'registered', true, $3 from unnest($1::text[]) with ordinality p (id, n), event_slot s where s.event_id = $2`,
    [ids, eventId, now],
  )
  await db.query(
    `insert into event_place (id, community_id, event_id, registration_id, person_id, place, live)
    select id, community_id, event_id, id, person_id, 0, true from event_registration where event_id = $1`,
    [eventId],
  )
  await db.query('update event_slot set registered = $2 where event_id = $1', [eventId, PARTIES])
  await db.query('analyze event_registration, event_place, event_slot, person')
  const { rows } = await db.query<{ ticket_key: string }>('select ticket_key from event where id = $1', [eventId])
  return ids.map((id) => writeTicket(ticketAt(rows[0]?.ticket_key ?? '', id, instant(now))))
}

/** What the same machine does with one row in a transaction, and nothing around it. */
async function raw(db: pg.Pool, round: number): Promise<Measured> {
  await db.query('create table if not exists raw_checkin (id text primary key, body text not null)')
  return measure('raw transaction of one row', Array.from({ length: PARTIES }, (_, n) => idOf(round, n)), DESKS, WARM_UP, async (id) => {
    const client = await db.connect()
    try {
      await client.query('begin')
      await client.query('insert into raw_checkin values ($1, $2)', [id, 'x'.repeat(200)])
      await client.query('commit')
    } finally {
      client.release()
    }
  })
}

async function aRound(shop: TestServer, db: pg.Pool, staff: readonly Person[], round: number): Promise<{ desk: Measured; raw: Measured }> {
  const { eventId, operator } = await anEvent(shop, soon(instant(shop.now), PARTIES), [])
  for (const { personId } of staff) await operator.ok('event.duty', { eventId, personId, on: true })
  const codes = await registered(db, eventId, round, shop.now)
  const scans = codes.map((code, n) => ({ code, desk: staff[n % DESKS] ?? operator }))
  const desk = await measure(`event.checkIn at one event, ${DESKS} desks, over HTTP`, scans, DESKS, WARM_UP, ({ code, desk: at }) => at.ok('event.checkIn', { eventId, code }))
  return { desk, raw: await raw(db, round) }
}

/** What letting people in costs at many desks of one event, beside a row alone, in turns; prints it and writes it to `dist/bench-events.json`. */
export async function bench(root: string): Promise<void> {
  const shop = new TestServer({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })
  await shop.start()
  const db = new pg.Pool({ connectionString: shop.databaseUrl ?? '', max: DESKS })
  try {
    const admin = await shop.as('c1-admin-1')
    const staff = await shop.people(DESKS, 'desk')
    for (const { personId } of staff) await admin.ok('role.grant', { personId, role: 'staff', scopeId: 'c1' })
    const rounds: { desk: Measured; raw: Measured }[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await aRound(shop, db, staff, round))
    const alone = middle(rounds.map((each) => each.raw))
    const desk = middle(rounds.map((each) => each.desk))
    const lines: Line[] = [alone, { ...desk, ratio: desk.perSecond / alone.perSecond }]
    for (const { name, perSecond, medianMs, p99Ms, ratio } of lines) {
      const rest = [`median ${medianMs.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`, ratio === undefined ? '' : `× ${ratio.toFixed(2)}`]
      console.log([name.padEnd(56), `${perSecond.toFixed(0).padStart(6)} /s`, ...rest.filter(Boolean)].join('   '))
    }
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(join(root, 'dist', 'bench-events.json'), `${JSON.stringify(lines, null, 2)}\n`)
  } finally {
    await db.end()
    await shop.stop()
  }
}
