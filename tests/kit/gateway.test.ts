import { onBothDatabases, useServer, type Answer } from '../support/server'

const WRITE = 'me.update'
const key = (n: number | string) => `a-key-of-mine-${n}`

onBothDatabases((db) => {
  const shop = useServer({ db, seed: 'none', simulator: false })

  describe('coming in', () => {
    it('makes one person of one openid, however often', async () => {
      const people = await Promise.all(Array.from({ length: 6 }, () => shop.as('twin')))
      expect(new Set(people.map(({ personId }) => personId)).size).toBe(1)
      expect(new Set(people.map(({ token }) => token)).size).toBe(6)
    })

    it('gives 128 bits of chance that end after thirty days', async () => {
      const { body } = await shop.call('session.open', { channel: 'test', code: 'test:ann' }, { key: null })
      const { token, expiresAt } = body.value as { token: string; expiresAt: string }
      expect(token).toMatch(/^[0-9A-Z]{26}$/)
      expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(30)
    })

    it('needs WeChat\u2019s settings for WeChat\u2019s channels, and lets other browsers browse', async () => {
      for (const [channel, refusal] of [['weapp', 'not_configured'], ['wechat-h5', 'not_configured'], ['h5', 'channel_only_browses']]) {
        expect((await shop.call('session.open', { channel, code: 'x' }, { key: null })).body).toMatchObject({ ok: false, refusal })
      }
    })

    it.each(['ann', 'test:', 'test:a b', 'test:a:12', `test:${'a'.repeat(80)}`])('refuses the code %j', async (code) => {
      expect((await shop.call('session.open', { channel: 'test', code }, { key: null })).body).toMatchObject({ refusal: 'code_invalid' })
    })

    it('ends with session.close, for that session alone', async () => {
      const [here, there] = [await shop.as('two-windows'), await shop.as('two-windows')]
      await here.ok('session.close', {})
      expect(await here.error('me.get', {})).toBe('no_session')
      expect(await here.error('campaign.tonight', {})).toBe('no_session')
      await there.ok('me.get', {})
    })

    it.each([undefined, '', 'nobody-has-this', 'x'.repeat(300), '00000000000000000000000000'])('a private call with the token %j is 401', async (token) => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const answer = await shop.http('POST', '/api/me.get', { body: {}, headers })
      expect([answer.status, await answer.json()]).toEqual([401, { ok: false, error: 'no_session' }])
    })
  })

  describe('a call', () => {
    it('that nobody knows is 404, before anything else is looked at', async () => {
      for (const name of ['pool.fill', 'nothing', '__proto__.x', 'session.toString', 'session.__proto__', 'a'.repeat(150)]) {
        expect((await shop.call(name, {})).status).toBe(404)
      }
    })

    it('that her role can never make is 403, before its input is looked at', async () => {
      const ann = await shop.as('ann')
      expect(await ann.call('role.grant', { nonsense: 1 })).toMatchObject({ status: 403, body: { ok: false, error: 'forbidden' } })
      expect(await ann.error('ops.audit', {})).toBe('forbidden')
      expect((await shop.nobody.call('role.grant', { nonsense: 1 })).status).toBe(401)
    })

    it('with too much in it is 413', async () => {
      const body = `{"code":"${'x'.repeat(70_000)}"}`
      const answer = await shop.http('POST', '/api/session.open', { body })
      expect([answer.status, await answer.json()]).toEqual([413, { ok: false, error: 'too_large' }])
      expect((await shop.http('POST', '/api/session.open', { body: 'x'.repeat(10_000_000) })).status).toBe(413)
    })

    it.each([
      ['no JSON', '{'],
      ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
      ['a list', '[]'],
      ['null', 'null'],
      ['very deep', `{"code":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
      ['a prototype', '{"channel":"test","code":"test:x","__proto__":{"role":"admin"}}'],
      ['a field too many', '{"channel":"test","code":"test:x","role":"admin"}'],
      ['NUL in text', '{"channel":"test","code":"test:\\u0000"}'],
      ['half a character', '{"channel":"test","code":"test:\\ud83d"}'],
      ['a list for text', '{"channel":"test","code":["test:x"]}'],
    ])('with %s in it is 400 and says where', async (_what, body) => {
      const answer = await shop.http('POST', '/api/session.open', { body })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ ok: false, error: 'bad_input', issues: [{ path: expect.any(String) as string, message: expect.any(String) as string }] })
    })

    it.each(['/api/%', '/api/%ff.x', '/%zz'])('to an address like %s is no bug', async (path) => {
      const answer = await shop.http('POST', path, { body: {} })
      expect([answer.status, await answer.json()]).toEqual([404, { ok: false, error: 'unknown_call' }])
    })

    it.each(['', 'text/plain', 'application/xml', 'nonsense', 'multipart/form-data; boundary=x'])('is read as JSON whatever type it claims: %j', async (type) => {
      const answer = await shop.http('POST', '/api/session.open', { body: '{"channel":"test","code":"test:x"}', headers: { 'content-type': type } })
      expect(answer.status).toBe(200)
    })

    it('may come without a body where it takes nothing', async () => {
      const ann = await shop.as('ann')
      expect((await shop.http('POST', '/api/me.get', { headers: { authorization: `Bearer ${ann.token}` } })).status).toBe(200)
    })
  })

  describe('a write', () => {
    it.each([null, 'short', 'x'.repeat(65), 'with space in it'])('with the key %j is 400', async (wrong) => {
      const ann = await shop.as('ann')
      expect(await ann.call(WRITE, { elder: true }, { key: wrong })).toMatchObject({ status: 400, body: { issues: [{ path: 'Idempotency-Key' }] } })
    })

    it('gets the same reply under the same key, and 409 for anything else', async () => {
      const ann = await shop.as('ann')
      const first = await ann.call(WRITE, { elder: true }, { key: key(1) })
      await ann.ok(WRITE, { elder: false })
      expect((await ann.call(WRITE, { elder: true }, { key: key(1) })).body).toEqual(first.body)
      expect((await ann.ok('me.get', {})).elder).toBe(false)
      expect(await ann.call(WRITE, { elder: false }, { key: key(1) })).toMatchObject({ status: 409, body: { ok: false, error: 'key_reused' } })
      expect(await ann.error('session.close', {}, { key: key(1) })).toBe('key_reused')
    })

    it('keeps nothing of an answer that was 400', async () => {
      const ann = await shop.as('ann')
      expect(await ann.error(WRITE, { elder: 'yes' }, { key: key(2) })).toBe('bad_input')
      await ann.ok(WRITE, { elder: true }, { key: key(2) })
    })

    it('sent at once many times happens once', async () => {
      const ann = await shop.as('ann')
      const replies = await Promise.all(Array.from({ length: 10 }, () => ann.call(WRITE, { elder: true }, { key: key(3) })))
      expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    })

    it('has its key to itself: another person\u2019s is another', async () => {
      const [ann, bob] = [await shop.as('ann'), await shop.as('bob')]
      const [one, other] = [await ann.ok(WRITE, { elder: true }, { key: key(4) }), await bob.ok(WRITE, { elder: false }, { key: key(4) })]
      expect([one.personId, other.personId]).toEqual([ann.personId, bob.personId])
    })

    it('is refused to who signed out, though its reply is stored', async () => {
      const ann = await shop.as('ann')
      await ann.ok(WRITE, { elder: true }, { key: key(5) })
      await ann.ok('session.close', {})
      expect(await ann.error(WRITE, { elder: true }, { key: key(5) })).toBe('no_session')
    })
  })

  describe('someone who asks without end', () => {
    it('may ask 300 times at once, then hears 429 and when to come back', async () => {
      const eve = await shop.as('eve')
      const answers: Answer[] = []
      // On a slow machine ten a second come back meanwhile, so she asks until she is stopped.
      while (answers.length < 3_000 && !answers.some(({ status }) => status === 429)) {
        answers.push(...(await Promise.all(Array.from({ length: 100 }, () => eve.call('me.get', {})))))
      }
      const refused = answers.filter(({ status }) => status === 429)
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(300)
      expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(refused[0]?.body).toMatchObject({ ok: false, error: 'too_many' })
      await (await shop.as('ann')).ok('me.get', {})
    })
  })

  describe('the clock', () => {
    it('is the instant that a request names, the latest named otherwise, and never a wrong one', async () => {
      const now = async (named?: string) => (await shop.http('GET', '/healthz', { headers: named === undefined ? {} : { 'x-test-now': named } })).headers.get('x-now')
      expect(await now('2026-11-22T12:00:00+08:00')).toBe('2026-11-22T04:00:00.000Z')
      expect(await now('2026-11-22T03:00:00.000Z')).toBe('2026-11-22T03:00:00.000Z')
      expect(await now()).toBe('2026-11-22T04:00:00.000Z')
      for (const wrong of ['yesterday', '2026-11-22', '1700000000', '2026-13-01T00:00:00Z']) expect((await shop.http('GET', '/healthz', { headers: { 'x-test-now': wrong } })).status).toBe(400)
      expect((await shop.http('POST', '/test/clock', { body: { advanceSeconds: 60 } })).status).toBe(400)
    })

    it('does not make sessions older', async () => {
      const ann = await shop.as('ann')
      await ann.ok('me.get', {}, { now: '2027-06-01T00:00:00.000Z' })
    })

    it('has everything done that is due, once', async () => {
      await shop.runDue('2027-06-01T00:00:00.000Z')
      expect(await Promise.all([shop.runDue(), shop.runDue()])).toEqual([0, 0])
    })
  })

  describe('the server', () => {
    it('is alive, ready, and says what it can be asked', async () => {
      expect((await shop.http('GET', '/healthz')).status).toBe(200)
      expect((await shop.http('GET', '/readyz')).status).toBe(200)
      const api = (await (await shop.http('GET', '/openapi.json')).json()) as { paths: Record<string, { post: { 'x-roles': string[]; 'x-refusals': string[]; parameters: { name: string; required: boolean }[] } }> }
      expect(api.paths['/api/session.open']?.post).toMatchObject({ 'x-roles': ['nobody'], parameters: [] })
      expect(api.paths['/api/pool.join']?.post).toMatchObject({ parameters: [{ name: 'Idempotency-Key', in: 'header', required: true }] })
      expect(api.paths['/api/pool.join']?.post['x-refusals']).toContain('pool_full')
      expect(api.paths['/api/me.get']?.post.parameters).toEqual([])
    })

    it('lets pages load from itself alone', async () => {
      const policy = (await shop.http('GET', '/healthz')).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    })

    it('writes nothing personal into its log', async () => {
      const ann = await shop.as('very-personal-openid')
      await ann.call(WRITE, { elder: true }, { key: 'very-personal-key' })
      for (const text of ['very-personal', ann.token ?? '', '127.0.0.1:']) expect(shop.output().replaceAll(shop.url, '')).not.toContain(text)
    })
  })
})
