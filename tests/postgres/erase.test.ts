import { Client } from 'pg'
import { yesTo } from '../me/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { race } from './race'

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
      return counts
    } finally {
      await client.end()
    }
  }

  /** Erasing beside something else, both ways round. */
  async function beside(prefix: string, other: (person: Person) => Promise<unknown>): Promise<void> {
    const people = await shop.people(20, prefix)
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

  test('what she says, joins and allows while she erases herself does not stay', async () => {
    const { code } = await (await shop.as('c1-resident-9')).ok('household.invite', {})
    await beside('e-says', (person) => person.call('me.update', { consent: yesTo('privacy'), nickname: '来不及了' }))
    await beside('e-joins', (person) => person.call('household.join', { code }))
    await beside('e-founds', (person) => person.call('household.invite', {}))
    await beside('e-allows', (person) => person.call('message.accept', { accepted: ['arrived'] }))
  })
})
