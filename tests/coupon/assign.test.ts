import { yesTo } from '../me/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { aBatch, couponBatch } from './batch-fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })
  const residents = (...numbers: number[]) => Promise.all(numbers.map((n) => shop.as(`c1-resident-${n}`)))
  const assigned = async (change: Parameters<typeof aBatch>[1] = {}) => aBatch(shop, { way: 'assign', ...change })
  const mine = async (person: Awaited<ReturnType<typeof residents>>[number], batchId: string) =>
    (await person.ok('coupon.mine', {})).coupons.filter((coupon) => coupon.batchId === batchId)

  test('an operator gives coupons to people by name; each has hers, with the note, and is told', async () => {
    const { batchId, operator } = await assigned()
    const [li, wang] = await residents(1, 2)
    const given = await operator.ok('coupon.assign', { batchId, people: [li!.personId, wang!.personId, li!.personId, 'nobody'], note: '上周的鸡蛋碎了' })
    expect(given).toEqual({
      given: 2,
      errors: [
        { line: 3, why: 'twice' },
        { line: 4, why: 'unknown_person' },
      ],
    })
    for (const person of [li!, wang!]) {
      expect(await mine(person, batchId)).toMatchObject([{ state: 'issued', why: 'assign', note: '上周的鸡蛋碎了' }])
      expect((await person.ok('message.list', {})).messages[0]).toMatchObject({ kind: 'coupon_given', facts: { why: 'assign', note: '上周的鸡蛋碎了' } })
    }
    expect(await operator.ok('coupon.assign', { batchId, people: [li!.personId] })).toEqual({ given: 0, errors: [{ line: 1, why: 'enough' }] })
  })

  test('a preview says the same and gives nothing', async () => {
    const { batchId, operator } = await assigned()
    const [li] = await residents(3)
    const outsider = await shop.as('c2-resident-1')
    const people = [li!.personId, outsider.personId]
    const said = { given: 1, errors: [{ line: 2, why: 'other_community' }] }
    expect(await operator.ok('coupon.assign', { batchId, people, preview: true })).toEqual(said)
    expect(await mine(li!, batchId)).toEqual([])
    expect(await operator.ok('coupon.assign', { batchId, people })).toEqual(said)
  })

  test('a list goes by person or by phone, in the way in which spreadsheets write it', async () => {
    const { batchId, operator } = await assigned({ size: 20 })
    const [li, wang, zhao] = await residents(4, 5, 6)
    await wang!.ok('me.update', { consent: yesTo('phone'), phoneCode: 'sim:13800138000' })
    const byPerson = await operator.ok('coupon.assign', { batchId, csv: `\ufeffname,Person\r\n"李, 阿姨",${li!.personId}\r\n\r\n赵,'${zhao!.personId}\r\nonly-one-cell\r\n` })
    expect(byPerson).toEqual({ given: 2, errors: [{ line: 5, why: 'unreadable' }] })
    expect((await mine(li!, batchId)).length + (await mine(zhao!, batchId)).length).toBe(2)
    const byPhone = await operator.ok('coupon.assign', { batchId, csv: 'phone\n+86 138-0013-8000\n13900000000\nnot a phone\n13800138000\n' })
    expect(byPhone).toEqual({
      given: 1,
      errors: [
        { line: 3, why: 'unknown_person' },
        { line: 4, why: 'unreadable' },
        { line: 5, why: 'twice' },
      ],
    })
    expect((await mine(wang!, batchId)).length).toBe(1)
    const elsewhere = await (await shop.as('c2-operator-1')).ok('coupon.create', { communityId: 'c2', ...couponBatch({ way: 'assign' }) })
    const there = await (await shop.as('c2-operator-1')).ok('coupon.assign', { batchId: elsewhere.batchId, csv: 'phone\n13800138000\n' })
    expect(there.errors).toEqual([{ line: 2, why: 'unknown_person' }])
  })

  test('a hostile list does nothing but name its lines', async () => {
    const { batchId, operator } = await assigned()
    const cells = ['=cmd|\'/c calc\'!A0', '@SUM(1)', '\u202e0123', '<script>', '__proto__', 'a'.repeat(5_000), '13800138000', '"quo""ted"', '😀'.repeat(10_000)]
    const { given, errors } = await operator.ok('coupon.assign', { batchId, csv: `person\n${cells.join('\n')}\n` })
    expect(given).toBe(0)
    expect(errors.map(({ line }) => line)).toEqual(cells.map((_, n) => n + 2))
    for (const bad of ['', 'name\nli\n', 'no header at all', '\n\n\n', ',,,\n'])
      expect([await operator.call('coupon.assign', { batchId, csv: bad })].map(({ body }) => body.refusal ?? body.error)).toEqual([bad === '' ? 'bad_input' : 'list_unreadable'])
    expect((await operator.call('coupon.assign', { batchId, csv: 'person\n"never closed\nx\ny\n' })).body).toMatchObject({ ok: true, value: { given: 0, errors: [{ why: 'unreadable' }] } })
    expect((await operator.call('coupon.assign', { batchId, csv: 'x'.repeat(4 * 1024 * 1024 + 1) })).body.error).toBe('bad_input')
    expect((await operator.call('coupon.assign', { batchId, csv: 'x'.repeat(6 * 1024 * 1024) })).body.error).toBe('too_large')
    expect((await operator.call('coupon.assign', { batchId, people: ['a'], csv: 'person' })).body.error).toBe('bad_input')
    expect((await operator.call('coupon.assign', { batchId })).body.error).toBe('bad_input')
  })

  test('a list of a hundred thousand strangers is answered in one go', async () => {
    const { batchId, operator } = await assigned()
    const csv = `person\n${Array.from({ length: 100_000 }, (_, n) => `01KX${String(n).padStart(22, '0')}`).join('\n')}\n`
    const { given, errors } = await operator.ok('coupon.assign', { batchId, csv })
    expect([given, errors.length]).toEqual([0, 1_000])
  })

  test('nobody gets any where the batch is not enough for all', async () => {
    const { batchId, operator } = await assigned({ size: 1, budgetFen: 500 })
    const people = (await residents(7, 8)).map(({ personId }) => personId)
    expect((await operator.call('coupon.assign', { batchId, people })).body).toEqual({ ok: false, refusal: 'coupons_gone', detail: { left: 1, wanted: 2 } })
    expect(await operator.ok('coupon.assign', { batchId, people: people.slice(0, 1) })).toEqual({ given: 1, errors: [] })
    const claims = await aBatch(shop)
    expect(await operator.refusal('coupon.assign', { batchId: claims.batchId, people })).toBe('batch_not_found')
    expect(await (await shop.as('c2-operator-1')).refusal('coupon.assign', { batchId, people })).toBe('batch_not_found')
    expect(await (await shop.as('c1-leader-1')).error('coupon.assign', { batchId, people })).toBe('forbidden')
  })
})
