import { ask, call } from '../../src/kit/call'

interface Sent {
  readonly key: string | null
  readonly signal: AbortSignal | null | undefined
}
type Reply = 'lost' | 'silent' | { readonly status: number; readonly body: unknown; readonly retryAfter?: string }

/** A server that answers what it is told to, and notes under which key it was asked. */
function server(...replies: Reply[]): Sent[] {
  const sent: Sent[] = []
  globalThis.fetch = (_url, init) => {
    sent.push({ key: new Headers(init?.headers).get('Idempotency-Key'), signal: init?.signal })
    const reply = replies.shift()
    if (reply === 'silent') return new Promise(() => undefined)
    if (reply === undefined || reply === 'lost') return Promise.reject(new TypeError('no connection'))
    const { status, body, retryAfter = null } = reply
    const headers = { get: (name: string) => (name === 'retry-after' ? retryAfter : null) }
    return Promise.resolve({ status, text: () => Promise.resolve(JSON.stringify(body)), headers } as unknown as Response)
  }
  return sent
}

const done: Reply = { status: 200, body: { ok: true, value: { orderId: 'o1', backFen: 100 } } }
const leave = (poolId: string) => call('pool.leave', { poolId })

test('a lost reply is asked for again under the same key', async () => {
  const sent = server('lost', done)
  expect(await leave('p1')).toMatchObject({ kind: 'done' })
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
})

test('who taps again after being offline repeats the same wish', async () => {
  const first = server('lost', 'lost', 'lost')
  expect((await leave('p2')).kind).toBe('offline')
  const second = server({ status: 503, body: { ok: false, error: 'busy' } }, done)
  expect((await leave('p2')).kind).toBe('done')
  expect(second[0]?.key).toBe(first[0]?.key)
})

test('an answered wish is over: the next one has a key of its own', async () => {
  const first = server({ status: 200, body: { ok: false, refusal: 'pool_over' } })
  expect(await leave('p3')).toMatchObject({ kind: 'refused', refusal: 'pool_over' })
  const second = server(done)
  await leave('p3')
  expect(second[0]?.key).not.toBe(first[0]?.key)
})

test('a server that broke says so, and the wish keeps its key', async () => {
  const broken: Reply = { status: 500, body: { ok: false, error: 'bug' } }
  const first = server(broken, broken, broken)
  expect(await leave('p4')).toMatchObject({ kind: 'failed', error: 'bug' })
  const second = server(done)
  await leave('p4')
  expect(second[0]?.key).toBe(first[0]?.key)
})

describe('a server that says when to come again', () => {
  const busy = (retryAfter: string): Reply => ({ status: 503, body: { ok: false, error: 'busy' }, retryAfter })
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('is not asked before', async () => {
    const sent = server(busy('2'), done)
    const answer = leave('p5')
    await jest.advanceTimersByTimeAsync(1_900)
    expect(sent).toHaveLength(1)
    await jest.advanceTimersByTimeAsync(200)
    expect(await answer).toMatchObject({ kind: 'done' })
  })

  test('nobody waits before the screen for long', async () => {
    const sent = server(busy('120'), done)
    expect(await leave('p6')).toMatchObject({ kind: 'failed', error: 'busy', retryAfterS: 120 })
    expect(sent).toHaveLength(1)
  })
})

describe('a server that takes its time', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())
  const hangsUpAfter = async (seconds: number, question: () => Promise<unknown>) => {
    const sent = server('silent')
    void question()
    await jest.advanceTimersByTimeAsync(1_000 * seconds - 1)
    expect(sent[0]?.signal?.aborted).toBe(false)
    await jest.advanceTimersByTimeAsync(1)
    expect(sent[0]?.signal?.aborted).toBe(true)
  }

  test('is waited for ten seconds', () => hangsUpAfter(10, () => ask('me.get', {})))

  test('or as long as the question is worth', () => hangsUpAfter(60, () => ask('ops.audit', { ids: ['I1'] }, { timeoutMs: 60_000 })))
})
