import { calls, type CallName } from '@domain/contract'
import type { Db } from '../../support/databases'
import { TestServer, type Person } from '../../support/server'
import type { Answer } from '../../support/person'
import type { Form, ProofResult } from '../parts'
import { takenAway } from './taken-away'
import { ROWS, type Row } from './rows'
import { ABSENT, ROLES, SECRET, WHERES, anotherStation, belongings, everything, sharedThings, type Place, type Role, type Things, type Where } from './things'

type World = Readonly<Record<Role, { readonly who: Person; readonly things: Readonly<Record<Where, Things>> }>>

/** Calls that a person may make at once before she hears 429; a server that starts anew has counted none yet. */
const A_PERSON = 250

const names = Object.keys(calls) as CallName[]

/** Who of whom, and whose things. */
async function aWorld(shop: TestServer): Promise<World> {
  const as = (openid: string) => shop.as(openid)
  const quarter = async (n: number): Promise<Place> => ({
    communityId: `c${n}`,
    stationId: `s${n}`,
    campaignId: `g${n}`,
    itemIds: Array.from({ length: 6 }, (_, i) => `g${n}-i${i + 1}`),
    leader: await as(`c${n}-leader-1`),
    operator: await as(`c${n}-operator-1`),
  })
  const [here, there] = [await quarter(1), await quarter(2)]
  const other = await anotherStation(shop, here.operator)
  const near = await everything(shop, await as('c1-resident-2'), await as('c1-resident-3'), here)
  const station = await everything(shop, other.people[0] as Person, other.people[1] as Person, other.place)
  const foreign = await everything(shop, await as('c2-resident-2'), await as('c2-resident-3'), there)
  const common = { near, station, foreign, absent: ABSENT }
  const shared = await sharedThings(here)
  const actor = async (role: Exclude<Role, 'nobody'>) => {
    const who = await as(`c1-${role}-1`)
    const mine = await belongings(who, here, shared, false)
    return { who, things: { ...common, own: { ...near, ...mine, hiddenPool: mine.pool } } }
  }
  return {
    nobody: { who: shop.nobody, things: { ...common, own: near } },
    resident: await actor('resident'),
    leader: await actor('leader'),
    staff: await actor('staff'),
    operator: await actor('operator'),
    admin: await actor('admin'),
  }
}

/** What the contract alone says: nobody without a session, and no role that isn't named, but admin and everybody where residents may. */
function gate(name: CallName, role: Role): 'no_session' | 'forbidden' | null {
  const roles: readonly string[] = calls[name].roles
  if (roles.includes('nobody')) return null
  if (role === 'nobody') return 'no_session'
  return role === 'admin' || roles.includes('resident') || roles.includes(role) ? null : 'forbidden'
}

const STATUS = { no_session: 401, forbidden: 403 } as const

/** A refusal may repeat what was asked, and nothing else. */
const tellsNothing = (detail: unknown, asked: object): boolean =>
  Object.values((detail ?? {}) as object).every((value) => JSON.stringify(asked).includes(JSON.stringify(value)))

/** What is wrong with this answer, if anything. */
function wrong(name: CallName, row: Row, role: Role, where: Where, things: Readonly<Record<Where, Things>>, { status, body }: Answer): string | null {
  const closed = gate(name, role)
  if (closed) return status === STATUS[closed] && body.error === closed ? null : `was to be ${closed}`
  if (status !== 200) return 'was to be answered'
  const seen = row.sees[role] ?? []
  if ('absent' in row) {
    const expected = where === 'absent' ? row.absent : row.hidden
    const hidden = where === 'absent' || !seen.includes(where)
    if (hidden) return body.refusal === expected && tellsNothing(body.detail, row.ask(things[where])) ? null : `was to be ${expected}`
    if (body.refusal === row.absent || body.refusal === row.hidden) return 'was to be there'
  }
  const said = JSON.stringify(body)
  const told = (['near', 'station', 'foreign'] as const).filter((one) => !seen.includes(one)).flatMap((one) => SECRET.filter((kind) => said.includes(things[one][kind])).map((kind) => `${kind} (${one})`))
  return told.length === 0 ? null : `tells of ${told.join(', ')}`
}

/** One way to ask, by one role, about whatever there is. */
async function proveRow(shop: TestServer, world: World, name: CallName, row: Row, role: Role): Promise<string[]> {
  const { who, things } = world[role]
  const broken: string[] = []
  for (const where of WHERES) {
    const asker = name === 'session.close' && role !== 'nobody' ? await shop.as(who.openid) : who
    const answer = await asker.call(name, row.ask(things[where]))
    const what = wrong(name, row, role, where, things, answer)
    if (what) broken.push(`by ${role}, ${where}: ${what}; answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
  }
  return broken
}

async function proveOn(db: Db, say: Form['say']): Promise<{ cells: number; taken: number; broken: string[] }> {
  const shop = new TestServer({ db })
  await shop.start()
  try {
    const world = await aWorld(shop)
    const broken: string[] = []
    let cells = 0
    let asked = 0
    for (const name of names) {
      for (const [n, row] of ROWS[name].entries()) {
        asked += WHERES.length
        if (asked > A_PERSON) {
          await shop.restart()
          asked = WHERES.length
        }
        const found = await Promise.all(ROLES.map((role) => proveRow(shop, world, name, row, role)))
        cells += ROLES.length * WHERES.length
        broken.push(...found.flat().map((line) => `${db}: ${name} (${n + 1}) ${line}`))
      }
    }
    say(`${db}: ${names.length} calls, ${cells} answers, ${broken.length} of them wrong`)
    const taken = await takenAway(shop)
    broken.push(...taken.broken.map((line) => `${db}: ${line}`), ...shop.takeFailures(), ...(await shop.audit()).map((each) => JSON.stringify(each)))
    return { cells, taken: taken.count, broken }
  } finally {
    await shop.stop()
  }
}

/** Every call by everybody about everything, on both databases. */
export async function access({ say }: Form): Promise<ProofResult> {
  const results = await Promise.all([proveOn('pglite', say), proveOn('postgres', say)])
  const total = (of: (one: (typeof results)[number]) => number) => results.reduce((sum, one) => sum + of(one), 0)
  return {
    summary: `${names.length} calls × ${ROLES.length} roles × ${WHERES.length} owners, ${total(({ cells }) => cells)} answers; ${total(({ taken }) => taken)} rights taken away`,
    broken: results.flatMap(({ broken }) => broken),
  }
}
