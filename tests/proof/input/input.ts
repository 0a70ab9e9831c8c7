import type { CallSpec } from '@domain/call'
import { calls } from '@domain/contract'
import { Chance } from '../../../cloudfunctions/_demo/parts/random'
import { parseInput } from '../../../cloudfunctions/_kit/input'
import { freshKey } from '../../support/person'
import { TestServer, type Person } from '../../support/server'
import { quantile } from '../../bench/measure'
import { admins } from '../admins'
import type { Form, ProofResult } from '../parts'
import { changed, fingerprint, lanes } from '../rows'
import { SlowClients, largeBodies } from './crowd'
import { collecting, liveMegabytes } from './live'
import { raw } from './raw'
import { shapeOf, spoiled, valid, type Shape } from './shapes'

const SPECS = Object.entries(calls as Readonly<Record<string, CallSpec>>).map(([name, spec]) => ({ name, spec, shape: shapeOf(spec) }))
type Spec = { readonly name: string; readonly spec: CallSpec; readonly shape: Shape }
const NAMES = SPECS.map(({ name }) => name)

const TIMES = { short: 20_000, long: 100_000 }
/** Calls that one person may make at once before she hears 429. */
const A_PERSON = 250
const LANES = 16
/** So often a run says how far it is. */
const SAID_EACH = 5_000
/** What a server learns while it runs. */
const GROWTH_MB = 12
/** Traces of code in an answer. */
const TRACE = /\bat .*\.(js|ts):\d+|node_modules|Error: |violates|syntax error|relation "/
/** Calls that end the one who makes them. */
const ENDS = new Set(['session.close', 'me.erase'])

/** What is wrong with an answer, whatever was asked. */
function flaw(status: number, text: string, refused: boolean): string | null {
  if (status >= 500 && status !== 503) return `answered ${status}`
  if (TRACE.test(text)) return `shows its inside: ${text.slice(0, 200)}`
  return refused && status < 400 ? `was taken: ${text.slice(0, 200)}` : null
}

/** What makes a contract throw is sent too: the server must not. */
function takes(spec: CallSpec, input: unknown): boolean {
  try {
    return parseInput(spec, input).ok
  } catch {
    return false
  }
}

class Fuzz {
  readonly broken: string[] = []
  readonly counts = { spoiled: 0, raw: 0, taken: 0 }

  constructor(
    private readonly shop: TestServer,
    private readonly people: readonly Person[],
    private readonly chance: Chance,
    private readonly known: readonly string[],
  ) {}

  private who = 0
  private next(): Person {
    const person = this.people[Math.floor(this.who++ / A_PERSON) % this.people.length]
    if (!person) throw new Error('somebody asks')
    return person
  }

  /** Something that its contract doesn't take: refused, and nothing is written. */
  async refused(): Promise<void> {
    const { name, spec, input } = this.wrongInput()
    this.counts.spoiled++
    await this.call(name, input, spec.kind === 'write' ? freshKey() : null, true)
  }

  private wrongInput(): Spec & { input: unknown } {
    for (;;) {
      const one = this.chance.pick(SPECS)
      const input: unknown = JSON.parse(JSON.stringify(spoiled(valid(one.shape, this.chance, this.known), this.chance)) ?? 'null')
      if (!takes(one.spec, input)) return { ...one, input }
    }
  }

  /** Something that isn't a call at all. */
  async odd(): Promise<void> {
    const { method = 'POST', path, body, headers = {} } = raw(this.chance, NAMES, this.next().token ?? '')
    const answer = await this.shop.http(method, path, { body, headers }).catch((error: unknown) => error)
    const text = answer instanceof Response ? await answer.text() : ''
    this.counts.raw++
    if (answer instanceof Response) this.note(`${method} ${path} ${JSON.stringify(headers).slice(0, 200)} ${String(body).slice(0, 100)}`, flaw(answer.status, path.startsWith('/api/') ? text : '', false))
  }

  /** Something odd that its contract takes: a value or a refusal. */
  async taken(): Promise<void> {
    const { name, input } = this.oddInput()
    this.counts.taken++
    await this.call(name, input, freshKey(), false)
  }

  private oddInput(): Spec & { input: unknown } {
    for (;;) {
      const one = this.chance.pick(SPECS)
      const input = valid(one.shape, this.chance, this.known)
      if (!ENDS.has(one.name) && takes(one.spec, input)) return { ...one, input }
    }
  }

