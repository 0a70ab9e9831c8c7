import { befriend } from '../household/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test('seven accepted at once: five come in beside the first', async () => {
    const [first, ...others] = (await shop.people(8, 'h-race')) as [Person, ...Person[]]
    const { code } = await first.ok('household.invite', {})
    for (const person of others) await person.ok('household.join', { code })
    const answers = await race(others, ({ personId }) => first.call('household.confirm', { personId, accept: true }))
    expect(tally(answers)).toEqual({ ok: 5, household_full: 2 })
    const { members, waiting } = await first.ok('household.get', {})
    expect([members.length, waiting.length]).toEqual([6, 2])
  })

  test('two members who say yes at once to the same one let her in once', async () => {
    const [li, wang, zhao] = (await shop.people(3, 'h-twice')) as [Person, Person, Person]
    await befriend(li, wang)
    const { code } = await li.ok('household.invite', {})
    await zhao.ok('household.join', { code })
    const answers = await race([li, wang], (member) => member.call('household.confirm', { personId: zhao.personId, accept: true }))
    expect(tally(answers)).toEqual({ ok: 1, person_not_found: 1 })
    expect((await zhao.ok('household.get', {})).members).toHaveLength(3)
  })

  test('two who have typed each other’s code and both say yes end in one household', async () => {
    for (let n = 0; n < 10; n++) {
      const [li, wang] = (await shop.people(2, `h-cross${n}`)) as [Person, Person]
      const mine = await li.ok('household.invite', {})
      const hers = await wang.ok('household.invite', {})
      await li.ok('household.join', { code: hers.code })
      await wang.ok('household.join', { code: mine.code })
      const answers = await race([[li, wang], [wang, li]] as const, ([member, other]) => member.call('household.confirm', { personId: other.personId, accept: true }))
      expect(tally(answers)).toEqual({ ok: 1, person_not_found: 1 })
      const [one, two] = [await li.ok('household.get', {}), await wang.ok('household.get', {})]
      expect(one.householdId).toBe(two.householdId)
      expect(one.members).toHaveLength(2)
    }
  })

  test('twenty codes guessed at once are all counted', async () => {
    const [guesser] = (await shop.people(1, 'h-guess')) as [Person]
    const answers = await race(Array.from({ length: 20 }), (_none, n) => guesser.call('household.join', { code: `ZZZZZZ${String(n).padStart(2, '0')}` }))
    expect(tally(answers)).toEqual({ code_wrong: 5, too_many_codes: 15 })
  })

  test('the last two who leave at once end the household', async () => {
    const [li, wang] = (await shop.people(2, 'h-leave')) as [Person, Person]
    await befriend(li, wang)
    expect(tally(await race([li, wang], (person) => person.call('household.leave', {})))).toEqual({ ok: 2 })
    expect(await li.ok('household.get', {})).toMatchObject({ householdId: null })
  })
})
