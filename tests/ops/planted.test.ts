import { INVARIANTS } from '../../cloudfunctions/ops/invariants/all'
import type { Shown } from '../../cloudfunctions/ops/invariant'
import { onPostgres, useServer } from '../support/server'
import { PLANTS } from './plants'
import { Scratch } from './scratch'
import { makeWorld } from './world'

const shown = INVARIANTS.flatMap((invariant) => ('query' in invariant ? [invariant] : []))
const named = (id: string): Shown => shown.find((invariant) => invariant.id === id)!

test('every query has something planted for it', () => {
  expect(shown.filter(({ id }) => !PLANTS.some((plant) => plant.id === id)).map(({ id }) => id)).toEqual([])
})

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  let scratch: Scratch

  beforeAll(async () => {
    await makeWorld(shop)
    scratch = new Scratch(shop.databaseUrl!, shop.now)
  }, 60_000)

  test.each(shown.map(({ id }) => id))('%s holds after a day in which everything happened', async (id) => {
    expect((await scratch.afterwards(named(id), [], ['select'])).what).toEqual([])
  })

  test.each(PLANTS.map((plant) => [plant.id, plant.found, plant] as const))('%s: %s', async (id, found, { tables, break: statements }) => {
    const { touched, what } = await scratch.afterwards(named(id), tables, statements)
    expect(touched).toBeGreaterThan(0)
    expect(what).toContain(found)
  })
})
