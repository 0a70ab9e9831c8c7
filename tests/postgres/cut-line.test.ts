import { Lab } from '../proof/proxy/lab'

test('work that the database’s line breaks under is told to come again, not that it is a bug', async () => {
  const lab = await Lab.open()
  try {
    lab.a.door.gate = { ask: () => Promise.resolve('cut_at') }
    const answer = await lab.a.http('POST', '/test/run-due', { headers: { 'x-test-now': lab.a.now } })
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([503, '1', { ok: false, error: 'busy', retryAfter: 1 }])
  } finally {
    lab.a.door.free()
    lab.a.takeFailures()
    await lab.close()
  }
})
