import { everyOrderOfTwo, race, tally } from '../postgres/race'
import { onBothDatabases, useServer } from './server'
import { reasonIn } from './skip'

onBothDatabases((db) => {
  const shop = useServer({ db, seed: 'none', audit: false })

  test('a test signs somebody in, and she is who the server says', async () => {
    const li = await shop.as('li')
    const me = await li.ok('me.get', {})
    expect(me.personId).toBe(li.personId)
  })

  test('a bad input is an error of the call, and nobody is nobody', async () => {
    expect(await shop.nobody.error('me.get', {})).toBe('no_session')
    const li = await shop.as('li')
    expect(await li.error('me.get', { more: 1 })).toBe('bad_input')
    expect(await li.error('me.fly', {})).toBe('unknown_call')
  })

  test('the same people come back after the server was killed', async () => {
    const li = await shop.as('li')
    await shop.restart({ signal: 'SIGKILL' })
    expect((await li.ok('me.get', {})).personId).toBe(li.personId)
  })

  test('many speak at once', async () => {
    const people = await shop.people(30, 'racer')
    expect(tally(await race(people, (person) => person.call('me.get', {})))).toEqual({ ok: 30 })
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(30)
  })

  test('the simulator answers beside it', async () => {
    expect(await shop.simState()).toMatchObject({ trades: [] })
    expect(await shop.flush()).toBe(0)
  })
})

test('every order of two names each pair both ways', () => {
  expect(everyOrderOfTwo(['pay', 'leave', 'settle'])).toEqual([
    ['pay', 'leave'],
    ['pay', 'settle'],
    ['leave', 'pay'],
    ['leave', 'settle'],
    ['settle', 'pay'],
    ['settle', 'leave'],
  ])
})

test('the reason of a skip is read back from the name', () => {
  expect(reasonIn('on PostgreSQL (skipped because no PostgreSQL runs: start tests by `npm test`) pays')).toBe(
    'no PostgreSQL runs: start tests by `npm test`',
  )
  expect(reasonIn('pays (late)')).toBeUndefined()
})
