import pg from 'pg'
import { days, later, minutes } from '@domain/time'
import { pointsOf } from '../points/fixtures'
import { anEvening, only, orderOf, plain, wish, type Evening, type Member } from '../pool/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { waiting } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  /** Two with points of two days' signing in, who sit in a pool that won't fill. */
  async function two(usePoints: number): Promise<{ evening: Evening; members: [Member, Member] }> {
    const evening = await anEvening(shop)
    const people = await evening.neighbours(2)
    for (const person of people) for (const ago of [1, 0]) await person.ok('streak.sign', {}, { now: later(evening.start, -days(ago)) })
    const use = usePoints > 0 ? { usePoints } : {}
    const { orderId, poolId } = await only(people).ok('pool.open', { campaignId: evening.campaignId, ...wish(evening), ...use })
    await only(people).pay(orderId)
    const joined = await only(people, 1).ok('pool.join', { poolId, ...wish(evening), ...use })
    await only(people, 1).pay(joined.orderId)
    return { evening, members: [{ person: only(people), orderId, poolId }, { person: only(people, 1), orderId: joined.orderId, poolId }] }
  }

  test.each([1, 0])('a pool ends while a member buys something else with points: her points and her limit are held before any stock is (with %i points in the pool)', async (usePoints) => {
    const { evening, members } = await two(usePoints)
    const her: Person = members[1].person
    const { free } = await pointsOf(her)
    const other = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
    await other.connect()
    await other.query('begin')
    await other.query('select from item_share where item_id = $1 and person_id = $2 for update', [evening.itemId, her.personId])
    const placing = her.call('order.place', { ...plain(evening), usePoints: 2 }, { now: later(evening.cutOff, -minutes(1)) })
    await waiting(other, 1)
    const ending = shop.runDue(evening.cutOff)
    await waiting(other, 2)
    const { rows } = await other.query('select id from item where id = $1 for update skip locked', [evening.itemId])
    await other.query('commit')
    await other.end()
    const placed = await placing
    await ending
    expect(rows).toEqual([{ id: evening.itemId }])
    expect(placed.body.ok).toBe(true)
    await shop.flush()
    for (const member of members) expect(await orderOf(member)).toMatchObject({ state: 'refunded' })
    // What she bought meanwhile was not paid for by the cut-off.
    for (const { person } of members) expect(await pointsOf(person)).toMatchObject({ free: free + usePoints, held: 0 })
  })
})
