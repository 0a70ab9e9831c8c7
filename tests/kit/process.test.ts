import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { freshDatabase, type Place } from '../support/databases'
import { answers, freePorts, newFolder, startProgram, type Env, type Running } from '../support/processes'

const EXIT_SETTING = 78

const ended = async (server: Running): Promise<number | null> => {
  if (server.child.exitCode === null && server.child.signalCode === null) await once(server.child, 'close')
  return server.child.exitCode
}

describe('a wrong setting', () => {
  it.each<[string, Env]>([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '99999' }],
    ['DATABASE_URL', { PGLITE_DIR: '', DATABASE_URL: 'mysql://x' }],
    ['DATABASE_URL', { PGLITE_DIR: '', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x' }],
    ['PGLITE_DIR', { DATABASE_URL: 'postgres://x@127.0.0.1/x' }],
    ['DATABASE_POOL_MAX', { DATABASE_POOL_MAX: '0' }],
    ['DATABASE_URLS', { DATABASE_URLS: '{}' }],
    ['TEST_CLOCK', { TEST_CLOCK: 'yes' }],
    ['TEST_CLOCK', { TEST_CLOCK: '1', NODE_ENV: 'production' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATABASE_UNPREPARED', { DATABASE_UNPREPARED: 'yes' }],
    ['WECHAT_SECRET', { WECHAT_APPID: 'wx1' }],
  ])('ends with 78 and one line that names %s, for %j', async (variable, env) => {
    const server = startProgram('gateway', { PGLITE_DIR: newFolder('wrong'), PORT: String(await freePorts()), ...env })
    expect(await ended(server)).toBe(EXIT_SETTING)
    expect(server.output()).toMatch(new RegExp(`^${variable}: .+\\n$`))
  })
})

describe('a process of the server', () => {
  let place: Place
  let running: Running[] = []
  beforeEach(async () => {
    place = await freshDatabase('pglite', 'none')
  })
  afterEach(async () => {
    await Promise.all(running.map((one) => one.stop('SIGKILL')))
    running = []
    await place.drop()
  })

  const begin = async (env: Env): Promise<Running & { url: string }> => {
    const port = await freePorts()
    const started = startProgram('gateway', { ...place.env, PORT: String(port), LOG_LEVEL: 'info', ...env })
    running.push(started)
    return { ...started, url: `http://127.0.0.1:${env.PORT ?? port}` }
  }
  const up = async (env: Env = {}) => {
    const server = await begin(env)
    await answers(`${server.url}/readyz`, server)
    return server
  }
  const open = (url: string, body: object, headers: Env = {}) => fetch(`${url}/api/session.open`, { method: 'POST', body: JSON.stringify(body), headers })

  it('ends with 78 where its port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    const late = await begin({ PORT: String(port) })
    expect(await ended(late)).toBe(EXIT_SETTING)
    expect(late.output()).toMatch(/^PORT: .*EADDRINUSE/)
    await new Promise((closed) => holder.close(closed))
  })

  it('is refused within a second a database that another has, and gets it when that one was killed', async () => {
    const first = await up()
    const second = await begin({})
    await once(second.child, 'spawn')
    const from = Date.now()
    expect(await ended(second)).toBe(EXIT_SETTING)
    expect(Date.now() - from).toBeLessThan(1_000)
    expect(second.output()).toMatch(/^PGLITE_DIR: another process \(\d+\) is using this database\n$/)
    const signedIn = await open(first.url, { channel: 'test', code: 'test:ann' })
    const { value } = (await signedIn.json()) as { value: { token: string } }
    await first.stop('SIGKILL')
    const third = await up()
    expect((await fetch(`${third.url}/api/me.get`, { method: 'POST', headers: { authorization: `Bearer ${value.token}` } })).status).toBe(200)
  })

  it('in production has no test doors and no people of the demo', async () => {
    const server = await up({ NODE_ENV: 'production' })
    for (const path of ['/test/run-due', '/test/clock']) expect((await fetch(server.url + path, { method: 'POST' })).status).toBe(404)
    const refused = await open(server.url, { channel: 'test', code: 'test:ann' })
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'bad_input', issues: [{ path: 'channel' }] }])
    expect((await open(server.url, { channel: 'weapp', code: 'x' })).status).toBe(200)
    const named = await fetch(`${server.url}/healthz`, { headers: { 'x-test-now': '2030-01-01T00:00:00Z' } })
    expect(named.headers.get('x-now')).not.toContain('2030')
    expect(await (await fetch(`${server.url}/app-config.json`)).json()).toMatchObject({ testDoors: false })
  })

  it('beyond this machine asks demo people for the PIN that it printed', async () => {
    const server = await up({ HOST: '0.0.0.0' })
    const pin = /"pin":"(\d{6})"/.exec(server.output())?.[1] ?? ''
    expect(pin).toHaveLength(6)
    const wrong = pin === '000000' ? '000001' : '000000'
    for (const code of ['test:ann', `test:ann:${wrong}`]) expect(await (await open(server.url, { channel: 'test', code })).json()).toMatchObject({ refusal: 'code_invalid' })
    expect(await (await open(server.url, { channel: 'test', code: `test:ann:${pin}` })).json()).toMatchObject({ ok: true })
    for (let n = 0; n < 25; n++) await open(server.url, { channel: 'test', code: `test:ann:${wrong}` })
    expect(await (await open(server.url, { channel: 'test', code: `test:ann:${pin}` })).json()).toMatchObject({ refusal: 'code_invalid' })
  })

  it('answers what has begun when it is told to end, then ends by itself', async () => {
    const server = await up()
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const body = '{"channel":"test","code":"test:slow"}'
    socket.write(`POST /api/session.open HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`)
    await new Promise((done) => setTimeout(done, 200))
    const from = Date.now()
    server.child.kill('SIGTERM')
    await new Promise((done) => setTimeout(done, 200))
    socket.write(body.slice(5))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200 OK/)
    expect(await ended(server)).toBe(0)
    expect(Date.now() - from).toBeLessThan(10_000)
    expect(existsSync(join(place.env.PGLITE_DIR ?? '', 'linpin.lock'))).toBe(false)
  })

  it('works in real time, plus what a demo was moved on, also after a new start', async () => {
    let server = await up()
    const moved = await fetch(`${server.url}/test/clock`, { method: 'POST', body: '{"advanceSeconds":86400}' })
    expect(await moved.json()).toMatchObject({ offsetSeconds: 86_400 })
    await server.stop()
    server = await up()
    const now = (await fetch(`${server.url}/healthz`)).headers.get('x-now') ?? ''
    expect(Math.round((Date.parse(now) - Date.now()) / 60_000)).toBe(24 * 60)
  })

  it('writes a line for each call that says what and how it ended, and not who', async () => {
    const server = await up()
    await open(server.url, { channel: 'test', code: 'test:somebody' })
    await server.stop()
    const lines = server.output().split('\n').filter((line) => line.includes('"what":"call"'))
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([{ level: 'info', call: 'session.open', outcome: 'ok', ms: expect.any(Number) as number }])
    expect(server.output()).not.toContain('somebody')
  })
})
