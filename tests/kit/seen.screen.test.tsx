import { ask } from '../../src/kit/call'

interface Reply {
  readonly status: number
  readonly body: unknown
}

function server(...replies: Reply[]): void {
  globalThis.fetch = () => {
    const reply = replies.shift()
    if (!reply) return Promise.reject(new TypeError('no connection'))
    return Promise.resolve({ status: reply.status, text: () => Promise.resolve(JSON.stringify(reply.body)), headers: { get: () => null } } as unknown as Response)
  }
}

const failing = (status: number, error: string): Reply => ({ status, body: { ok: false, error } })
const code = (orderId: string) => ask('pickup.code', { orderId }, { keep: true })

test('a pickup code seen before stays when the server fails', async () => {
  server({ status: 200, body: { ok: true, value: { code: '4711' } } }, failing(429, 'too_many'))
  await code('o1')
  expect(await code('o1')).toMatchObject({ kind: 'failed', seen: { value: { code: '4711' } } })
})

test('nothing of another order is shown for one that was never seen', async () => {
  server(failing(429, 'too_many'))
  expect(await code('o2')).toMatchObject({ kind: 'failed', seen: null })
})

test('what was seen is not shown to who may no longer see it', async () => {
  server({ status: 200, body: { ok: true, value: { code: '4711' } } }, failing(403, 'forbidden'))
  await code('o3')
  expect(await code('o3')).toMatchObject({ kind: 'failed', seen: null })
})

test('a pickup code seen before stays however much is looked at afterwards', async () => {
  server({ status: 200, body: { ok: true, value: { code: '4711' } } })
  await code('o4')
  for (let item = 0; item < 30; item += 1) {
    server({ status: 200, body: { ok: true, value: {} } })
    await ask('campaign.tonight', { stationId: `s${item}` }, { keep: true })
  }
  server(failing(429, 'too_many'))
  expect(await code('o4')).toMatchObject({ kind: 'failed', seen: { value: { code: '4711' } } })
})
