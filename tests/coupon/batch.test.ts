import { CONSENT_VERSIONS } from '@domain/me/consent'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { aBatch, couponBatch, terms } from './batch-fixtures'

const LATER = '2026-11-25T02:00:00.000Z'
const OVER = '2026-11-29T16:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a resident sees what she may take, takes it once, and finds it among her own', async () => {
    const { batchId } = await aBatch(shop)
    const li = await shop.as('c1-resident-1')
    const [shown] = (await li.ok('coupon.batches', {})).batches.filter((batch) => batch.batchId === batchId)
    expect(shown).toMatchObject({ left: true, mine: 0, figures: null, perPerson: 1 })
    const { coupon, offer } = await li.ok('coupon.claim', { batchId })
    expect({ offer, ...coupon }).toMatchObject({ offer: null, batchId, state: 'issued', why: 'claim', terms: terms(), validFrom: shop.now, validUntil: OVER })
    expect((await li.ok('coupon.mine', {})).coupons.map(({ couponId }) => couponId)).toContain(coupon.couponId)
    expect(await li.refusal('coupon.claim', { batchId })).toBe('already_claimed')
    expect((await li.ok('coupon.batches', {})).batches.find((batch) => batch.batchId === batchId)).toMatchObject({ mine: 1 })
  })

  test('a batch gives out as many as it has, and says so', async () => {
    const { batchId, operator } = await aBatch(shop, { size: 2, budgetFen: 1_000 })
    const [li, wang, zhao] = await Promise.all([1, 2, 3].map((n) => shop.as(`c1-resident-${n}`)))
    await li!.ok('coupon.claim', { batchId })
    await wang!.ok('coupon.claim', { batchId })
    expect(await zhao!.refusal('coupon.claim', { batchId })).toBe('coupons_gone')
    expect((await zhao!.ok('coupon.batches', {})).batches.find((batch) => batch.batchId === batchId)).toMatchObject({ left: false })
    const own = (await operator.ok('coupon.batches', { communityId: 'c1' })).batches.find((batch) => batch.batchId === batchId)
    expect(own?.figures).toMatchObject({ size: 2, budgetFen: 1_000, issued: 2, used: 0, offFen: 0 })
    expect((await operator.ok('coupon.improve', { batchId, size: 3, budgetFen: 1_500 })).batch).toMatchObject({ left: true, figures: { size: 3 } })
    await zhao!.ok('coupon.claim', { batchId })
  })

  test('somebody may have several where the batch says so, and no more', async () => {
    const { batchId } = await aBatch(shop, { perPerson: 2 })
    const li = await shop.as('c1-resident-1')
    const first = await li.ok('coupon.claim', { batchId })
    const second = await li.ok('coupon.claim', { batchId })
    expect(first.coupon.couponId).not.toBe(second.coupon.couponId)
    expect(await li.refusal('coupon.claim', { batchId })).toBe('already_claimed')
  })

  test('a batch is for its own community, in its own time, until it is stopped', async () => {
    const { batchId, operator } = await aBatch(shop)
    expect(await (await shop.as('c2-resident-1')).refusal('coupon.claim', { batchId })).toBe('batch_not_found')
    const later = await aBatch(shop, { claimFrom: LATER as never })
    const li = await shop.as('c1-resident-4')
    expect(await li.refusal('coupon.claim', { batchId: later.batchId })).toBe('batch_over')
    expect((await li.ok('coupon.batches', {})).batches.map((batch) => batch.batchId)).not.toContain(later.batchId)
    await operator.ok('coupon.stop', { batchId, reason: '发错了' })
    expect(await li.refusal('coupon.claim', { batchId })).toBe('batch_over')
    expect(await operator.refusal('coupon.stop', { batchId, reason: '再停一次' })).toBe('batch_over')
    expect(await operator.refusal('coupon.improve', { batchId, size: 200 })).toBe('batch_over')
    const nobody = await shop.as('stranger-without-station')
    expect(await nobody.refusal('coupon.batches', {})).toBe('no_station')
  })

  test('a batch cannot be made whose budget, times or goods are wrong', async () => {
    const operator = await shop.as('c1-operator-1')
    const make = (change: Parameters<typeof couponBatch>[0]) => operator.call('coupon.create', { communityId: 'c1', ...couponBatch(change) })
    expect((await make({ budgetFen: 49_999 })).body).toEqual({ ok: false, refusal: 'budget_too_small', detail: { needFen: 50_000 } })
    expect((await make({ claimUntil: '2026-11-22T01:00:00.000Z' as never })).body.refusal).toBe('times_wrong')
    const between = { kind: 'between', from: '2026-11-22T00:00:00.000Z', until: '2026-11-23T00:00:00.000Z' } as never
    expect((await make({ terms: terms({ valid: between }) })).body.refusal).toBe('times_wrong')
    expect((await make({ terms: terms({ scope: { kind: 'items', ids: ['g1-i1', 'nothing'] } }) })).body.refusal).toBe('goods_not_found')
    expect((await make({ terms: terms({ scope: { kind: 'items', ids: ['g2-i1'] } }) })).body.refusal).toBe('goods_not_found')
    expect((await make({ terms: terms({ scope: { kind: 'not_items', ids: ['g1-i1'] } }) })).body.ok).toBe(true)
    for (const bad of [{ size: 0 }, { size: 100_001 }, { perPerson: 0 }, { terms: { ...terms(), benefit: { kind: 'percent', percent: 91, capFen: 1 } } }, { terms: { ...terms(), secret: 1 } }])
      expect((await make(bad as never)).body.error).toBe('bad_input')
  })

  test('who is offered one, has one or made it reads what the goods are called that it is good for', async () => {
    const scope = { kind: 'items' as const, ids: ['g1-i2', 'g1-i1'] }
    const { batchId, operator } = await aBatch(shop, { terms: terms({ scope }) })
    const li = await shop.as('c1-resident-4')
    const { items } = await operator.ok('campaign.get', { campaignId: 'g1' })
    const things = scope.ids.map((id) => items.find(({ itemId }) => itemId === id)!.name)
    const offered = await li.ok('coupon.batches', {})
    expect(offered.batches.find((one) => one.batchId === batchId)?.things).toEqual(things)
    expect((await li.ok('coupon.claim', { batchId })).coupon.things).toEqual(things)
    expect((await li.ok('coupon.mine', {})).coupons.find((one) => one.batchId === batchId)?.things).toEqual(things)
    expect((await operator.ok('coupon.batch', { batchId })).batch.things).toEqual(things)
    const open = await aBatch(shop)
    expect((await operator.ok('coupon.batch', { batchId: open.batchId })).batch.things).toEqual([])
  })

  test('while it runs a batch only gets better', async () => {
    const { batchId, operator } = await aBatch(shop)
    for (const worse of [{ size: 99 }, { budgetFen: 49_999 }, { perPerson: 0 + 1, thresholdFen: 2_001 }, { claimUntil: LATER }])
      expect(await operator.refusal('coupon.improve', { batchId, ...worse } as never)).toBe('rules_worse')
    expect(await operator.refusal('coupon.improve', { batchId, size: 101 })).toBe('budget_too_small')
    const li = await shop.as('c1-resident-5')
    await li.ok('coupon.claim', { batchId })
    await operator.ok('coupon.improve', { batchId, thresholdFen: 1_500 })
    expect((await li.ok('coupon.mine', { show: 'usable' })).coupons.find((coupon) => coupon.batchId === batchId)?.terms.thresholdFen).toBe(1_500)
  })

  test('what is for newcomers is for those who never paid', async () => {
    const { batchId } = await aBatch(shop, { newOnly: true })
    const wu = await shop.as('c1-resident-6')
    const placed = await wu.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 1 }], handover: 'station' })
    await wu.pay(placed.orderId)
    expect(await wu.refusal('coupon.claim', { batchId })).toBe('not_for_you')
    expect((await wu.ok('coupon.batches', {})).batches.map((batch) => batch.batchId)).not.toContain(batchId)
    await (await shop.as('c1-resident-7')).ok('coupon.claim', { batchId })
  })

  test('a code that works once works once; a store\'s works once a person and says what the store adds', async () => {
    const { batchId, operator } = await aBatch(shop, { way: 'code' })
    const { codes } = await operator.ok('coupon.codes', { batchId, once: 2 })
    expect(codes.map((code) => code.length)).toEqual([26, 26])
    const [li, wang] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
    expect((await li.ok('coupon.claim', { code: only(codes).toLowerCase() })).coupon.why).toBe('code')
    expect(await wang.refusal('coupon.claim', { code: only(codes) })).toBe('code_not_found')
    expect(await li.refusal('coupon.claim', { code: only(codes) })).toBe('already_claimed')
    expect(await li.refusal('coupon.claim', { code: only(codes, 1) })).toBe('already_claimed')
    expect(await operator.refusal('coupon.claim', { batchId })).toBe('batch_not_found')
    const store = await operator.ok('coupon.codes', { batchId, store: { name: '老王面馆', offer: '来店吃面送卤蛋一个' } })
    const { coupon, offer } = await wang.ok('coupon.claim', { code: only(store.codes) })
    expect([coupon.note, offer]).toEqual(['老王面馆', '来店吃面送卤蛋一个'])
    expect(await wang.refusal('coupon.claim', { code: only(store.codes) })).toBe('already_claimed')
    expect(await (await shop.as('c2-resident-1')).refusal('coupon.claim', { code: only(store.codes) })).toBe('not_for_you')
    await (await shop.as('new-at-the-store')).ok('coupon.claim', { code: only(store.codes) })
  })

  test('somebody new is new once, not once a store', async () => {
    const { batchId, operator } = await aBatch(shop, { way: 'code', perPerson: 5 })
    const noodles = await operator.ok('coupon.codes', { batchId, store: { name: '老王面馆', offer: '送卤蛋' } })
    const laundry = await operator.ok('coupon.codes', { batchId, store: { name: '洁净洗衣', offer: '首件九折' } })
    const li = await shop.as('c1-resident-3')
    expect((await li.ok('coupon.claim', { code: only(noodles.codes) })).coupon.why).toBe('partner_store')
    expect(await li.refusal('coupon.claim', { code: only(laundry.codes) })).toBe('already_claimed')
  })

  test('who guesses at codes is stopped', async () => {
    const guesser = await shop.as('c1-resident-8')
    for (let n = 1; n <= 5; n++) expect(await guesser.refusal('coupon.claim', { code: `GUESS${n}00000000000000000000` })).toBe('code_not_found')
    const { batchId, operator } = await aBatch(shop, { way: 'code' })
    const { codes } = await operator.ok('coupon.codes', { batchId, once: 1 })
    expect(await guesser.refusal('coupon.claim', { code: only(codes) })).toBe('too_many_guesses')
    await guesser.ok('coupon.claim', { code: only(codes) }, { now: '2026-11-22T02:11:00.000Z' })
  })

  test('a coupon that is taken back is gone, its owner reads why, and the book knows who did it', async () => {
    const { batchId, operator } = await aBatch(shop)
    const li = await shop.as('c1-resident-9')
    const { coupon } = await li.ok('coupon.claim', { batchId })
    expect(await (await shop.as('c2-operator-1')).refusal('coupon.takeBack', { couponId: coupon.couponId, reason: 'x' })).toBe('coupon_not_found')
    expect(await operator.ok('coupon.takeBack', { couponId: coupon.couponId, reason: '发错人了' })).toEqual({ state: 'taken_back' })
    expect(await operator.refusal('coupon.takeBack', { couponId: coupon.couponId, reason: '再收一次' })).toBe('coupon_over')
    expect((await li.ok('coupon.mine', { show: 'over' })).coupons.map((one) => [one.couponId, one.state])).toContainEqual([coupon.couponId, 'taken_back'])
    expect((await li.ok('message.list', {})).messages[0]).toMatchObject({ kind: 'coupon_taken_back', facts: { reason: '发错人了' } })
    expect((await operator.ok('ops.trail', {})).entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['coupon.takeBack', 'coupon.create']))
  })

  test('an operator looks into a batch: who has its coupons, by state and by person, and which codes were made', async () => {
    const { batchId, operator } = await aBatch(shop, { way: 'code', perPerson: 2, size: 60, budgetFen: 30_000 })
    const { codes } = await operator.ok('coupon.codes', { batchId, once: 2 })
    await operator.ok('coupon.codes', { batchId, store: { name: '老王面馆', offer: '送卤蛋' } })
    const [li, wang] = await Promise.all([1, 2].map((n) => shop.as(`c1-resident-${n}`)))
    await li!.ok('me.update', { nickname: '李阿姨', consent: [{ kind: 'show_profile', version: CONSENT_VERSIONS.show_profile, given: true }] })
    const { coupon } = await li!.ok('coupon.claim', { code: codes[0]! })
    await wang!.ok('coupon.claim', { code: codes[1]! })
    await operator.ok('coupon.takeBack', { couponId: coupon.couponId, reason: '发错人了' })
    const seen = await operator.ok('coupon.batch', { batchId })
    expect(seen).toMatchObject({ codes: { once: 2, used: 2, stores: [{ name: '老王面馆', offer: '送卤蛋' }] }, batch: { figures: { issued: 2, takenBack: 1 } }, cursor: null })
    expect(seen.coupons).toMatchObject([
      { personId: wang!.personId, nickname: null, state: 'issued', leaving: false },
      { personId: li!.personId, nickname: '李阿姨', state: 'taken_back', leaving: false },
    ])
    expect((await operator.ok('coupon.batch', { batchId, state: 'issued' })).coupons.map(({ personId }) => personId)).toEqual([wang!.personId])
    expect((await operator.ok('coupon.batch', { batchId, who: li!.personId })).coupons.map(({ couponId }) => couponId)).toEqual([coupon.couponId])
    expect((await operator.ok('coupon.batch', { batchId, state: 'issued' }, { now: OVER })).coupons).toEqual([])
    expect((await operator.ok('coupon.batch', { batchId, state: 'expired' }, { now: OVER })).coupons.map(({ state }) => state)).toEqual(['expired'])
    expect(await (await shop.as('c2-operator-1')).refusal('coupon.batch', { batchId })).toBe('batch_not_found')
  })

  test('who has the coupons of a large batch comes a page at a time', async () => {
    const { batchId, operator } = await aBatch(shop, { way: 'assign' })
    const people = await shop.people(51, 'holder')
    for (const person of people) await person.ok('station.choose', { stationId: 's1' })
    await operator.ok('coupon.assign', { batchId, people: people.map(({ personId }) => personId) })
    const first = await operator.ok('coupon.batch', { batchId })
    const second = await operator.ok('coupon.batch', { batchId, cursor: first.cursor! })
    expect([first.coupons.length, second.coupons.length, second.cursor]).toEqual([50, 1, null])
    expect(new Set([...first.coupons, ...second.coupons].map(({ personId }) => personId)).size).toBe(51)
  })
})
