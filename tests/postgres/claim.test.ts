import pg from 'pg'
import { aBatch } from '../coupon/batch-fixtures'
import { neighbours } from '../event/fixtures'
import { onPostgres, useServer } from '../support/server'
import { race, tally } from './race'

const ROUNDS = 50
const CLAIMERS = 200
const SIZE = 100

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test(`${CLAIMERS} who grab for ${SIZE} coupons get exactly ${SIZE}, ${ROUNDS} times over`, async () => {
    const people = await neighbours(shop, CLAIMERS, 'claimer')
    for (let round = 1; round <= ROUNDS; round++) {
      const { batchId } = await aBatch(shop, { size: SIZE })
      const answers = await race(people, (person) => person.call('coupon.claim', { batchId }))
      expect({ round, ...tally(answers) }).toEqual({ round, ok: SIZE, coupons_gone: CLAIMERS - SIZE })
    }
  }, 300_000)

  test('fifty claims of one person are one coupon, and no token is lost by it', async () => {
    const [person, ...others] = await neighbours(shop, 50, 'finger')
    const { batchId } = await aBatch(shop, { size: 50 })
    const answers = await race(Array.from({ length: 50 }), () => person!.call('coupon.claim', { batchId }))
    expect(tally(answers)).toEqual({ ok: 1, already_claimed: 49 })
    expect(tally(await race(others, (other) => other.call('coupon.claim', { batchId })))).toEqual({ ok: 49 })
  }, 120_000)

  test('who may have three gets three of fifty claims at once, and the rest is left to others', async () => {
    const [person, ...others] = await neighbours(shop, 8, 'three')
    const { batchId } = await aBatch(shop, { size: 10, perPerson: 3 })
    expect(tally(await race(Array.from({ length: 50 }), () => person!.call('coupon.claim', { batchId })))).toEqual({ ok: 3, already_claimed: 47 })
    expect(tally(await race(others, (other) => other.call('coupon.claim', { batchId })))).toEqual({ ok: 7 })
  })

  test('nobody hears "none left" while one is: doubles that give theirs back do not turn others away', async () => {
    const people = await neighbours(shop, 20, 'double')
    for (let round = 1; round <= 10; round++) {
      const { batchId } = await aBatch(shop, { size: 20 })
      const answers = await race([...people, ...people, ...people], (person) => person.call('coupon.claim', { batchId }))
      expect(tally(answers)).toEqual({ ok: 20, already_claimed: 40 })
    }
  }, 120_000)

  test('who taps again while her own claim takes the last one hears that she has it, not that none is left', async () => {
    const [person] = await neighbours(shop, 1, 'last')
    for (let round = 1; round <= 10; round++) {
      const { batchId } = await aBatch(shop, { size: 1 })
      expect(tally(await race(Array.from({ length: 8 }), () => person!.call('coupon.claim', { batchId })))).toEqual({ ok: 1, already_claimed: 7 })
    }
  })

  test('a code that works once is redeemed once by thirty people who have it', async () => {
    const people = await neighbours(shop, 30, 'coder')
    const { batchId, operator } = await aBatch(shop, { way: 'code' })
    const { codes } = await operator.ok('coupon.codes', { batchId, once: 1 })
    expect(tally(await race(people, (person) => person.call('coupon.claim', { code: codes[0] })))).toEqual({ ok: 1, code_not_found: 29 })
  })

  test('a list that is assigned twice at once gives no more than the batch has', async () => {
    const people = await neighbours(shop, 40, 'listed')
    const { batchId, operator } = await aBatch(shop, { way: 'assign', size: 60 })
    const list = people.map(({ personId }) => personId)
    const given = await Promise.all([1, 2].map(() => operator.ok('coupon.assign', { batchId, people: list })))
    expect(given.map((answer) => [answer.given, answer.errors.length]).sort()).toEqual([
      [0, 40],
      [40, 0],
    ])
  })

  test('a batch that is stopped while people grab keeps what it promised to those who were quicker', async () => {
    const people = await neighbours(shop, 40, 'stopped')
    const { batchId, operator } = await aBatch(shop, { size: 100 })
    const [stopped, ...answers] = await Promise.all([operator.call('coupon.stop', { batchId, reason: '停' }), ...people.map((person) => person.call('coupon.claim', { batchId }))])
    expect(stopped.body.ok).toBe(true)
    const { ok = 0, batch_over = 0, coupons_gone = 0 } = tally(answers)
    expect(ok + batch_over + coupons_gone).toBe(40)
    const db = new pg.Client({ connectionString: shop.databaseUrl! })
    await db.connect()
    const { rows } = await db.query('select (select count(*)::int from coupon where batch_id = $1) as given, (select count(*)::int from coupon_token where batch_id = $1) as left_over', [batchId])
    await db.end()
    expect(rows).toEqual([{ given: ok, left_over: 0 }])
  })
})
