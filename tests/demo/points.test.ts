import { useServer } from '../support/server'

describe('points in the full demo data', () => {
  const shop = useServer({ db: 'pglite', seed: 'full', audit: true })
  const points = async (n: number) => (await shop.as(`c1-resident-${n}`)).ok('points.list', {})

  test('somebody has paid with hers, earned some without packaging, and some wait for an after-sale window', async () => {
    const { entries } = await points(5)
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'green', how: 'earned', points: 5 }))
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'used', how: 'spent' }))
    const everybody = await Promise.all(Array.from({ length: 15 }, (_, n) => points(n + 1)))
    expect(everybody.filter(({ free }) => free > 0).length).toBeGreaterThan(3)
    expect(everybody.filter(({ frozen }) => frozen > 0).length).toBeGreaterThan(0)
  })
})
