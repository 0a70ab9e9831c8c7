import { instant } from '@domain/time'
import { handovers } from '../../src/kit/handovers'
import { dropSession, keepSession } from '../../src/kit/session-store'

interface Sent {
  readonly key: string
  readonly code: string
}
const sent: Sent[] = []
type Reply = { readonly status?: number; readonly body: unknown } | 'lost'

/** Answers the next requests so, then none. */
function server(...replies: Reply[]): void {
  globalThis.fetch = (_url, init) => {
    const headers = (init?.headers ?? {}) as Record<string, string>
    const { code } = JSON.parse(String(init?.body)) as { code: string }
    sent.push({ key: headers['Idempotency-Key'] ?? '', code })
    const reply = replies.shift() ?? 'lost'
    if (reply === 'lost') return Promise.reject(new TypeError('no signal'))
    return Promise.resolve({ status: reply.status ?? 200, text: () => Promise.resolve(JSON.stringify(reply.body)), headers: { get: () => null } } as unknown as Response)
  }
}
const handed = (...lines: string[]): Reply => ({ body: { ok: true, value: { handed: lines, left: 0, lines: [] } } })
const refused = (refusal: string, detail: unknown = null): Reply => ({ body: { ok: false, refusal, detail } })

const be = (personId: string): void => keepSession({ token: `token of ${personId}`, personId, expiresAt: '2099-01-01T00:00:00.000Z', demo: null })
const put = (code: string) => handovers.put({ code, lines: [`line of ${code}`], scannedAt: instant('2026-11-23T10:00:00.000Z') }, { bagId: `bag of ${code}`, number: 1 })
const waiting = () => handovers.use.getState().entries.map(({ input }) => input.code)

let persons = 0
beforeEach(() => {
  sent.length = 0
  persons += 1
  be(`leader-${persons}`)
})

test('what is answered at once does not wait', async () => {
  server(handed('line of A'))
  expect((await put('A')).outcome).toMatchObject({ kind: 'done', value: { handed: ['line of A'] } })
  expect(waiting()).toEqual([])
})

test('a lost answer is asked for again under the same key, in order, and each is sent once', async () => {
  server('lost', 'lost')
  expect((await put('A')).outcome).toEqual({ kind: 'waits' })
  expect((await put('B')).outcome).toEqual({ kind: 'waits' })
  expect(waiting()).toEqual(['A', 'B'])
  sent.length = 0
  server(handed('line of A'), 'lost')
  await handovers.send()
  expect(waiting()).toEqual(['B'])
  server(handed('line of B'))
  await handovers.send()
  await handovers.send()
  expect(sent.map(({ code }) => code)).toEqual(['A', 'B', 'B'])
  expect(sent[1]!.key).toBe(sent[2]!.key)
  expect(sent[0]!.key).not.toBe(sent[1]!.key)
  expect(waiting()).toEqual([])
})

test('two who send at the same time send each once', async () => {
  server('lost', 'lost')
  await put('A')
  sent.length = 0
  server(handed('line of A'))
  await Promise.all([handovers.send(), handovers.send(), handovers.send()])
  expect(sent).toHaveLength(1)
})

test('it outlives the page, and nobody else at the phone sees or sends it', async () => {
  server('lost', 'lost')
  await put('A')
  const kept = Object.entries(localStorage).find(([name]) => name.includes('outbox') && name.includes(`leader-${persons}`))
  expect(kept?.[1]).toContain('bag of A')
  be('somebody else')
  expect(waiting()).toEqual([])
  server(handed('line of A'))
  sent.length = 0
  await handovers.send()
  expect(sent).toEqual([])
  be(`leader-${persons}`)
  expect(waiting()).toEqual(['A'])
  dropSession()
  await handovers.send()
  expect(sent).toEqual([])
})

test('what the server refuses stays, is not sent again by itself, and holds up nothing behind it', async () => {
  server('lost', 'lost', 'lost')
  await put('A')
  await put('B')
  server(refused('refund_asked'), handed('line of B'))
  await handovers.send()
  expect(handovers.use.getState().entries).toMatchObject([{ input: { code: 'A' }, trouble: { kind: 'refused', refusal: 'refund_asked' } }])
  sent.length = 0
  await handovers.send()
  expect(sent).toEqual([])
  const [before] = handovers.use.getState().entries
  server(handed('line of A'))
  await handovers.again(before!.key)
  expect(sent[0]!.key).not.toBe(before!.key)
  expect(waiting()).toEqual([])
})

test('after too many wrong codes it is asked again later under a new key, for the old one would only bring the old answer', async () => {
  const until = instant(Date.now() + 600_000)
  server(refused('too_many_codes', { until }))
  const { key } = await put('A')
  expect(handovers.use.getState().entries).toMatchObject([{ notBefore: until, trouble: null }])
  expect(handovers.use.getState().entries[0]!.key).not.toBe(key)
  sent.length = 0
  await handovers.send()
  expect(sent).toEqual([])
})

test('where less was handed over than was asked for it is said', async () => {
  server({ body: { ok: true, value: { handed: [], left: 0, lines: [] } } })
  expect((await put('A')).outcome).toMatchObject({ kind: 'trouble', trouble: { kind: 'partly' } })
})

test('a server in trouble is asked again', async () => {
  server({ status: 503, body: { ok: false, error: 'busy' } }, { status: 503, body: { ok: false, error: 'busy' } })
  expect((await put('A')).outcome).toEqual({ kind: 'waits' })
  server(handed('line of A'))
  await handovers.send()
  expect(waiting()).toEqual([])
})
