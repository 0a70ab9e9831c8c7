import { onBothDatabases, useServer } from '../support/server'
import { befriend } from '../household/fixtures'
import { FACE, noTo, yesTo } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a newcomer has said nothing about herself, and may browse', async () => {
    const [li] = await shop.people(1, 'new')
    expect(await li!.ok('me.get', {})).toEqual({
      personId: li!.personId, nickname: null, face: null, faceSeed: expect.stringMatching(/^[0-9a-f]{12}$/), phone: null, building: null, door: null,
      elder: false, personalised: true, station: null, consents: [], roles: [], householdId: null, unread: 0,
      member: {
        tier: 'none', tierUntil: null, points: 0, streakDays: 0, signedToday: false, badges: 0, coupons: 0,
        orders: { unpaid: 0, pooling: 0, waiting: 0, arrived: 0, asked: 0 },
      },
    })
  })

  test('no personal field without its consent', async () => {
    const [li] = await shop.people(1, 'careful')
    expect(await li!.refusal('me.update', { nickname: '小李' })).toBe('consent_needed')
    expect(await li!.refusal('me.update', { face: FACE, consent: yesTo('show_profile', 'phone', 'address') })).toBe('consent_needed')
    expect(await li!.refusal('me.update', { phoneCode: 'sim:13812345678' })).toBe('consent_needed')
    expect(await li!.refusal('me.update', { building: '3', consent: yesTo('privacy') })).toBe('consent_needed')
    expect(await li!.ok('me.get', {})).toMatchObject({ nickname: null, consents: [] })
  })

  test('consent to other words than today’s is refused', async () => {
    const [li] = await shop.people(1, 'outdated')
    expect(await li!.refusal('me.update', { consent: [{ kind: 'privacy', version: 999, given: true }] })).toBe('consent_outdated')
  })

  test('with consent in the same call it is kept, corrected and cleared', async () => {
    const [li] = await shop.people(1, 'open')
    const said = await li!.ok('me.update', { consent: yesTo('privacy', 'address'), nickname: '小李', face: FACE, building: '3', door: '201', elder: true, personalised: false })
    expect(said).toMatchObject({ nickname: '小李', face: FACE, building: '3', door: '201', elder: true, personalised: false })
    expect(said.consents.map(({ kind, current, givenAt }) => [kind, current, givenAt])).toEqual([['address', true, shop.now], ['privacy', true, shop.now]])
    expect(await li!.ok('me.update', { nickname: '老李', door: null })).toMatchObject({ nickname: '老李', building: '3', door: null, face: FACE })
  })

  test('the phone number comes from WeChat by its code, and is shown by its ends', async () => {
    const [li] = await shop.people(1, 'phone')
    expect(await li!.ok('me.update', { consent: yesTo('phone'), phoneCode: 'sim:13812345678' })).toMatchObject({ phone: '138****5678' })
    expect(await li!.refusal('me.update', { phoneCode: 'bad' })).toBe('code_invalid')
    expect(await li!.ok('me.get', {})).toMatchObject({ phone: '138****5678' })
    expect(await li!.ok('me.update', { phoneCode: null })).toMatchObject({ phone: null })
  })

  test('taking a consent back forgets what it guarded', async () => {
    const [li] = await shop.people(1, 'back')
    await li!.ok('me.update', { consent: yesTo('privacy', 'phone', 'address'), nickname: '小李', phoneCode: 'sim:13900001111', building: '3', door: '201' })
    expect(await li!.ok('me.update', { consent: noTo('phone', 'address') })).toMatchObject({ nickname: '小李', phone: null, building: null, door: null })
    expect((await li!.ok('me.get', {})).consents.map(({ kind }) => kind)).toEqual(['privacy'])
    expect(await li!.refusal('me.update', { building: '4' })).toBe('consent_needed')
  })

  test('name and face are shown to others only while she agrees to it', async () => {
    const [li, wang] = await shop.people(2, 'shown')
    await befriend(li!, wang!)
    await li!.ok('me.update', { consent: yesTo('privacy'), nickname: '小李', face: FACE })
    const seen = async () => (await wang!.ok('household.get', {})).members.find(({ personId }) => personId === li!.personId)
    expect(await seen()).toMatchObject({ nickname: null, face: null })
    await li!.ok('me.update', { consent: yesTo('show_profile') })
    expect(await seen()).toMatchObject({ nickname: '小李', face: FACE })
    await li!.ok('me.update', { consent: noTo('show_profile') })
    expect(await seen()).toMatchObject({ nickname: null, face: null })
    expect(await li!.ok('me.get', {})).toMatchObject({ nickname: '小李' })
  })

  test('names that break a screen or a table are bad input', async () => {
    const [li] = await shop.people(1, 'names')
    for (const nickname of ['', ' a', 'a'.repeat(21), 'a\u202eb', 'a\u0000b', '😀'.repeat(21)]) {
      expect(await li!.error('me.update', { consent: yesTo('privacy'), nickname })).toBe('bad_input')
    }
    for (const face of ['https://example.com/x.png', 'data:image/svg+xml;base64,AAAA', `data:image/png;base64,${'A'.repeat(12_001)}`]) {
      expect(await li!.error('me.update', { consent: yesTo('privacy'), face })).toBe('bad_input')
    }
    for (const extra of ['role', 'openid', 'points', 'personId']) expect(await li!.error('me.update', { [extra]: 'x' })).toBe('bad_input')
    expect(await li!.ok('me.update', { consent: yesTo('privacy'), nickname: '<b>=1+1</b>' })).toMatchObject({ nickname: '<b>=1+1</b>' })
  })

  test('an export holds everything of hers, no secret and nothing of others', async () => {
    const li = await shop.as('c1-resident-4')
    await li.ok('me.update', { consent: yesTo('privacy', 'phone'), nickname: '出口小李', phoneCode: 'sim:13712345678' })
    const wang = await shop.as('c1-resident-5')
    await wang.ok('me.update', { consent: yesTo('privacy', 'show_profile'), nickname: '别人老王' })
    await befriend(li, wang)
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 2 }], handover: 'station' })
    const { exportedAt, data } = await li.ok('me.export', {})
    expect(exportedAt).toBe(shop.now)
    expect(data).toMatchObject({
      person: { personId: li.personId, nickname: '出口小李', phone: '13712345678', stationId: 's1' },
      accounts: [{ openid: 'c1-resident-4' }],
      orders: [{ orderId, lines: [{ quantity: 2 }] }],
      household: [{ state: 'member' }],
      consents: expect.arrayContaining([expect.objectContaining({ kind: 'phone', withdrawnAt: null }), expect.objectContaining({ kind: 'privacy' })]),
    })
    for (const name of ['sessions', 'rights', 'payments', 'refunds', 'refundsAsked', 'messages', 'pools', 'messagePermits']) expect(data).toHaveProperty(name)
    const text = JSON.stringify(data)
    expect(text).not.toContain('别人老王')
    expect(text).not.toContain(wang.personId)
    expect(text).not.toContain(li.token)
    expect(text).not.toMatch(/tokenHash|token_hash/)
    await li.ok('order.cancel', { orderId })
  })

  test('without a session nothing of it is answered', async () => {
    for (const [name, input] of [['me.get', {}], ['me.update', {}], ['me.export', {}], ['me.erase', { confirm: 'erase' }]] as const) {
      expect(await shop.nobody.error(name, input)).toBe('no_session')
    }
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db, simulator: false })

  test('where WeChat is not set up a phone number can’t be asked for, and everything else works', async () => {
    const [li] = await shop.people(1, 'plain')
    expect(await li!.refusal('me.update', { consent: yesTo('phone'), phoneCode: 'sim:13812345678' })).toBe('not_configured')
    expect(await li!.ok('me.update', { consent: yesTo('privacy'), nickname: '小李' })).toMatchObject({ nickname: '小李' })
    expect(await li!.ok('me.update', { phoneCode: null })).toMatchObject({ phone: null })
  })
})
