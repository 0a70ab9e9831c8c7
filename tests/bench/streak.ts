import { later, days, instant } from '@domain/time'
import type { Person, TestServer } from '../support/server'
import { onPostgres } from './ground'
import { measure, middle, type Measured } from './measure'
import { against, type Line } from './report'

const CLIENTS = 64
const ROUNDS = 6
const MIDNIGHT = instant('2026-12-01T16:00:00.000Z')

/** Everybody signs in at one midnight after another, beside the same people's calls that write one plain row of their own, in turns. */
async function midnights(shop: TestServer, count: number): Promise<Line[]> {
  const people = await shop.people(count, 'sleepless')
  await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's1' })))
  const signs: Measured[] = []
  const plain: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    shop.at(later(MIDNIGHT, days(round)))
    const each = (name: string, ask: (person: Person) => Promise<unknown>) => measure(name, people, CLIENTS, CLIENTS, ask)
    signs.push(await each('streak.sign at midnight, all different people', (person) => person.ok('streak.sign', {})))
    plain.push(await each('message.accept, a row each', (person) => person.ok('message.accept', { accepted: ['arrived'] })))
  }
  const row = middle(plain)
  const reach = '≥ 0.5 of the row; aim 1,500/s, p99 < 100 ms'
  return [{ ...row, writes: 'a row, reply' }, against(row, middle(signs), 'sign-in, points, audit, job, reply', { least: 0.5, reach })]
}

/** What signing in costs when everybody comes at once. */
export const streak = ({ full }: { readonly full: boolean }): Promise<Line[]> => onPostgres((shop) => midnights(shop, full ? 1_000 : 400))
