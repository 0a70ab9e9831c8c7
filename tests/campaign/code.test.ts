import { idFromScene, sceneOf } from '@domain/campaign/scene'
import { aDraft } from '../event/fixtures'
import { onBothDatabases, useServer } from '../support/server'

test('a code carries what it leads to, and a page takes only its own', () => {
  expect(sceneOf('pool', '01KAMN0V7J8XQ2M5S9T3W4Y6Z8')).toBe('p01KAMN0V7J8XQ2M5S9T3W4Y6Z8')
  expect(sceneOf('item', 'x'.repeat(40))).toBeNull()
  expect(idFromScene('pool', 'p01KAMN')).toBe('01KAMN')
  expect(idFromScene('pool', 'i01KAMN')).toBeNull()
  expect(idFromScene('item', encodeURIComponent('ig1-i1'))).toBe('g1-i1')
  for (const nothing of [undefined, '', 'p']) expect(idFromScene('pool', nothing)).toBeNull()
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a poster has its code from WeChat, of things that are there', async () => {
    const li = await shop.as('c1-resident-1')
    expect((await li.ok('campaign.code', { leadsTo: 'item', id: 'g1-i1' })).image).toMatch(/^data:image\/png;base64,iVBOR/)
    expect((await li.ok('campaign.code', { leadsTo: 'station', id: 's1' })).image).toMatch(/^data:image/)
    expect(await li.refusal('campaign.code', { leadsTo: 'item', id: 'no-such' })).toBe('item_not_found')
    expect(await li.refusal('campaign.code', { leadsTo: 'pool', id: 'no-such' })).toBe('pool_not_found')
  })

  test('a pool that neighbours do not see yet has no code', async () => {
    const li = await shop.as('c1-resident-2')
    const { poolId, orderId } = await li.ok('pool.open', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 2 }], ifNotFilled: 'refund', handover: 'station' })
    expect(await li.refusal('campaign.code', { leadsTo: 'pool', id: poolId })).toBe('pool_not_found')
    await li.pay(orderId)
    expect((await li.ok('campaign.code', { leadsTo: 'pool', id: poolId })).image).toMatch(/^data:image/)
  })

  test('an event that is announced has its code, a draft has none', async () => {
    const li = await shop.as('c1-resident-1')
    const operator = await shop.as('c1-operator-1')
    const { eventId } = await operator.ok('event.save', aDraft())
    expect(await li.refusal('campaign.code', { leadsTo: 'event', id: eventId })).toBe('event_not_found')
    await operator.ok('event.publish', { eventId })
    expect((await li.ok('campaign.code', { leadsTo: 'event', id: eventId })).image).toMatch(/^data:image/)
    const { invite } = await li.ok('referral.invite', {})
    expect((await li.ok('campaign.code', { leadsTo: 'event', id: eventId, invite })).image).toMatch(/^data:image/)
    expect(await li.refusal('campaign.code', { leadsTo: 'event', id: eventId, invite: 'no-such' })).toBe('invite_not_found')
    expect(await li.error('campaign.code', { leadsTo: 'station', id: 's1', invite })).toBe('bad_input')
    const opened = await shop.nobody.ok('event.list', { code: eventId })
    expect([opened.events[0]?.eventId, opened.invite]).toEqual([eventId, opened.events[0]?.invite])
    expect(await shop.nobody.refusal('event.list', { code: 'no-such' })).toBe('event_not_found')
  })

  test('an item alone leads to the evening of its station', async () => {
    expect(await shop.nobody.ok('campaign.tonight', { itemId: 'g2-i3' })).toMatchObject({ campaignId: 'g2' })
    expect(await shop.nobody.refusal('campaign.tonight', { itemId: 'no-such' })).toBe('station_not_found')
  })
})
