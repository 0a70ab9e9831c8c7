import { Chance } from '../../cloudfunctions/_demo/parts/random'
import { onPostgres, useServer, type Person } from '../support/server'
import { dayNumber, Wall, written } from './model'

const HOUR = 3_600_000
const MIDNIGHT = Date.parse('2026-11-30T16:00:00.000Z')
/** What phones take for their time: twelve zones, and clocks that are up to 26 hours wrong. */
const PHONES = [-12, -11, -9.5, -8, -3.5, 0, 1, 5.5, 5.75, 8, 13, 14].map((zone, n) => ({ zone, wrongMs: [0, 26, -26, 13][n % 4]! * HOUR }))
/** A year is told by four people to each phone, a season each: nobody may ask as often as a whole one takes. */
const SEASONS = [{ from: 0, days: 92 }, { from: 92, days: 91 }, { from: 183, days: 91 }, { from: 274, days: 91 }]

const asAnswer = ({ day, days, points, prizes, card }: { day: string; days: number; points: number; prizes: { days: number }[]; card: boolean }) => ({ day, days, points, steps: prizes.map((step) => step.days), card })

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  /** Asks as that phone would, which sends the time that it takes for true along. */
  async function asks(person: Person, name: 'streak.sign' | 'streak.makeUp', input: object, ms: number, { zone, wrongMs }: (typeof PHONES)[number]) {
    const thought = new Date(ms + wrongMs)
    const minutes = Math.abs(zone * 60)
    const local = `GMT${zone < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}${String(minutes % 60).padStart(2, '0')}`
    const headers = { authorization: `Bearer ${person.token}`, 'idempotency-key': `${name}-${ms}-${Math.random()}`, 'x-test-now': new Date(ms).toISOString(), date: thought.toUTCString(), 'x-timezone': local }
    const body = (await (await shop.http('POST', `/api/${name}`, { body: input, headers })).json()) as { ok: boolean; value: Parameters<typeof asAnswer>[0]; refusal: string }
    return body.ok ? asAnswer(body.value) : body.refusal
  }

  /** When somebody comes by around one midnight: at its edges to the millisecond, or at any time of its day. */
  function moments(chance: Chance, midnight: number): number[] {
    const any = midnight + chance.int(2, 24 * HOUR - 2)
    return chance.pick([[midnight - 1], [midnight], [midnight + 1], [midnight - 1, midnight], [midnight - 1, midnight, midnight + 1], [any], [any], [midnight, any], []])
  }

  async function tellSeason(person: Person, phone: (typeof PHONES)[number], { from, days }: (typeof SEASONS)[number], seed: number): Promise<number> {
    const chance = new Chance(seed)
    const wall = new Wall()
    let last = 0
    let answers = 0
    for (let n = from; n < from + days; n++) {
      for (const ms of moments(chance, MIDNIGHT + n * 24 * HOUR).filter((each) => each > last)) {
        last = ms
        answers++
        expect([n, await asks(person, 'streak.sign', {}, ms, phone)]).toEqual([n, wall.sign(ms)])
        if (!chance.yes(wall.cards > 0 ? 0.3 : 0.02)) continue
        const day = dayNumber(ms) - chance.int(0, 8)
        expect([n, await asks(person, 'streak.makeUp', { day: written(day) }, ms, phone)]).toEqual([n, wall.makeUp(day, ms)])
      }
    }
    const now = new Date(last).toISOString()
    expect((await person.ok('streak.month', {}, { now })).run.days).toBe(wall.standing(last))
    expect((await person.ok('points.list', {}, { now })).free).toBe(wall.points)
    return answers
  }

  test.each(SEASONS.map((season) => [`days ${season.from} to ${season.from + season.days}`, season] as const))(
    'a year of sign-ins is that of a calendar on the wall, whatever the phones take for the time: %s',
    async (_name, season) => {
      const people = await shop.people(PHONES.length, `year-${season.from}`)
      await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's1' })))
      const answers = await Promise.all(people.map((person, n) => tellSeason(person, PHONES[n]!, season, 1_000 + n + season.from)))
      expect(Math.min(...answers)).toBeGreaterThan(60)
    },
  )

  test('every midnight of a year parts two days to the millisecond', async () => {
    const people = await shop.people(4, 'edges')
    const partsDays = async (person: Person, first: number): Promise<void> => {
      for (let n = first; n < 365; n += people.length) {
        const midnight = MIDNIGHT + n * 24 * HOUR
        const days = [midnight - 1, midnight].map(async (ms) => (await person.ok('streak.month', {}, { now: new Date(ms).toISOString() })).today)
        expect(await Promise.all(days)).toEqual([written(dayNumber(midnight) - 1), written(dayNumber(midnight))])
      }
    }
    await Promise.all(people.map(partsDays))
  })
})
