import { writeTicket } from '@domain/event/ticket'
import { instant } from '@domain/time'
import type pg from 'pg'
import { ticketAt } from '../../cloudfunctions/event/seal'
import { anEvent, soon } from '../event/fixtures'
import type { Person, TestServer } from '../support/server'
import { inRaw, onPostgres } from './ground'
import { measure, middle, type Measured } from './measure'
import type { Line } from './report'

const DESKS = 20
const PARTIES = 1_000
const WARM_UP = 100

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
  const ids = Array.from({ length: PARTIES }, (_, n) => idOf(round, n))
  return measure('raw transaction of one row', ids, DESKS, WARM_UP, (id) => inRaw(db, (client) => client.query('insert into raw_checkin values ($1, $2)', [id, 'x'.repeat(200)])))
}

interface Round {
  readonly desk: Measured
  readonly plain: Measured
  readonly raw: Measured
}
async function aRound(shop: TestServer, db: pg.Pool, staff: readonly Person[], round: number): Promise<Round> {
  const { eventId, operator } = await anEvent(shop, soon(instant(shop.now), PARTIES), [])
  for (const { personId } of staff) await operator.ok('event.duty', { eventId, personId, on: true })
  const codes = await registered(db, eventId, round, shop.now)
  const scans = codes.map((code, n) => ({ code, desk: staff[n % DESKS] ?? operator }))
  const desk = await measure(`event.checkIn at one event, ${DESKS} desks, over HTTP`, scans, DESKS, WARM_UP, ({ code, desk: at }) => at.ok('event.checkIn', { eventId, code }))
  const plain = await measure('message.accept, a row each', scans, DESKS, WARM_UP, ({ desk: at }) => at.ok('message.accept', { accepted: ['arrived'] }))
  return { desk, plain, raw: await raw(db, round) }
}

/** What letting people in costs at many desks of one event, beside a row alone and a call that writes one row, in turns. */
export const events = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop, db) => {
    const admin = await shop.as('c1-admin-1')
    const staff = await shop.people(DESKS, 'desk')
    for (const { personId } of staff) await admin.ok('role.grant', { personId, role: 'staff', scopeId: 'c1' })
    const rounds: Round[] = []
    for (let round = 0; round < (full ? 5 : 3); round++) rounds.push(await aRound(shop, db, staff, round))
    const alone = middle(rounds.map((each) => each.raw))
    const plain = middle(rounds.map((each) => each.plain))
    const desk = middle(rounds.map((each) => each.desk))
    const writes = 'check-in, audit, job, reply'
    return [
      { ...alone, writes: 'a row' },
      { ...plain, writes: 'a row, reply' },
      { ...desk, writes, ratio: desk.perSecond / plain.perSecond, of: plain.name, reach: 'aim 500/s', reached: desk.perSecond >= 500 },
      { name: '  the same', ratio: desk.perSecond / alone.perSecond, of: alone.name },
    ]
  })
