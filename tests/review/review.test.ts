import { instant, later, minutes } from '@domain/time'
import { calls } from '../pickup/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { changes, fetched, goesBack, photo, reviewsCounted, says } from './fixtures'

const DAY_8 = '2026-11-30T02:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('what is said of goods stands with them for all neighbours, the newest first, under the name of those alone who show it', async () => {
    const [li, wang] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
    await calls(li, '小李')
    const [one, other] = [await fetched(shop, li), await fetched(shop, wang)]
    await says(li, one, 5, '很新鲜')
    await says(wang, other, 2, '')
    const seen = await (await shop.as('c1-resident-3')).ok('review.list', { itemId: 'g1-i1' })
    expect(seen).toMatchObject({ meanTenths: 35, count: 2, each: [0, 1, 0, 0, 1], cursor: null })
    expect(seen.reviews.map(({ nickname, stars, words, mine }) => ({ nickname, stars, words, mine }))).toEqual([
      { nickname: null, stars: 2, words: '', mine: false },
      { nickname: '小李', stars: 5, words: '很新鲜', mine: false },
    ])
    expect((await li.ok('review.list', { itemId: 'g1-i1' })).reviews.map(({ mine }) => mine)).toEqual([false, true])
    expect(JSON.stringify(seen)).not.toContain(li.personId)
  })

  test('across communities nobody reads them', async () => {
    expect(await (await shop.as('c2-resident-1')).refusal('review.list', { itemId: 'g1-i1' })).toBe('item_not_found')
    expect(await shop.nobody.error('review.list', { itemId: 'g1-i1' })).toBe('no_session')
  })

  test('one speaks once of a line, of one\'s own order, and of what was fetched', async () => {
    const zhao = await shop.as('c1-resident-4')
    const { orderId } = await zhao.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 1 }], handover: 'station' })
    const wish = { orderId, itemId: 'g1-i2', stars: 4, words: '好' }
    expect(await zhao.refusal('review.write', wish)).toBe('not_fetched')
    await zhao.pay(orderId)
    expect(await zhao.refusal('review.write', wish)).toBe('not_fetched')
    await (await shop.as('c1-leader-1')).ok('pickup.confirm', { code: (await zhao.ok('pickup.code', { orderId })).code })
    expect((await zhao.ok('review.mine', { orderId })).lines).toMatchObject([{ itemId: 'g1-i2', review: null }])
    expect(await (await shop.as('c1-resident-5')).refusal('review.write', wish)).toBe('order_not_found')
    expect(await zhao.refusal('review.write', { ...wish, itemId: 'g1-i3' })).toBe('item_not_found')
    const { reviewId } = await zhao.ok('review.write', wish)
    expect(await zhao.ok('review.write', wish)).toMatchObject({ reviewId })
    expect((await zhao.ok('review.list', { itemId: 'g1-i2' })).reviews).toMatchObject([{ correctedAt: null }])
    expect(await zhao.ok('review.write', { ...wish, stars: 1, words: '第二天就烂了' })).toMatchObject({ reviewId, stars: 1 })
    expect(await zhao.ok('review.list', { itemId: 'g1-i2' })).toMatchObject({ count: 1, meanTenths: 10, reviews: [{ words: '第二天就烂了', correctedAt: shop.now }] })
    for (const stars of [0, 6, 4.5]) expect(await zhao.error('review.write', { ...wish, stars })).toBe('bad_input')
  })

  test('what went back as a whole is not reviewed; what was said before its money went back stays', async () => {
    const sun = await shop.as('c1-resident-6')
    const before = await fetched(shop, sun, [{ itemId: 'g1-i3', quantity: 1 }])
    await says(sun, before, 1, '坏的', 'g1-i3')
    await goesBack(shop, sun, before, 1, 'g1-i3')
    expect(await sun.ok('review.list', { itemId: 'g1-i3' })).toMatchObject({ count: 1, reviews: [{ words: '坏的' }] })
    const after = await fetched(shop, sun, [{ itemId: 'g1-i4', quantity: 1 }])
    await goesBack(shop, sun, after, 1, 'g1-i4')
    expect(await sun.refusal('review.write', { orderId: after, itemId: 'g1-i4', stars: 1, words: '' })).toBe('review_refunded')
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('the first picture earns five points, further ones none, and the last one taken away takes them back', async () => {
    const li = await shop.as('c1-resident-1')
    const { reviewId } = await says(li, await fetched(shop, li))
    const add = (n: number) => li.ok('review.addPicture', { reviewId, photo: photo(n) })
    expect(await changes(shop, li, () => add(1))).toBe(5)
    expect(await changes(shop, li, () => add(2))).toBe(0)
    const { pictures } = await add(3)
    expect(await li.refusal('review.addPicture', { reviewId, photo: photo(4) })).toBe('pictures_full')
    const neighbour = await shop.as('c1-resident-2')
    expect(await neighbour.ok('review.picture', { pictureId: pictures[1] ?? '' })).toEqual({ photo: photo(2) })
    expect(await (await shop.as('c2-resident-1')).refusal('review.picture', { pictureId: pictures[1] ?? '' })).toBe('picture_not_found')
    expect(await neighbour.refusal('review.dropPicture', { pictureId: pictures[1] ?? '' })).toBe('picture_not_found')
    const drop = (n: number) => li.ok('review.dropPicture', { pictureId: pictures[n] ?? '' })
    expect(await changes(shop, li, () => drop(0))).toBe(0)
    expect(await changes(shop, li, async () => [await drop(1), await drop(2)])).toBe(-5)
    expect(await changes(shop, li, () => add(5))).toBe(5)
    expect(await changes(shop, li, () => li.ok('review.remove', { reviewId }))).toBe(-5)
    expect((await li.ok('review.list', { itemId: 'g1-i1' })).count).toBe(0)
  })

  test('points of a picture go back with the line\'s money, whenever that is', async () => {
    const wang = await shop.as('c1-resident-3')
    const orderId = await fetched(shop, wang)
    const { reviewId } = await says(wang, orderId)
    await wang.ok('review.addPicture', { reviewId, photo: photo() })
    const reviewed = async () => (await wang.ok('points.list', {})).entries.filter(({ kind }) => kind === 'reviewed').map(({ points }) => points)
    await goesBack(shop, wang, orderId, 1)
    expect(await reviewed()).toEqual([5])
    await goesBack(shop, wang, orderId, 1)
    expect(await reviewed()).toEqual([-5, 5])
    expect(await changes(shop, wang, () => wang.ok('review.addPicture', { reviewId, photo: photo() }))).toBe(0)
  })

  test('what is no picture is not taken', async () => {
    const qian = await shop.as('c1-resident-4')
    for (const no of ['<svg onload=alert(1)>', Buffer.from('<html>').toString('base64'), `${photo()}"`, '/9j/'.padEnd(32_801, 'A')])
      expect(await qian.error('review.addPicture', { reviewId: 'x', photo: no })).toBe('bad_input')
  })

  test('an operator hides what was reported, with a reason: nobody sees it, its points go, its author hears why', async () => {
    const [author, neighbour, operator] = [await shop.as('c1-resident-5'), await shop.as('c1-resident-6'), await shop.as('c1-operator-1')]
    const orderId = await fetched(shop, author, [{ itemId: 'g1-i2', quantity: 1 }])
    const { reviewId } = await says(author, orderId, 1, '王师傅电话 13698765432', 'g1-i2')
    const { pictures } = await author.ok('review.addPicture', { reviewId, photo: photo() })
    expect(await author.refusal('review.report', { reviewId, why: 'other' })).toBe('own_review')
    await neighbour.ok('review.report', { reviewId, why: 'private', note: '写了别人的电话' })
    await neighbour.ok('review.report', { reviewId, why: 'rude' })
    const { reviews } = await operator.ok('review.reported', {})
    expect(reviews).toMatchObject([{ reviewId, goods: expect.any(String), reports: [{ why: 'private', note: '写了别人的电话' }] }])
    expect(JSON.stringify(reviews)).not.toContain(neighbour.personId)
    expect(await reviewsCounted(author)).toBe(1)
    expect(await operator.error('review.hide', { reviewId, reason: '' })).toBe('bad_input')
    expect(await neighbour.error('review.hide', { reviewId, reason: 'x' })).toBe('forbidden')
    expect(await (await shop.as('c2-operator-1')).refusal('review.hide', { reviewId, reason: 'x' })).toBe('review_not_found')
    expect(await changes(shop, author, () => operator.ok('review.hide', { reviewId, reason: '写了别人的电话' }))).toBe(-5)
    expect(await neighbour.ok('review.list', { itemId: 'g1-i2' })).toMatchObject({ count: 0, meanTenths: null, reviews: [] })
    expect(await reviewsCounted(author)).toBe(0)
    expect(await neighbour.refusal('review.picture', { pictureId: pictures[0] ?? '' })).toBe('picture_not_found')
    expect(await neighbour.refusal('review.report', { reviewId, why: 'rude' })).toBe('review_not_found')
    expect((await operator.ok('review.reported', {})).reviews).toEqual([])
    expect(await operator.refusal('review.keep', { reviewId })).toBe('review_hidden')
    expect((await author.ok('review.mine', { orderId })).lines).toMatchObject([{ review: { state: 'hidden', hiddenWhy: '写了别人的电话', until: null } }])
    expect(await author.refusal('review.remove', { reviewId })).toBe('review_hidden')
    expect(await author.refusal('review.write', { orderId, itemId: 'g1-i2', stars: 1, words: '再写' })).toBe('review_hidden')
    expect((await author.ok('message.list', {})).messages).toMatchObject([{ kind: 'review_hidden', orderId, facts: { reason: '写了别人的电话' } }])
    const { entries } = await operator.ok('ops.trail', { what: 'review.hide' })
    expect(entries).toMatchObject([{ subject: reviewId, after: { state: 'hidden', reason: '写了别人的电话', reports: 1 } }])
  })

  test('what an operator keeps stays, and who reported it can\'t bring it back to her desk', async () => {
    const [author, neighbour, operator] = [await shop.as('c1-resident-7'), await shop.as('c1-resident-8'), await shop.as('c1-operator-1')]
    const { reviewId } = await says(author, await fetched(shop, author), 1, '个头小')
    await neighbour.ok('review.report', { reviewId, why: 'untrue' })
    await operator.ok('review.keep', { reviewId })
    await neighbour.ok('review.report', { reviewId, why: 'untrue' })
    expect((await operator.ok('review.reported', {})).reviews).toEqual([])
    expect((await neighbour.ok('review.list', { itemId: 'g1-i1' })).reviews[0]).toMatchObject({ reviewId, words: '个头小' })
  })

  test('what was kept and then corrected, or got a picture, can be reported again', async () => {
    const [author, neighbour, operator] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2'), await shop.as('c1-operator-1')]
    const orderId = await fetched(shop, author, [{ itemId: 'g1-i5', quantity: 1 }])
    const { reviewId } = await says(author, orderId, 1, '个头小', 'g1-i5')
    const waiting = async () => (await operator.ok('review.reported', {})).reviews.map(({ words, reports, pictures }) => [words, reports.map(({ why }) => why), pictures.length])
    const keptAfter = async (why: 'untrue' | 'rude' | 'private') => {
      await neighbour.ok('review.report', { reviewId, why })
      expect(await waiting()).toMatchObject([[expect.any(String), [why], expect.any(Number)]])
      shop.at(later(instant(shop.now), minutes(1)))
      const [seen] = (await operator.ok('review.reported', {})).reviews
      await operator.ok('review.keep', { reviewId, correctedAt: seen?.correctedAt ?? null })
      expect(await waiting()).toEqual([])
    }
    await keptAfter('untrue')
    await says(author, orderId, 1, '孙姐是骗子', 'g1-i5')
    await keptAfter('rude')
    await neighbour.ok('review.report', { reviewId, why: 'rude' })
    expect(await waiting()).toEqual([])
    await author.ok('review.addPicture', { reviewId, photo: photo() })
    await keptAfter('private')
  })

  test('an operator judges the words that she read, not those that came after', async () => {
    const [author, neighbour, operator] = [await shop.as('c1-resident-3'), await shop.as('c1-resident-2'), await shop.as('c1-operator-1')]
    const orderId = await fetched(shop, author, [{ itemId: 'g1-i6', quantity: 1 }])
    const { reviewId } = await says(author, orderId, 2, '个头小', 'g1-i6')
    await neighbour.ok('review.report', { reviewId, why: 'untrue' })
    await says(author, orderId, 2, '孙姐是骗子', 'g1-i6')
    const correctedAt = instant(shop.now)
    for (const seen of [null, instant('2026-11-22T01:00:00.000Z')]) {
      expect(await operator.refusal('review.keep', { reviewId, correctedAt: seen })).toBe('review_changed')
      expect(await operator.refusal('review.hide', { reviewId, correctedAt: seen, reason: '骂人' })).toBe('review_changed')
    }
    expect((await operator.ok('review.reported', {})).reviews).toMatchObject([{ reviewId, correctedAt }])
    await operator.ok('review.hide', { reviewId, correctedAt, reason: '骂人' })
  })

  test('nobody judges what she wrote herself', async () => {
    const operator = await shop.as('c1-operator-1')
    await operator.ok('station.choose', { stationId: 's1' })
    const { reviewId } = await says(operator, await fetched(shop, operator), 5, '我们的菜最好')
    expect(await operator.refusal('review.hide', { reviewId, reason: 'x' })).toBe('own_review')
    expect(await operator.refusal('review.keep', { reviewId })).toBe('own_review')
  })

  test('an export holds what she said, with its pictures; erased, none of it is left', async () => {
    const gone = await shop.as('c1-resident-9')
    const orderId = await fetched(shop, gone)
    const { reviewId } = await says(gone, orderId, 4, '一言难尽')
    await gone.ok('review.addPicture', { reviewId, photo: photo(9) })
    expect((await gone.ok('me.export', {})).data.reviews).toMatchObject([{ reviewId, words: '一言难尽', stars: 4, pictures: [expect.stringMatching(/^\/9j\//)] }])
    await gone.ok('me.erase', { confirm: 'erase' })
    expect(JSON.stringify(await (await shop.as('c1-resident-2')).ok('review.list', { itemId: 'g1-i1' }))).not.toContain('一言难尽')
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a review is corrected for seven days and then stands', async () => {
    const li = await shop.as('c1-resident-1')
    const orderId = await fetched(shop, li)
    const { reviewId, until } = await says(li, orderId)
    expect(until).toBe('2026-11-29T02:00:00.000Z')
    shop.at(DAY_8)
    expect(await li.refusal('review.write', { orderId, itemId: 'g1-i1', stars: 1, words: '' })).toBe('review_over')
    expect(await li.refusal('review.addPicture', { reviewId, photo: photo() })).toBe('review_over')
    expect((await li.ok('review.mine', { orderId })).lines[0]).toMatchObject({ until: null, review: { reviewId, until: null } })
    await li.ok('review.remove', { reviewId })
    expect((await li.ok('review.mine', { orderId })).lines[0]).toMatchObject({ review: null, until: expect.any(String) })
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a long list comes a page at a time, and every one of them once', async () => {
    const people = await shop.people(13, `review-${process.pid}`)
    const written: string[] = []
    for (const person of people) {
      await person.ok('station.choose', { stationId: 's1' })
      written.unshift((await says(person, await fetched(shop, person, [{ itemId: 'g1-i1', quantity: 1 }]))).reviewId)
    }
    const reader = await shop.as('c1-resident-1')
    const first = await reader.ok('review.list', { itemId: 'g1-i1' })
    const second = await reader.ok('review.list', { itemId: 'g1-i1', cursor: first.cursor ?? '' })
    expect([...first.reviews, ...second.reviews].map(({ reviewId }) => reviewId)).toEqual(written)
    expect([first.reviews.length, second.cursor, first.count]).toEqual([10, null, 13])
  })
})
