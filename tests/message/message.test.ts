import { onBothDatabases, useServer, type Person, type TestServer } from '../support/server'

const POOL = { ifNotFilled: 'refund', handover: 'station' } as const

/** Somebody whose pool of one has just ended: she is told so. */
async function withNews(shop: TestServer, openid: string): Promise<Person> {
  const person = await shop.as(openid)
  const { orderId } = await person.ok('pool.open', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 2 }], ...POOL })
  await person.pay(orderId)
  return person
}

interface SimState {
  messages: { openid: string; templateId: string; page: string; data: Record<string, { value: string }> }[]
}

const TEMPLATE = 'pool-over-template'
const AFTER_CUTOFF = '2026-11-22T15:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db, env: { WECHAT_TEMPLATE_POOL_OVER: `${TEMPLATE}:thing1,thing2,time3` } })

  test('what happened is told in the app, newest first, and read up to where one has read', async () => {
    const li = await withNews(shop, 'c1-resident-1')
    const wang = await withNews(shop, 'c1-resident-2')
    const zhao = await withNews(shop, 'c1-resident-3')
    expect((await li.ok('message.accept', { accepted: ['pool_over'] })).left).toEqual({ pool_over: 1 })
    expect((await wang.ok('message.accept', { accepted: ['arrived'] })).left).toEqual({ arrived: 1 })
    await shop.runDue(AFTER_CUTOFF)

    const { messages, unread, templates, left } = await li.ok('message.list', {})
    const ended = messages.find(({ kind }) => kind === 'pool_expired_refund')
    expect(ended).toMatchObject({ read: false, at: AFTER_CUTOFF })
    expect(unread).toBe(messages.length)
    expect((await li.ok('me.get', {})).unread).toBe(unread)
    expect(templates).toEqual({ pool_over: TEMPLATE })
    expect(left).toEqual({})
    expect([...messages].sort((a, b) => (a.messageId < b.messageId ? 1 : -1))).toEqual(messages)

    expect(await li.ok('message.read', { messageId: messages[0]!.messageId })).toEqual({ unread: 0 })
    expect((await li.ok('message.list', {})).messages.every(({ read }) => read)).toBe(true)
    expect((await wang.ok('message.list', {})).unread).toBeGreaterThan(0)
    expect(await wang.refusal('message.read', { messageId: messages[0]!.messageId })).toBe('message_not_found')
    expect((await wang.ok('message.list', {})).left).toEqual({ arrived: 1 })

    const sent = (await shop.simState<SimState>()).messages.filter(({ templateId }) => templateId === TEMPLATE)
    expect(sent.map(({ openid }) => openid)).toEqual([li.openid])
    expect(sent[0]).toMatchObject({ page: 'message/list/index', data: { thing1: { value: expect.any(String) }, time3: { value: '2026-11-22 23:00' } } })
    expect((await zhao.ok('message.list', {})).unread).toBeGreaterThan(0)

    await shop.runDue('2026-11-22T16:00:00.000Z')
    expect((await shop.simState<SimState>()).messages.filter(({ templateId }) => templateId === TEMPLATE)).toHaveLength(1)
  })

  test('each acceptance is one more, and other words than ours are none', async () => {
    const [li] = await shop.people(1, 'permits')
    await li!.ok('message.accept', { accepted: ['arrived', 'refunded'] })
    expect((await li!.ok('message.accept', { accepted: ['arrived'] })).left).toEqual({ arrived: 2, refunded: 1 })
    expect(await li!.error('message.accept', { accepted: ['advertising'] })).toBe('bad_input')
    expect(await li!.error('message.accept', { accepted: [] })).toBe('bad_input')
  })

  test('a cursor goes on where the page ended, and only through one’s own', async () => {
    const li = await shop.as('c1-resident-1')
    const [newest] = (await li.ok('message.list', {})).messages
    const older = await li.ok('message.list', { cursor: newest!.messageId })
    expect(older.messages.map(({ messageId }) => messageId)).not.toContain(newest!.messageId)
    const [stranger] = await shop.people(1, 'stranger')
    expect((await stranger!.ok('message.list', { cursor: newest!.messageId })).messages).toEqual([])
  })

  test('without a session nothing of it is answered', async () => {
    for (const [name, input] of [['message.list', {}], ['message.read', { messageId: 'x' }], ['message.accept', { accepted: ['arrived'] }]] as const) {
      expect(await shop.nobody.error(name, input)).toBe('no_session')
    }
  })
})
