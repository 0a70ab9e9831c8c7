import { epochMs, hours } from '@domain/time'
import { Chance } from '../../../cloudfunctions/_demo/parts/random'
import { anEvening } from '../../pool/fixtures'
import type { Db } from '../../support/databases'
import { TestServer, type Person } from '../../support/server'
import { admins } from '../admins'
import type { Form, ProofResult } from '../parts'
import { COMMANDS, settle, type Command } from './commands'
import { Differs, Run } from './run'
import { SEEDS } from './seeds'
import { Shop, type Buyer, type Item, type Terms } from './shop'
import { SIDE } from './side'

const RUNS = { short: 200, long: 2_000 }
const LENGTH = 100
/** Evenings that follow each other in one shop, before the next begins on an empty one. */
const RUNS_A_SHOP = 10
const BOTH = ['postgres', 'pglite'] as const
/** After so many that differ, the others aren't tried. */
const MOST_BROKEN = 3
const BUYERS = 6
const AFTER_SALE_HOURS = 48
const SHRINK_TRIES = 60
const SIDE_OFTEN = 14
/** Promises that orders, pools, payments and coupons could break. */
const TOUCHED = ['I1', 'I3', 'I4', 'I5', 'I6', 'I11', 'I12', 'I13', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'I20', 'I32']

const EARLY = new Set(['place', 'open', 'join', 'claim'])
const DESK = new Set(['close', 'arrive', 'callOff', 'fetchBag'])

const sides = Object.entries(SIDE).map(([name, act]): [string, Command] => [name, { often: SIDE_OFTEN / Object.keys(SIDE).length, act }])
const commands: readonly (readonly [string, Command])[] = [...Object.entries(COMMANDS), ...sides]
/** The `n`th command of a seed: always the same one, whatever came before it. */
const chanceFor = (seed: number, n: number): Chance => new Chance(seed * 7_919 + n * 104_729)

/** People buy first; from here on the round is closed, comes in and is fetched. */
const LATE = 65
const oftenAt = (name: string, { often }: Command, n: number): number => (EARLY.has(name) ? often * (n < LATE ? 1 : 0.3) : DESK.has(name) ? often * (n < LATE ? 0.1 : 3) : often)

function commandFor(chance: Chance, n: number): Command {
  const weights = commands.map(([name, command]) => oftenAt(name, command, n))
  let at = chance.next() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = commands[weights.findIndex((weight) => (at -= weight) < 0)]
  if (!found) throw new Error('a command is found')
  return found[1]
}

async function setTheStage(server: TestServer, seed: number): Promise<Run> {
  const chance = chanceFor(seed, -1)
  const evening = await anEvening(server, { stock: 0 })
  const { operator, stationId, campaignId, start, cutOff } = evening
  const seats = chance.int(2, 4)
  const terms: Terms = {
    seats,
    steps: chance.yes(0.5) ? [{ people: seats, percent: 20 }] : [{ people: 2, percent: 10 }, ...(seats > 2 ? [{ people: seats, percent: chance.int(11, 33) }] : [])],
    leastFen: chance.pick([500, 1_500, 3_900]),
    lastsMs: hours(chance.pick([1, 24])),
  }
  const { items: _none, revision, ...shown } = await operator.ok('campaign.get', { campaignId })
  await operator.ok('campaign.cancel', { campaignId, reason: 'x' })
  const { title, opensAt, closesAt, pickupDay, pickupFrom, pickupUntil } = shown
  const goods = ['a', 'b', 'c', 'd'].map((name) => ({ name, category: 'fruit' as const, unit: 'x', grams: null, picture: null, origin: null, priceFen: chance.int(700, 2_600), offered: chance.int(4, 16), limit: chance.int(3, 7) }))
  const pool = { seatsMax: terms.seats, steps: [...terms.steps], leastFen: terms.leastFen, hours: terms.lastsMs / hours(1) }
  const made = await operator.ok('campaign.create', { stationIds: [stationId], title, opensAt, closesAt, pickupDay, pickupFrom, pickupUntil, pool, items: goods } as never)
  const round = made.campaignIds[0] ?? ''
  await operator.ok('campaign.publish', { campaignId: round })
  const { items } = await operator.ok('campaign.get', { campaignId: round })
  const model = new Shop(stationId, epochMs(cutOff), terms, 300, items.map(({ itemId, priceFen, limit, offered }): Item => ({ id: itemId, priceFen, limit, offered, reserved: 0, sold: 0, has: new Map() })), hours(AFTER_SALE_HOURS))
  model.now = epochMs(start)
  const people = await evening.neighbours(BUYERS)
  const [leader, ...rest] = [await server.as(`leader-${stationId}`), ...people]
  await operator.ok('role.grant', { personId: leader.personId, role: 'leader', scopeId: stationId })
  const players = new Map<Buyer, Person>(rest.map((person, n) => [{ name: `buyer ${n + 1}`, stationId, hasDoor: false, house: null, asksToJoin: null }, person]))
  return new Run(server, model, { ...evening, campaignId: round }, leader, players)
}

