import { fetched, goesBack, photo, says } from '../review/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  const reviewed = async (person: Person) => (await person.ok('points.list', {})).entries.filter(({ kind }) => kind === 'reviewed').reduce((sum, { points }) => sum + points, 0)

  test('ten taps at once write one review, and one of ten pictures earns: no more than three are kept', async () => {
    const [li] = (await shop.people(1, 'review-race')) as [Person]
    await li.ok('station.choose', { stationId: 's1' })
    const orderId = await fetched(shop, li)
    const taps = await race(Array.from({ length: 10 }, (_, n) => n), (n) => li.call('review.write', { orderId, itemId: 'g1-i1', stars: 1 + (n % 5), words: `${n}` }))
    expect(tally(taps)).toEqual({ ok: 10 })
    expect((await li.ok('review.list', { itemId: 'g1-i1' })).reviews.filter(({ mine }) => mine)).toHaveLength(1)
    const { reviewId } = await says(li, orderId)
    const pictures = await race(Array.from({ length: 10 }, (_, n) => n), (n) => li.call('review.addPicture', { reviewId, photo: photo(n) }))
    expect(tally(pictures)).toEqual({ ok: 3, pictures_full: 7 })
    expect(await reviewed(li)).toBe(5)
  })

  test('a picture that meets its line\'s refund, or an operator, never leaves points behind', async () => {
    const people = await shop.people(12, 'review-meets')
    const operator = await shop.as('c1-operator-1')
    await race(people, async (person, n) => {
      await person.ok('station.choose', { stationId: 's1' })
      const orderId = await fetched(shop, person, [{ itemId: 'g1-i2', quantity: 1 }])
      const { reviewId } = await says(person, orderId, 2, '一般', 'g1-i2')
      const ends = n % 2 === 0 ? goesBack(shop, person, orderId, 1, 'g1-i2') : operator.ok('review.hide', { reviewId, reason: '广告' })
      await Promise.all([person.call('review.addPicture', { reviewId, photo: photo(n) }), ends])
    })
    for (const person of people) expect(await reviewed(person)).toBe(0)
  })
})
