import { Client } from 'pg'
import { aBatch } from '../coupon/batch-fixtures'
import { yesTo } from '../me/fixtures'
import { switchOn } from '../policy/fixtures'
import { anEvening, only, plain } from '../pool/fixtures'
import { freshKey } from '../support/person'
import { onPostgres, useServer, type Person } from '../support/server'
import { race, waiting } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  /** How many rows bring an erased person back. */
  async function revived(): Promise<Record<string, number>> {
    const client = new Client({ connectionString: shop.databaseUrl ?? undefined })
    await client.connect()
    try {
      const counts: Record<string, number> = {}
      for (const table of ['account', 'session', 'role_grant', 'household_member', 'message', 'message_permit']) {
        const { rowCount } = await client.query(`select from ${table} t join person p on p.id = t.person_id where p.erased_at is not null`)
        if (rowCount) counts[table] = rowCount
      }
      const { rowCount: coupons } = await client.query("select from coupon c join person p on p.id = c.person_id where p.erased_at is not null and c.state = 'issued'")
      if (coupons) counts.coupon = coupons
      return counts
    } finally {
      await client.end()
    }
  }

  /** Erasing beside something else, both ways round. */
  async function beside(prefix: string, other: (person: Person) => Promise<unknown>, stationId?: string): Promise<void> {
    const people = await shop.people(20, prefix)
    if (stationId) await race(people, (person) => person.ok('station.choose', { stationId }))
    await race(people, async (person, n) => {
      const erase = () => person.call('me.erase', { confirm: 'erase' })
      await Promise.all(n % 2 ? [erase(), other(person)] : [other(person), erase()])
    })
    expect(await revived()).toEqual({})
  }

  test('who signs in while she erases herself comes back as somebody else, or not at all', async () => {
    await beside('e-signs-in', (person) => shop.as(person.openid))
    const again = await shop.as('e-signs-in-1')
    expect((await again.ok('me.get', {})).consents).toEqual([])
  })

  test('a right given while she erases herself is either refused or keeps her', async () => {
    const admin = await shop.as('c1-admin-1')
    await beside('e-right', (person) => admin.call('role.grant', { personId: person.personId, role: 'staff', scopeId: 'c1' }))
  })

  test('a policy that comes by while they erase themselves gives them nothing', async () => {
    const people = await shop.people(40, 'e-thursday')
    await race(people, (person) => person.ok('station.choose', { stationId: 's1' }))
    const operator = await switchOn(shop, 'thursday_pool')
    await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })
    await Promise.all([shop.runDue(), ...people.map((person) => person.ok('me.erase', { confirm: 'erase' }))])
    expect(await revived()).toEqual({})
  })

  test('what she says, joins, takes and allows while she erases herself does not stay', async () => {
    const { code } = await (await shop.as('c1-resident-9')).ok('household.invite', {})
    await beside('e-says', (person) => person.call('me.update', { consent: yesTo('privacy'), nickname: '来不及了' }))
    await beside('e-joins', (person) => person.call('household.join', { code }))
    await beside('e-founds', (person) => person.call('household.invite', {}))
    const { batchId: claimed, operator } = await aBatch(shop)
    await beside('e-takes', (person) => person.call('coupon.claim', { batchId: claimed }), 's1')
    const { batchId: given } = await aBatch(shop, { way: 'assign' })
    await beside('e-is-given', (person) => operator.call('coupon.assign', { batchId: given, people: [person.personId] }), 's1')
    await beside('e-allows', (person) => person.call('message.accept', { accepted: ['arrived'] }))
  })

  test('her orders are held before her points and her coupons, as by whoever pays one of them back', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { batchId } = await aBatch(shop)
    await li.ok('coupon.claim', { batchId })
    await li.ok('streak.sign', {})
    const { orderId } = await li.ok('order.place', plain(evening))
    await li.ok('order.cancel', { orderId })
    const refund = new Client({ connectionString: shop.databaseUrl ?? undefined })
    await refund.connect()
    await refund.query('begin')
    await refund.query('select from orders where id = $1 for update', [orderId])
    const erasing = li.ok('me.erase', { confirm: 'erase' })
    await waiting(refund, 1)
    const free = async (table: string) => (await refund.query(`select from ${table} where person_id = $1 for update skip locked`, [li.personId])).rowCount
    const held = [await free('coupon'), await free('points_account')]
    await refund.query('commit')
    await refund.end()
    await erasing
    expect(held).toEqual([1, 1])
    expect(await revived()).toEqual({})
  })

  test('her request, sent again while it is under way, does not hold what the first of them needs', async () => {
    const li = await shop.as('e-twice')
    const signsIn = new Client({ connectionString: shop.databaseUrl ?? undefined })
    await signsIn.connect()
    await signsIn.query('begin')
    await signsIn.query('select from account where person_id = $1 for update', [li.personId])
    const key = freshKey()
    const erasing = [1, 2].map(() => li.call('me.erase', { confirm: 'erase' }, { key }))
    await waiting(signsIn, 2)
    const { rowCount: free } = await signsIn.query('select from person where id = $1 for update skip locked', [li.personId])
    await signsIn.query('commit')
    await signsIn.end()
    expect((await Promise.all(erasing)).map(({ body }) => body)).toEqual([{ ok: true, value: {} }, { ok: true, value: {} }])
    expect(free).toBe(1)
  })
})
