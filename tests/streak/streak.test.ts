import { instant, later } from '@domain/time'
import { onBothDatabases, useServer } from '../support/server'
import { aResident, dayAfter, noonOf, signsOn, upTo } from './fixtures'

const TEMPLATE = 'Tmpl-for-sign-in'

onBothDatabases((db) => {
  const shop = useServer({ db, env: { WECHAT_TEMPLATE_SIGN_IN: `${TEMPLATE}:thing1,thing2,time3` } })

  test('signs in once a day, and hears how many days in a row it is and what it brought', async () => {
    const li = await aResident(shop, 'once')
    const now = noonOf(0)
    expect(await li.ok('streak.sign', {}, { now })).toEqual({ day: dayAfter(0), days: 1, points: 1, prizes: [], card: false })
    expect(await li.refusal('streak.sign', {}, { now })).toBe('already_signed')
    expect(await li.ok('streak.sign', {}, { now: noonOf(1) })).toMatchObject({ days: 2, points: 2 })
    const third = await li.ok('streak.sign', {}, { now: noonOf(2) })
    expect(third).toMatchObject({ days: 3, points: 3, prizes: [{ days: 3, prize: { kind: 'points', points: 5 } }] })
    expect((await li.ok('points.list', {}, { now: noonOf(2) })).free).toBe(1 + 2 + 3 + 5)
  })

  test('the same wish again is the same sign-in', async () => {
    const li = await aResident(shop, 'again')
    const asked = { key: 'a-sign-in-of-today', now: noonOf(0) }
    expect(await li.ok('streak.sign', {}, asked)).toEqual(await li.ok('streak.sign', {}, asked))
    expect((await li.ok('streak.month', {}, { now: noonOf(0) })).days).toHaveLength(1)
  })

  test('who lives nowhere yet may come by too; a coupon waits until she does', async () => {
    const [li] = await shop.people(1, 'nowhere')
    await signsOn(li!, ...upTo(14))
    expect((await li!.ok('coupon.mine', {}, { now: noonOf(13) })).coupons).toEqual([])
    const fortnight = async (day: number) => (await li!.ok('streak.month', {}, { now: noonOf(day) })).ladder.find(({ days }) => days === 14)
    expect(await fortnight(13)).toMatchObject({ reached: false, toGo: 0 })
    await li!.ok('station.choose', { stationId: 's1' })
    expect((await li!.ok('streak.sign', {}, { now: noonOf(14) })).prizes).toMatchObject([{ days: 14, prize: { kind: 'coupon', offFen: 300 } }])
    expect((await li!.ok('coupon.mine', {}, { now: noonOf(14) })).coupons).toMatchObject([{ why: 'streak', state: 'issued' }])
    expect(await fortnight(14)).toMatchObject({ reached: true })
  })

  test('the ladder is climbed once a run, and anew in the next', async () => {
    const li = await aResident(shop, 'ladder')
    await signsOn(li, ...upTo(29))
    expect((await li.ok('streak.sign', {}, { now: noonOf(29) })).prizes).toEqual([{ days: 30, prize: { kind: 'points', points: 60 } }])
    expect((await li.ok('streak.sign', {}, { now: noonOf(30) })).prizes).toEqual([])
    await signsOn(li, 32, 33)
    expect((await li.ok('streak.sign', {}, { now: noonOf(34) })).prizes.map(({ days }) => days)).toEqual([3])
  })

  test('the month shows its days, the run, the cards and what may be made up for', async () => {
    const li = await aResident(shop, 'month')
    await signsOn(li, ...upTo(3), ...upTo(6, 4))
    const at = { now: noonOf(9) }
    const before = await li.ok('streak.month', {}, at)
    expect(before).toMatchObject({ month: '2026-12', today: dayAfter(9), run: { days: 6, since: dayAfter(4), signedToday: true }, cards: { held: 0, most: 2, signed: 9, nextAt: 10 }, missed: [dayAfter(3)], rewards: true })
    expect(before.ladder.map(({ days, reached }) => [days, reached])).toEqual([[3, true], [7, false], [14, false], [30, false]])
    expect((await li.ok('streak.month', {}, { now: noonOf(10) })).run).toEqual({ days: 6, since: dayAfter(4), signedToday: false })
    expect((await li.ok('streak.month', {}, { now: noonOf(11) })).run).toEqual({ days: 0, since: null, signedToday: false })
    expect((await li.ok('streak.month', { month: '2026-11' }, at)).days).toEqual([])
    for (const month of ['2026-13', '2026-1', '1999-12', '2026-12-01']) expect(await li.error('streak.month', { month }, at)).toBe('bad_input')
  })

  test('a card fills a day of the last seven once, joins the runs beside it, and brings what the joined run has reached', async () => {
    const li = await aResident(shop, 'card')
    await signsOn(li, ...upTo(3), ...upTo(6, 4))
    const now = noonOf(10)
    expect(await li.refusal('streak.makeUp', { day: dayAfter(3) }, { now })).toBe('no_card')
    expect(await li.ok('streak.sign', {}, { now })).toMatchObject({ days: 7, card: true })
    expect(await li.refusal('streak.makeUp', { day: dayAfter(2) }, { now })).toBe('day_out_of_reach')
    expect(await li.refusal('streak.makeUp', { day: dayAfter(10) }, { now })).toBe('day_out_of_reach')
    expect(await li.refusal('streak.makeUp', { day: dayAfter(4) }, { now })).toBe('day_signed')
    expect(await li.ok('streak.makeUp', { day: dayAfter(3) }, { now })).toEqual({ day: dayAfter(3), days: 11, points: 0, prizes: [], card: false })
    expect(await li.refusal('streak.makeUp', { day: dayAfter(3) }, { now })).toBe('day_signed')
    const seen = await li.ok('streak.month', {}, { now })
    expect(seen).toMatchObject({ run: { days: 11, since: dayAfter(0) }, cards: { held: 0, nextAt: 20 }, missed: [] })
    expect(seen.days.filter(({ madeUp }) => madeUp).map(({ day }) => day)).toEqual([dayAfter(3)])
  })

  test('a third card is not held, and does not come later', async () => {
    const li = await aResident(shop, 'cards')
    await signsOn(li, ...upTo(29))
    expect(await li.ok('streak.sign', {}, { now: noonOf(29) })).toMatchObject({ card: false })
    expect((await li.ok('streak.month', {}, { now: noonOf(29) })).cards).toEqual({ held: 2, most: 2, signed: 30, nextAt: null })
  })

  test('in a page opened inside WeChat one signs in, and earns nothing for it', async () => {
    const opened = (await shop.call('session.open', { channel: 'wechat-h5', code: 'sim:o-sign-page:u-sign' }, { key: null })).body.value as { token: string }
    const ask = async (name: string, now: string) => (await shop.call(name, {}, { token: opened.token, now })).body.value as Record<string, unknown>
    for (const n of upTo(9)) await ask('streak.sign', noonOf(n))
    expect(await ask('streak.sign', noonOf(9))).toEqual({ day: dayAfter(9), days: 10, points: 0, prizes: [], card: false })
    expect(await ask('streak.month', noonOf(9))).toMatchObject({ rewards: false, run: { days: 10 } })
    expect(await ask('points.list', noonOf(9))).toMatchObject({ free: 0 })
  })

  test('what was signed in a page inside WeChat keeps the run together, and brings nothing in the mini-program either', async () => {
    const opened = async (channel: 'weapp' | 'wechat-h5', code: string) => (await shop.call('session.open', { channel, code }, { key: null })).body.value as { token: string }
    const page = await opened('wechat-h5', 'sim:o-both-page:u-both')
    const app = await opened('weapp', 'sim:o-both-app:u-both')
    const ask = async ({ token }: { token: string }, name: string, day: number) => (await shop.call(name, {}, { token, now: noonOf(day) })).body.value as Record<string, unknown>
    for (const day of upTo(29)) await ask(page, 'streak.sign', day)
    expect(await ask(app, 'streak.sign', 29)).toEqual({ day: dayAfter(29), days: 30, points: 1, prizes: [], card: false })
    const seen = await ask(app, 'streak.month', 29)
    expect(seen).toMatchObject({ run: { days: 30 }, nextPoints: 2, cards: { held: 0, signed: 1, nextAt: 10 } })
    expect(seen.ladder).toMatchObject([3, 7, 14, 30].map((days) => ({ days, reached: false, toGo: days - 1 })))
    await ask(app, 'streak.sign', 30)
    expect(await ask(app, 'streak.sign', 31)).toMatchObject({ days: 32, points: 3, prizes: [{ days: 3 }] })
  })

  test('a sign-in that waited while a card was used is of the run that the card made', async () => {
    const li = await aResident(shop, 'waited')
    await signsOn(li, ...upTo(4), ...upTo(6, 5))
    await li.ok('streak.makeUp', { day: dayAfter(4) }, { now: later(instant(noonOf(11)), 1_000) })
    expect(await li.ok('streak.sign', {}, { now: noonOf(11) })).toMatchObject({ days: 12 })
    expect((await shop.audit()).filter(({ id }) => id === 'I29')).toEqual([])
  })

  test('who allowed it is reminded in the evening, unless she has come by, and nobody in the night', async () => {
    const [li, wang, zhao] = await Promise.all(['reminded', 'came', 'silent'].map((name) => aResident(shop, name)))
    for (const person of [li, wang]) await person!.ok('message.accept', { accepted: ['sign_in'] })
    expect((await li!.ok('streak.month', {})).reminder).toEqual({ templateId: TEMPLATE, left: 1 })
    shop.at('2027-02-01T04:00:00.000Z')
    await wang!.ok('streak.sign', {})
    const told = async () => Promise.all([li, wang, zhao].map(async (person) => (await person!.ok('message.list', {})).messages.filter(({ kind }) => kind === 'sign_in_waits').length))
    await shop.runDue('2027-02-01T11:59:00.000Z')
    expect(await told()).toEqual([0, 0, 0])
    await shop.runDue('2027-02-01T12:00:00.000Z')
    expect(await told()).toEqual([1, 0, 0])
    expect((await li!.ok('streak.month', {})).reminder.left).toBe(0)
    await shop.runDue('2027-02-03T01:00:00.000Z')
    expect(await told()).toEqual([1, 0, 0])
  })

  test('what one did is in one’s export, and gone with oneself', async () => {
    const li = await aResident(shop, 'leaving')
    await signsOn(li, ...upTo(10))
    const { data } = await li.ok('me.export', {}, { now: noonOf(9) })
    expect(data.signIns).toHaveLength(10)
    expect(data.makeUpCards).toHaveLength(1)
    expect(data.signInPrizes).toHaveLength(2)
    await li.ok('me.erase', { confirm: 'erase' }, { now: noonOf(9) })
    const back = await shop.as(li.openid)
    expect((await back.ok('streak.month', {}, { now: noonOf(9) })).days).toEqual([])
  })
})
