import { BADGES } from '@domain/badge/list'
import { RAISES, type Fact } from '@domain/badge/badge'
import { badgeIdField } from '@domain/badge/contract'
import { buysAndFetches, newcomers } from '../referral/fixtures'
import { paidPool } from '../pickup/fixtures'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'

describe('declared badges', () => {
  test('each id has one, there are at least sixteen, and every fact is raised by something', () => {
    expect(BADGES.map(({ id }) => id).sort()).toEqual([...badgeIdField.options].sort())
    expect(BADGES.length).toBeGreaterThanOrEqual(16)
    const raised = new Set<Fact>(Object.values(RAISES).flat())
    expect(BADGES.filter(({ counts }) => !raised.has(counts))).toEqual([])
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })
  const earned = async (person: Person) => (await person.ok('badge.list', {})).earned.map(({ badgeId }) => badgeId)

  test('a filled pool brings everybody in it a badge, once, and the wall says how far the next are', async () => {
    const three = await newcomers(shop, 3, 'wall')
    await paidPool(three, 'keep')
    await shop.runDue()
    for (const person of three) expect(await earned(person)).toEqual(['first_pool'])
    const { near, invited } = await three[0]!.ok('badge.list', {})
    expect(near.length).toBe(BADGES.length - 1)
    expect(near.find(({ badgeId }) => badgeId === 'pool_opener')).toEqual({ badgeId: 'pool_opener', have: 1, need: 3 })
    expect(near.find(({ badgeId }) => badgeId === 'ten_neighbours')).toEqual({ badgeId: 'ten_neighbours', have: 2, need: 10 })
    expect(near.find(({ badgeId }) => badgeId === 'ten_pools')).toEqual({ badgeId: 'ten_pools', have: 1, need: 10 })
    expect(invited).toEqual([])
  })

  test('a story is read off the books: what was kept, and what it would have cost alone', async () => {
    const li = only(await newcomers(shop, 1, 'story'))
    expect(await li.ok('badge.story', {})).toMatchObject({ years: [], firstOrderAt: null, orders: 0, savedFen: 0, pools: 0, neighbours: 0, streak: 0, badges: [] })
    await li.ok('streak.sign', {})
    const first = await buysAndFetches(shop, li, 2, 11)
    const others = await newcomers(shop, 2, 'story-mates')
    const { orderIds } = await paidPool([li, ...others], 'keep')
    await shop.runDue()
    expect(await li.ok('badge.story', {})).toMatchObject({ years: [2026], orders: 1, savedFen: 0, pools: 1, neighbours: 2, streak: 1 })
    const orderId = orderIds[0]!
    const { code } = await li.ok('pickup.code', { orderId })
    await (await shop.as('c1-leader-1')).ok('pickup.confirm', { code })
    await shop.runDue()
    const view = await li.ok('order.get', { orderId })
    const plain = view.lines.reduce((sum, line) => sum + line.priceFen * line.quantity, 0)
    const told = await li.ok('badge.story', {})
    expect(told.savedFen).toBe(plain - (view.paidFen - view.refundedFen))
    expect(told.savedFen).toBeGreaterThan(0)
    expect(told.firstOrderAt).toBe((await li.ok('order.get', { orderId: first })).placedAt)
    // One unit of it goes back, and with it what it saved.
    const line = view.lines[0]!
    const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: line.itemId, quantity: 1 }], reason: 'damaged' })
    await (await shop.as('c1-leader-1')).ok('refund.decide', { askId, accept: true })
    const after = await li.ok('order.get', { orderId })
    expect((await li.ok('badge.story', { year: 2026 })).savedFen).toBe(plain - line.priceFen - (after.paidFen - after.refundedFen))
    expect(await li.ok('badge.story', { year: 2025 })).toMatchObject({ year: 2025, years: [2026], firstOrderAt: null, orders: 0, savedFen: 0, badges: [] })
  })

  test('an operator sees the most active with the reasons, asks one in, and her answer brings the badge', async () => {
    const [li, wang] = (await newcomers(shop, 2, 'taster')) as [Person, Person]
    await buysAndFetches(shop, li, 1, 13)
    await buysAndFetches(shop, wang, 1, 14)
    const operator = await shop.as('c1-operator-1')
    const listed = async () => (await operator.ok('badge.koc', { communityId: 'c1' })).people
    const of = async (person: Person) => (await listed()).find(({ personId }) => personId === person.personId)
    expect(await of(li)).toEqual({ personId: li.personId, name: '', score: 1, reasons: [{ what: 'orders', times: 1 }], state: 'listed' })
    expect(await li.refusal('badge.answer', { communityId: 'c1', join: true })).toBe('invitation_not_found')
    expect(await operator.ok('badge.invite', { communityId: 'c1', personId: li.personId })).toMatchObject({ state: 'invited' })
    expect((await li.ok('message.list', {})).messages[0]).toMatchObject({ kind: 'tasting_invited' })
    expect((await li.ok('badge.list', {})).invited).toEqual([{ communityId: 'c1', community: expect.any(String) }])
    await li.ok('badge.answer', { communityId: 'c1', join: true })
    await shop.runDue()
    expect(await earned(li)).toContain('tasting_team')
    expect(await of(li)).toMatchObject({ state: 'joined' })
    expect((await operator.ok('badge.koc', { communityId: 'c1' })).joined).toBe(1)
    // Asked twice she is told once, and who left stays on nobody's list.
    await operator.ok('badge.invite', { communityId: 'c1', personId: li.personId })
    expect((await li.ok('message.list', {})).messages.filter(({ kind }) => kind === 'tasting_invited').length).toBe(1)
    expect(await operator.refusal('badge.invite', { communityId: 'c1', personId: 'nobody' })).toBe('person_not_found')
    expect(await operator.refusal('badge.koc', { communityId: 'c2' })).toBe('community_not_found')
    expect(await wang.error('badge.koc', { communityId: 'c1' })).toBe('forbidden')
    await wang.ok('me.update', { personalised: false })
    expect(await of(wang)).toBeUndefined()
  })

  test('at night everybody is counted once, and nothing is found that was not granted', async () => {
    shop.at('2026-11-22T19:31:00.000Z')
    await shop.runDue()
    shop.at('2026-11-23T19:31:00.000Z')
    await shop.runDue()
    const [li] = await newcomers(shop, 1, 'night')
    expect(await earned(li!)).toEqual([])
    expect((await shop.audit()).filter(({ id }) => id === 'I31')).toEqual([])
  })
})
