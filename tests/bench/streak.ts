import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { later, days, instant } from '@domain/time'
import { TestServer, type Person } from '../support/server'
import { measure, type Measured } from './measure'

const CLIENTS = 64
const PEOPLE = 1_000
const ROUNDS = 6
const MIDNIGHT = instant('2026-12-01T16:00:00.000Z')

interface Line extends Measured {
  readonly ratio?: number
}

const middle = (all: readonly Measured[]): Measured => [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]!

/** Everybody signs in at one midnight after another, beside the same people's calls that write one plain row of their own, in turns. */
async function midnights(shop: TestServer): Promise<Line[]> {
  const people = await shop.people(PEOPLE, 'sleepless')
  await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's1' })))
  const signs: Measured[] = []
  const plain: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    shop.at(later(MIDNIGHT, days(round)))
    const each = (name: string, ask: (person: Person) => Promise<unknown>) => measure(name, people, CLIENTS, CLIENTS, ask)
    signs.push(await each('streak.sign at midnight, all different people', (person) => person.ok('streak.sign', {})))
    plain.push(await each('message.accept, a row each', (person) => person.ok('message.accept', { accepted: ['arrived'] })))
  }
  const raw = middle(plain)
  return [raw, { ...middle(signs), ratio: middle(signs).perSecond / raw.perSecond }]
}

/** What signing in costs when everybody comes at once; prints it and writes it to `dist/bench-streak.json`. */
export async function bench(root: string): Promise<void> {
  const shop = new TestServer({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })
  await shop.start()
  try {
    const lines = await midnights(shop)
    for (const { name, perSecond, medianMs, p99Ms, ratio } of lines) {
      const rest = [`median ${medianMs.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`, ratio === undefined ? '' : `× ${ratio.toFixed(2)}`]
      console.log([name.padEnd(56), `${perSecond.toFixed(0).padStart(6)} /s`, ...rest.filter(Boolean)].join('   '))
    }
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(join(root, 'dist', 'bench-streak.json'), `${JSON.stringify(lines, null, 2)}\n`)
  } finally {
    await shop.stop()
  }
}