  private async call(name: string, input: unknown, key: string | null, refused: boolean): Promise<void> {
    // As text, since a text alone would be sent as it is.
    const answer = await this.next().call(name, JSON.stringify(input), { key }).catch(String)
    this.note(`${name} ${JSON.stringify(input)?.slice(0, 400)}`, typeof answer === 'string' ? answer : flaw(answer.status, JSON.stringify(answer.body), refused))
  }

  private note(what: string, wrong: string | null): void {
    if (wrong && this.broken.length < 50) this.broken.push(`${what}: ${wrong}`)
  }
}

/** An honest neighbour beside all that: how long she waits, and whether she is ever turned away. */
async function neighbour(shop: TestServer, until: () => boolean): Promise<{ medianMs: number; p99Ms: number; asked: number; failed: number }> {
  const took: number[] = []
  let failed = 0
  while (!until()) {
    const from = performance.now()
    const answer = await shop.nobody.call('campaign.tonight', { stationId: 's1' }).catch(() => undefined)
    took.push(performance.now() - from)
    if (answer?.status !== 200) failed++
    await new Promise((rest) => setTimeout(rest, 20))
  }
  took.sort((a, b) => a - b)
  return { medianMs: quantile(took, 0.5), p99Ms: quantile(took, 0.99), asked: took.length, failed }
}

async function proveOn(shop: TestServer, { long, seed = Math.floor(Math.random() * 1e9), say }: Form): Promise<ProofResult> {
  const times = long ? TIMES.long : TIMES.short
  say(`seed ${seed}`)
  const crowd = await admins(shop, Math.ceil(times / A_PERSON / (long ? 4 : 1)), 'fuzz')
  const known = crowd.slice(0, 2).map(({ personId }) => personId)
  const fuzz = new Fuzz(shop, crowd, new Chance(seed), known)
  await lanes(Math.round(times * 0.2), LANES, () => fuzz.odd())
  const before = await fingerprint(shop.databaseUrl)
  const held = await liveMegabytes(shop)
  const slow = new SlowClients(shop.url)
  let over = false
  const honest = neighbour(shop, () => over)
  const large = largeBodies(shop, long ? 200 : 40)
  await lanes(Math.round(times * 0.7), LANES, async (n) => {
    await fuzz.refused()
    if ((n + 1) % SAID_EACH === 0) say(`${n + 1} refused, ${fuzz.broken.length} things wrong`)
  })
  const broken = [...(await large)]
  over = true
  const waited = await honest
  const after = await fingerprint(shop.databaseUrl)
  const touched = changed(before, after)
  if (touched.length > 0) broken.push(`what was refused changed ${touched.join(', ')}`)
  if (waited.failed > 0) broken.push(`${waited.failed} of ${waited.asked} calls of an honest neighbour were turned away`)
  const grown = (await liveMegabytes(shop)) - held
  if (grown > GROWTH_MB) broken.push(`the server holds ${Math.round(grown)} MB more after ${Math.round(times * 0.7)} refused requests`)
  await lanes(Math.round(times * 0.1), LANES, () => fuzz.taken())
  broken.push(...(await slow.letGo()), ...fuzz.broken, ...shop.takeFailures())
  const { spoiled: wrong, raw: odd, taken } = fuzz.counts
  return {
    summary: `seed ${seed}: ${wrong} inputs that no contract takes, ${odd} odd requests, ${taken} odd inputs that a contract takes; it held ${Math.round(held)} MB before and ${Math.round(held + grown)} MB after them; an honest neighbour beside it waited ${Math.round(waited.medianMs)} ms (p99 ${Math.round(waited.p99Ms)} ms)`,
    broken,
  }
}

/** What phones never send, on PostgreSQL, where every row can be counted before and after. */
export async function input(form: Form): Promise<ProofResult> {
  const shop = new TestServer({ db: 'postgres', env: { NODE_OPTIONS: collecting() } })
  await shop.start()
  try {
    const proved = await proveOn(shop, form)
    const audited = (await shop.audit()).map((each) => JSON.stringify(each).slice(0, 500))
    return { ...proved, broken: [...proved.broken, ...audited] }
  } finally {
    await shop.stop()
  }
}
