import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { twoLevelsDown, wayToRoot } from '../../cloudfunctions/referral/chain-sql'
import type { Schema, Tx } from '../../cloudfunctions/_kit/db'
import type { Person, TestServer } from '../support/server'
import { onPostgres } from './ground'
import { measure, middle, type Measured } from './measure'
import type { Line } from './report'

const CLIENTS = 32
const RESIDENTS = 1_000_000
const STATEMENTS = 4_000
const ROUNDS = 5
const CALLS = 1_500
const OPERATORS = 16
const BINDERS = 600
const WARM_UP = 200
/** As many of each level as the operator's tree draws. */
const DRAWN_MOST = 200

const against = (line: Measured, ceiling: Measured): Line => ({ ...line, of: ceiling.name, ratio: line.perSecond / ceiling.perSecond })
const idOf = (n: number): string => `01KB${String(n).padStart(22, '0')}`

/** A million residents of whom each but the first came through one who was there before, by chance: ways to the root are about fourteen people long, some thirty. */
async function aForest(databaseUrl: string): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  const id = (n: string) => `'01KB' || lpad((${n})::text, 22, '0')`
  await db.query(`insert into person (id, community_id, station_id, created_at) select ${id('n')}, 'c1', 's1', '2026-11-01' from generate_series(1, ${RESIDENTS}) n`)
  await db.query('select setseed(0.20261122)')
  await db.query(`
    insert into referral_edge (person_id, inviter_id, invite_id, source, earns, community_id, bound_at)
    select ${id('n')}, ${id('1 + floor(random() * (n - 1))::int')}, 'bench', 'resident', true, 'c1', '2026-11-01' from generate_series(2, ${RESIDENTS}) n`)
  await db.query('vacuum analyze person, referral_edge')
  await db.end()
}

/** Somebody, by chance that is the same in every run. */
const somebody = (times: number): string[] => Array.from({ length: times }, (_, n) => idOf(1 + ((n * 7_919 + 104_729) * 31) % RESIDENTS))

/** Each several times, one after the other, and of each the middle: what else the machine does meets all of them. */
async function inTurns(works: readonly (() => Promise<Measured>)[]): Promise<Measured[]> {
  const all = works.map((): Measured[] => [])
  for (let round = 0; round < ROUNDS; round++) for (const [n, work] of works.entries()) all[n]?.push(await work())
  return all.map((rounds) => middle(rounds))
}

/** The two questions alone, beside the question for one row by its key, from the same connections. */
async function statements(databaseUrl: string): Promise<Line[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  const tx = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] }) as unknown as Tx
  const people = somebody(STATEMENTS)
  const questions = {
    'one row by its key': (personId: string) => tx.selectFrom('referralEdge').selectAll().where('personId', '=', personId).executeTakeFirst(),
    'chain to the root, statement': (personId: string) => wayToRoot(tx, personId),
    'two levels down, statement': (personId: string) => twoLevelsDown(tx, personId, DRAWN_MOST),
  }
  const [row, up, down] = await inTurns(Object.entries(questions).map(([name, work]) => () => measure(name, people, CLIENTS, WARM_UP, work)))
  if (!row || !up || !down) throw new Error('each was measured')
  await pool.end()
  return [row, against(up, row), against(down, row)]
}

/** The whole call of an operator, names and counts of everybody in it included, beside a call that reads one person. */
async function calls(shop: TestServer): Promise<Line[]> {
  const admin = await shop.as('c1-admin-1')
  // No one person may ask so often.
  const operators = await shop.people(OPERATORS, 'operator')
  for (const { personId } of operators) await admin.ok('role.grant', { personId, role: 'operator', scopeId: 'c1' })
  const asked = somebody(CALLS).map((personId, n) => ({ personId, who: operators[n % OPERATORS] ?? admin }))
  const plain = await measure('me.get', asked, CLIENTS, WARM_UP, ({ who }) => who.ok('me.get', {}))
  const chain = await measure('referral.chain: root and two levels, over HTTP', asked, CLIENTS, WARM_UP, ({ who, personId }) => who.ok('referral.chain', { personId }))
  return [plain, against(chain, plain)]
}

/** People take an invitation each, spread over many inviters, beside the same people's calls that write one plain row of their own. */
async function binds(shop: TestServer): Promise<Line[]> {
  const inviters = await shop.people(20, 'inviter')
  const people = await shop.people(BINDERS, 'binder')
  const at = (person: Person) => person.ok('station.choose', { stationId: 's1' })
  await Promise.all([...inviters, ...people].map(at))
  const invites = await Promise.all(inviters.map(async (person) => (await person.ok('referral.invite', {})).invite))
  const wishes = people.map((person, n) => ({ person, invite: invites[n % invites.length] ?? '' }))
  const plain = await measure('message.accept, a row each', wishes, CLIENTS, CLIENTS, ({ person }) => person.ok('message.accept', { accepted: ['arrived'] }))
  const bind = await measure('referral.bind', wishes, CLIENTS, CLIENTS, ({ person, invite }) => person.ok('referral.bind', { invite }))
  return [plain, against(bind, plain)]
}

/** What invitations cost where a million people came through each other. */
export const referral = (): Promise<Line[]> =>
  onPostgres(async (shop) => {
    const url = shop.databaseUrl ?? ''
    await aForest(url)
    return [...(await statements(url)), ...(await calls(shop)), ...(await binds(shop))]
  })