async function audit(admin: Person, ids?: readonly string[]): Promise<void> {
  const { invariants } = await admin.ok('ops.audit', ids ? { ids: [...ids] } : {})
  const broken = invariants.filter((one) => 'count' in one && one.count !== undefined && one.count > 0)
  if (broken.length > 0) throw new Differs(`a promise is broken: ${JSON.stringify(broken).slice(0, 1_000)}`)
}

/** Plays these commands of a seed on a new evening. Says what differed, if anything. */
export async function play(server: TestServer, seed: number, picks: readonly number[], long: boolean): Promise<{ wrong: string | null; run: Run }> {
  const run = await setTheStage(server, seed)
  const [admin] = await admins(server, 1, `audits-${run.evening.stationId}`)
  if (!admin) throw new Error('somebody audits')
  try {
    for (const n of picks) {
      run.chance = chanceFor(seed, n)
      const before = run.done.length
      // Nothing happens at the same instant as something else.
      run.goTo(run.model.now + 1_000)
      await commandFor(run.chance, n).act(run)
      await run.compare()
      const wrote = run.done.length > before
      if (wrote) await audit(admin, long ? undefined : TOUCHED)
      if (n % 10 === 0) await run.compareItems()
    }
    await settle(run)
    await server.flush()
    for (const trade of run.model.news.splice(0)) run.model.collect(trade, null)
    await settle(run)
    await run.compareAll()
    await audit(admin)
    const failures = server.takeFailures()
    if (failures.length > 0) throw new Differs(failures.join('; '))
    return { wrong: null, run }
  } catch (error) {
    server.takeFailures()
    return { wrong: error instanceof Error ? error.message : String(error), run }
  }
}

/** Leaves out what makes no difference: halves first, then quarters, down to single commands. */
async function shrink(server: TestServer, seed: number, all: readonly number[]): Promise<readonly number[]> {
  let picks = all
  let tries = 0
  for (let size = Math.ceil(picks.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < picks.length && tries < SHRINK_TRIES; ) {
      const fewer = [...picks.slice(0, from), ...picks.slice(from + size)]
      tries++
      if (fewer.length > 0 && (await play(server, seed, fewer, false)).wrong) picks = fewer
      else from += size
    }
  }
  return picks
}

async function tellOf(server: TestServer, seed: number, wrong: string, long: boolean): Promise<string> {
  const picks = await shrink(server, seed, Array.from({ length: LENGTH }, (_, n) => n))
  const again = await play(server, seed, picks, long)
  return [`seed ${seed} (npm run proof -- model --seed ${seed}): ${again.wrong ?? wrong}`, ...again.run.done.map((line) => `      ${line}`)].join('\n')
}

interface Played {
  readonly counts: Map<string, number>
  readonly broken: string[]
  done: number
}

/** Some evenings that follow each other in one shop; the first that differs is the last. */
async function playInOneShop(db: Db, seeds: readonly number[], played: Played, { long, say }: Form): Promise<void> {
  const server = new TestServer({ db })
  await server.start()
  try {
    for (const seed of seeds) {
      const { wrong, run } = await play(server, seed, Array.from({ length: LENGTH }, (_, n) => n), long)
      for (const [name, times] of run.counts) played.counts.set(name, (played.counts.get(name) ?? 0) + times)
      played.done++
      if (!wrong) continue
      say(`seed ${seed} differs on ${db}: ${wrong.slice(0, 300)}`)
      played.broken.push(await tellOf(server, seed, wrong, long))
      return
    }
    say(`${played.done} evenings, the last ones with seed ${seeds[0] ?? 0} and on (${db})`)
  } finally {
    await server.stop()
  }
}

/** The reference model beside the shop, evening after evening, on both databases side by side. */
export async function model(form: Form): Promise<ProofResult> {
  const { long, seed, say } = form
  const first = seed ?? Math.floor(Math.random() * 1e8)
  const seeds = seed === undefined ? [...SEEDS, ...Array.from({ length: long ? RUNS.long : RUNS.short }, (_, n) => first + n)] : [seed]
  const shops = Array.from({ length: Math.ceil(seeds.length / RUNS_A_SHOP) }, (_, n) => seeds.slice(n * RUNS_A_SHOP, (n + 1) * RUNS_A_SHOP))
  const played: Played = { counts: new Map(), broken: [], done: 0 }
  const lane = async (db: Db) => {
    for (let next = shops.shift(); next && played.broken.length < MOST_BROKEN; next = shops.shift()) await playInOneShop(db, next, played, form)
  }
  await Promise.all(BOTH.map(lane))
  const { counts, broken, done } = played
  if (seed !== undefined) for (const [name, times] of [...counts].sort()) say(`${name} ${times}`)
  const ok = [...counts].filter(([name]) => name.endsWith(' ok')).reduce((sum, [, times]) => sum + times, 0)
  const all = [...counts.values()].reduce((sum, times) => sum + times, 0)
  return { summary: `${done} evenings × ${LENGTH} commands from seed ${first}: ${all} calls as the model says, ${ok} of them done, ${all - ok} refused`, broken }
}
