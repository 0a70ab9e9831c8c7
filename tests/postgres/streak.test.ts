import { onPostgres, useServer } from '../support/server'
import { aResident, dayAfter, noonOf, signsOn, upTo } from '../streak/fixtures'
import { race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test('one person with forty fingers signs in once a day', async () => {
    const li = await aResident(shop, 'fingers')
    for (const n of upTo(7)) {
      const answers = await race(upTo(40), () => li.call('streak.sign', {}, { now: noonOf(n) }))
      expect(tally(answers)).toEqual({ ok: 1, already_signed: 39 })
    }
    const seen = await li.ok('points.list', {}, { now: noonOf(6) })
    expect(seen.free).toBe(1 + 2 + 3 + 4 + 5 + 5 + 5 + 5 + 15)
  })

  test('two hundred people at midnight are two hundred sign-ins', async () => {
    const people = await shop.people(200, 'midnight')
    const answers = await race(people, (person) => person.call('streak.sign', {}, { now: noonOf(0) }))
    expect(tally(answers)).toEqual({ ok: 200 })
  })

  test('a card and a sign-in at once: both days count for the run, and what it reached comes once', async () => {
    for (let round = 0; round < 15; round++) {
      const li = await aResident(shop, `joins-${round}`)
      // Ten sign-ins for the card, then six days, of which the seventh and the one that joins them come together.
      await signsOn(li, ...upTo(10), ...upTo(2, 12), ...upTo(3, 15))
      const now = noonOf(18)
      const [made, signed] = await race(['makeUp', 'sign'], (what) => (what === 'sign' ? li.call('streak.sign', {}, { now }) : li.call('streak.makeUp', { day: dayAfter(14) }, { now })))
      const given = [made, signed].flatMap((answer) => (answer!.body.value as { prizes: { days: number }[] }).prizes.map(({ days }) => days))
      expect(given).toEqual([7])
      expect((await li.ok('streak.month', {}, { now })).run.days).toBe(7)
    }
  })

  test('one card for two days at once fills one of them', async () => {
    const li = await aResident(shop, 'one-card')
    await signsOn(li, ...upTo(9), 11, 14)
    const now = noonOf(14)
    const answers = await race([10, 12, 13, 10, 12, 13], (day) => li.call('streak.makeUp', { day: dayAfter(day) }, { now }))
    expect(tally(answers).ok).toBe(1)
    expect((await li.ok('streak.month', {}, { now })).days.filter(({ madeUp }) => madeUp)).toHaveLength(1)
  })
})
