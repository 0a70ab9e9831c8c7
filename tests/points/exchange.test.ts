import { instant, later, days } from '@domain/time'
import { onBothDatabases, useServer } from '../support/server'
import { aResident, noonOf, signsOn, upTo } from '../streak/fixtures'
import { anExchange, withAPoint } from './exchange-fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })
  const operator = () => shop.as('c1-operator-1')
  const anItem = async (change: Parameters<typeof anExchange>[1] = {}) => (await (await operator()).ok('points.addItem', anExchange('c1', change))).itemId

  test('points become a voucher, and its code is marked used once', async () => {
    const itemId = await anItem()
    const li = await withAPoint(shop, 'voucher')
    const seen = await li.ok('points.items', {})
    expect(seen).toMatchObject({ free: 1 })
    expect(seen.items.find((item) => item.itemId === itemId)).toMatchObject({ points: 1, left: 5, mine: 0, perPerson: 1, figures: null })
    const { voucher, free } = await li.ok('points.exchange', { itemId })
    expect(free).toBe(0)
    expect(voucher).toMatchObject({ state: 'open', points: 1, name: '磨刀一把', validUntil: '2026-11-29T16:00:00.000Z' })
    expect((await li.ok('points.vouchers', {})).vouchers).toEqual([voucher])
    const staff = await shop.as('c1-staff-1')
    const typed = `${voucher.code.slice(0, 4).toLowerCase()}-${voucher.code.slice(4)}`
    expect((await staff.ok('points.lookVoucher', { code: typed })).voucher).toMatchObject({ state: 'open', name: '磨刀一把' })
    expect((await staff.ok('points.useVoucher', { code: typed })).voucher).toMatchObject({ state: 'used', usedAt: shop.now })
    expect(await (await shop.as('c1-leader-1')).refusal('points.useVoucher', { code: voucher.code })).toBe('voucher_used')
    expect((await li.ok('points.vouchers', {})).vouchers).toMatchObject([{ state: 'used' }])
    expect((await li.ok('points.list', {})).entries[0]).toMatchObject({ kind: 'exchanged', how: 'spent', points: -1 })
  })

  test('what can not be had is refused, and costs nothing', async () => {
    const li = await withAPoint(shop, 'refused')
    expect(await li.refusal('points.exchange', { itemId: await anItem({ points: 2 }) })).toBe('points_short')
    const stopped = await anItem()
    await (await operator()).ok('points.changeItem', { itemId: stopped, stopped: true })
    expect(await li.refusal('points.exchange', { itemId: stopped })).toBe('exchange_over')
    const brief = await anItem({ until: later(instant(shop.now), 1) })
    expect(await li.refusal('points.exchange', { itemId: brief }, { now: later(instant(shop.now), 1) })).toBe('exchange_over')
    const last = await anItem({ offered: 1 })
    await (await withAPoint(shop, 'quicker')).ok('points.exchange', { itemId: last })
    expect(await li.refusal('points.exchange', { itemId: last })).toBe('sold_out')
    expect((await li.ok('points.list', {})).free).toBe(1)
    const [nowhere] = await shop.people(1, 'no-station')
    expect(await nowhere!.refusal('points.exchange', { itemId: last })).toBe('no_station')
    expect(await (await shop.as('c2-resident-2')).refusal('points.exchange', { itemId: last })).toBe('item_not_found')
  })

  test('a person has at most as many as it says', async () => {
    const itemId = await anItem()
    const li = await withAPoint(shop, 'greedy')
    await li.ok('points.exchange', { itemId })
    await li.ok('streak.sign', {}, { now: later(instant(shop.now), days(1)) })
    expect(await li.refusal('points.exchange', { itemId }, { now: later(instant(shop.now), days(1)) })).toBe('over_limit')
  })

  test('each seven days in a row give a right to one exclusive thing, whatever else one has', async () => {
    const itemId = await anItem({ exclusive: true, kind: 'goods', perPerson: 50, offered: 50, until: instant('2027-01-31T00:00:00.000Z') })
    const li = await aResident(shop, 'exclusive')
    await signsOn(li, ...upTo(6))
    const asks = (day: number) => li.call('points.exchange', { itemId }, { now: noonOf(day) })
    expect((await asks(5)).body.refusal).toBe('no_right')
    await signsOn(li, 6)
    expect(await li.ok('points.items', {}, { now: noonOf(6) })).toMatchObject({ rights: 1 })
    expect((await asks(6)).body.ok).toBe(true)
    expect((await asks(6)).body.refusal).toBe('no_right')
    await signsOn(li, ...upTo(7, 7))
    const answers = await Promise.all([asks(13), asks(13), asks(13)])
    expect(answers.map(({ body }) => body.refusal ?? 'ok').sort()).toEqual(['no_right', 'no_right', 'ok'])
    expect((await li.ok('points.list', {}, { now: noonOf(13) })).entries.filter(({ kind }) => kind === 'exchanged')).toHaveLength(2)
  })

  test('a page inside WeChat has no exclusive things, and what was signed there gives no right to one', async () => {
    const itemId = await anItem({ exclusive: true, kind: 'goods', until: instant('2027-01-31T00:00:00.000Z') })
    const opened = async (channel: 'weapp' | 'wechat-h5', code: string) => (await shop.call('session.open', { channel, code }, { key: null })).body.value as { token: string }
    const page = await opened('wechat-h5', 'sim:o-right-page:u-right')
    const app = await opened('weapp', 'sim:o-right-app:u-right')
    const ask = async ({ token }: { token: string }, name: string, input: object, day: number) => (await shop.call(name, input, { token, now: noonOf(day) })).body
    const seen = async (where: { token: string }, day: number) => {
      const { items, rights } = (await ask(where, 'points.items', {}, day)).value as { items: { itemId: string }[]; rights: number }
      return [items.some((item) => item.itemId === itemId), rights]
    }
    await ask(app, 'station.choose', { stationId: 's1' }, 0)
    for (const day of upTo(6)) await ask(page, 'streak.sign', {}, day)
    await ask(app, 'streak.sign', {}, 6)
    expect(await seen(app, 6)).toEqual([true, 0])
    expect((await ask(app, 'points.exchange', { itemId }, 6)).refusal).toBe('no_right')
    for (const day of upTo(6, 7)) await ask(app, 'streak.sign', {}, day)
    expect(await seen(app, 12)).toEqual([true, 1])
    expect(await seen(page, 12)).toEqual([false, 0])
    expect((await ask(page, 'points.exchange', { itemId }, 12)).refusal).toBe('no_right')
    expect((await ask(app, 'points.exchange', { itemId }, 12)).ok).toBe(true)
  })

  test('a voucher is good to the end of its last day', async () => {
    const itemId = await anItem()
    const li = await withAPoint(shop, 'late')
    const { voucher } = await li.ok('points.exchange', { itemId })
    const leader = await shop.as('c1-leader-1')
    expect(await leader.refusal('points.useVoucher', { code: voucher.code }, { now: voucher.validUntil })).toBe('voucher_over')
    await leader.ok('points.useVoucher', { code: voucher.code }, { now: later(voucher.validUntil, -1) })
  })

  test('another community’s desk finds nothing, and five wrong codes lock typing', async () => {
    const itemId = await anItem()
    const li = await withAPoint(shop, 'elsewhere')
    const { voucher } = await li.ok('points.exchange', { itemId })
    const stranger = await shop.as('c2-leader-1')
    for (let n = 0; n < 5; n++) expect(await stranger.refusal('points.lookVoucher', { code: n === 0 ? voucher.code : `WRONG00${n}` })).toBe('code_not_found')
    expect(await stranger.refusal('points.useVoucher', { code: voucher.code })).toBe('too_many_guesses')
    expect(await li.error('points.lookVoucher', { code: voucher.code })).toBe('forbidden')
  })

  test('an operator makes items, changes how many there are, and sees what became of them', async () => {
    const itemId = await anItem({ kind: 'property_fee', name: '物业费抵 10 元', offered: 2 })
    await (await withAPoint(shop, 'figures')).ok('points.exchange', { itemId })
    const own = await operator()
    expect(await own.refusal('points.addItem', anExchange('c1', { until: instant(shop.now) }))).toBe('times_wrong')
    expect(await own.refusal('points.addItem', anExchange('c2'))).toBe('community_not_found')
    expect(await own.refusal('points.changeItem', { itemId, until: instant(shop.now) })).toBe('times_wrong')
    await own.ok('points.changeItem', { itemId, offered: 1 })
    const { items } = await own.ok('points.items', { communityId: 'c1' })
    expect(items.find((item) => item.itemId === itemId)).toMatchObject({ left: 0, figures: { offered: 1, issued: 1, used: 0, stoppedAt: null } })
    const two = await anItem({ offered: 2 })
    await Promise.all(['one', 'two'].map(async (name) => (await withAPoint(shop, `both-${name}`)).ok('points.exchange', { itemId: two })))
    expect(await own.refusal('points.changeItem', { itemId: two, offered: 1 })).toBe('offer_too_low')
  })

  test('vouchers of who was erased open nothing any more', async () => {
    const itemId = await anItem()
    const li = await withAPoint(shop, 'erased')
    const { voucher } = await li.ok('points.exchange', { itemId })
    expect((await li.ok('me.export', {})).data.vouchers).toHaveLength(1)
    await li.ok('me.erase', { confirm: 'erase' })
    expect(await (await shop.as('c1-leader-1')).refusal('points.useVoucher', { code: voucher.code })).toBe('voucher_over')
  })
})
