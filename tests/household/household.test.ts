import { onBothDatabases, useServer, type Person } from '../support/server'
import { befriend } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a household takes both: who types the code, and a member who says yes', async () => {
    const [li, wang] = await shop.people(2, 'couple')
    const { code, expiresAt } = await li!.ok('household.invite', {})
    expect(code).toMatch(/^[0-9A-Z]{8}$/)
    expect(Date.parse(expiresAt) - Date.parse(shop.now)).toBe(24 * 3_600_000)
    const asked = await wang!.ok('household.join', { code })
    expect(asked).toMatchObject({ householdId: null, members: [], asked: true })
    const before = await li!.ok('household.get', {})
    expect(before).toMatchObject({ members: [{ me: true }], waiting: [{ personId: wang!.personId, nickname: null }] })
    const after = await li!.ok('household.confirm', { personId: wang!.personId, accept: true })
    expect(after.members.map(({ personId, me }) => [personId, me])).toEqual([[li!.personId, true], [wang!.personId, false]])
    expect(after.waiting).toEqual([])
    expect(await wang!.ok('household.get', {})).toMatchObject({ householdId: after.householdId, asked: false })
  })

  test('the same code is read out by both members while it holds, and none after a day', async () => {
    const [li, wang, zhao] = await shop.people(3, 'readers')
    await befriend(li!, wang!)
    const { code } = await li!.ok('household.invite', {})
    expect((await wang!.ok('household.invite', {})).code).toBe(code)
    const tomorrow = new Date(Date.parse(shop.now) + 24 * 3_600_000).toISOString()
    expect(await zhao!.refusal('household.join', { code }, { now: tomorrow })).toBe('code_wrong')
    expect((await li!.ok('household.invite', {}, { now: tomorrow })).code).not.toBe(code)
  })

  test('a member may say no, and no stranger may say yes', async () => {
    const [li, wang, eve] = await shop.people(3, 'no')
    const { code } = await li!.ok('household.invite', {})
    await wang!.ok('household.join', { code })
    expect(await eve!.refusal('household.confirm', { personId: wang!.personId, accept: true })).toBe('person_not_found')
    await eve!.ok('household.invite', {})
    expect(await eve!.refusal('household.confirm', { personId: wang!.personId, accept: true })).toBe('person_not_found')
    expect(await wang!.refusal('household.confirm', { personId: wang!.personId, accept: true })).toBe('person_not_found')
    expect(await li!.ok('household.confirm', { personId: wang!.personId, accept: false })).toMatchObject({ waiting: [] })
    expect(await li!.refusal('household.confirm', { personId: wang!.personId, accept: true })).toBe('person_not_found')
    expect(await wang!.ok('household.get', {})).toMatchObject({ asked: false, householdId: null })
  })

  test('five wrong codes lock typing for ten minutes, even for the right one', async () => {
    const [li, guesser] = await shop.people(2, 'guess')
    const { code } = await li!.ok('household.invite', {})
    for (let n = 0; n < 5; n++) expect(await guesser!.refusal('household.join', { code: `0000000${n}` })).toBe('code_wrong')
    expect(await guesser!.refusal('household.join', { code })).toBe('too_many_codes')
    const later = new Date(Date.parse(shop.now) + 600_000).toISOString()
    expect(await guesser!.ok('household.join', { code }, { now: later })).toMatchObject({ asked: true })
  })

  test('the same wrong code asked again under its key counts once', async () => {
    const [guesser] = await shop.people(1, 'repeat')
    for (let n = 0; n < 8; n++) expect(await guesser!.refusal('household.join', { code: 'WRONGWRO' }, { key: 'the-same-intent' })).toBe('code_wrong')
    expect(await guesser!.refusal('household.join', { code: 'WRONGWR2' })).toBe('code_wrong')
  })

  test('a household holds six', async () => {
    const people = await shop.people(7, 'seven')
    const [first, ...others] = people as [Person, ...Person[]]
    for (const person of others.slice(0, 5)) await befriend(first, person)
    expect(await first.refusal('household.invite', {})).toBe('household_full')
    expect((await first.ok('household.get', {})).members).toHaveLength(6)
  })

  test('who waits when it fills up is refused at the yes', async () => {
    const people = await shop.people(8, 'late')
    const [first, ...others] = people as [Person, ...Person[]]
    const { code } = await first.ok('household.invite', {})
    for (const person of others) await person.ok('household.join', { code })
    for (const person of others.slice(0, 5)) await first.ok('household.confirm', { personId: person.personId, accept: true })
    expect(await first.refusal('household.confirm', { personId: others[5]!.personId, accept: true })).toBe('household_full')
    expect(await others[6]!.refusal('household.join', { code })).toBe('household_full')
  })

  test('nobody is in two households; one of her own alone ends when she comes in', async () => {
    const [li, wang, zhao] = await shop.people(3, 'two')
    await befriend(li!, wang!)
    const { code } = await zhao!.ok('household.invite', {})
    expect(await wang!.refusal('household.join', { code })).toBe('in_household')
    expect(await zhao!.refusal('household.join', { code })).toBe('in_household')
    const mine = await zhao!.ok('household.get', {})
    await befriend(li!, zhao!)
    const ours = await zhao!.ok('household.get', {})
    expect(ours.householdId).not.toBe(mine.householdId)
    expect(ours.members).toHaveLength(3)
    expect(await wang!.refusal('household.join', { code })).toBe('code_wrong')
  })

  test('leaving takes effect at once without an open order, and takes an asking back', async () => {
    const [li, wang, zhao] = await shop.people(3, 'leave')
    expect(await li!.refusal('household.leave', {})).toBe('household_not_found')
    await befriend(li!, wang!)
    const { code } = await li!.ok('household.invite', {})
    await zhao!.ok('household.join', { code })
    expect(await zhao!.ok('household.leave', {})).toMatchObject({ asked: false })
    expect(await wang!.ok('household.leave', {})).toMatchObject({ householdId: null })
    expect((await li!.ok('household.get', {})).members).toHaveLength(1)
    expect(await li!.ok('household.leave', {})).toMatchObject({ householdId: null })
    expect(await zhao!.refusal('household.join', { code })).toBe('code_wrong')
  })

  test('with an order open one leaves when it is over', async () => {
    const li = await shop.as('c1-resident-2')
    const wang = await shop.as('c1-resident-3')
    await befriend(li, wang)
    const { orderId } = await wang.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 1 }], handover: 'station' })
    const leaving = await wang.ok('household.leave', {})
    expect(leaving.members.find(({ me }) => me)).toMatchObject({ leaving: true })
    await shop.runDue(new Date(Date.parse(shop.now) + 5 * 60_000).toISOString())
    expect((await wang.ok('household.get', {})).members).toHaveLength(2)
    await wang.ok('order.cancel', { orderId })
    await shop.runDue(new Date(Date.parse(shop.now) + 5 * 60_000).toISOString())
    expect(await wang.ok('household.get', {})).toMatchObject({ householdId: null })
    expect((await li.ok('household.get', {})).members).toHaveLength(1)
  })

  test('an asking that nobody answers is forgotten after a day', async () => {
    const [li, wang] = await shop.people(2, 'stale')
    const { code } = await li!.ok('household.invite', {})
    await wang!.ok('household.join', { code })
    await shop.runDue(new Date(Date.parse(shop.now) + 24 * 3_600_000 + 300_000).toISOString())
    expect((await li!.ok('household.get', {})).waiting).toEqual([])
  })

  test('without a session nothing of it is answered', async () => {
    for (const [name, input] of [['household.get', {}], ['household.invite', {}], ['household.join', { code: 'AAAAAAAA' }], ['household.leave', {}]] as const) {
      expect(await shop.nobody.error(name, input)).toBe('no_session')
    }
    expect(await shop.nobody.error('household.confirm', { personId: 'x', accept: true })).toBe('no_session')
  })
})
