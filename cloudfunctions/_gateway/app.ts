import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Instant } from '@domain/time'
import { Busy, inTransaction } from '../_kit/db'
import { fail, type Reply } from '../_kit/answer'
import { newId } from '../_kit/ids'
import { LIMITS } from '../_kit/limits'
import { log, settings, shared } from '../_kit/runtime'
import { parseJson, readBody } from './body'
import { turnAwayEarly } from './busy'
import { namedInstant, nowOf } from './clock'
import { describeCalls } from './openapi'
import { servePages, type Pages } from './pages'
import { isMigrated } from './ready-sql'
import { openTestDoors } from './test-doors'
import { ask, type Words } from './words'

declare module 'fastify' {
  interface FastifyRequest {
    /** The instant named in X-Test-Now. */
    named: Instant | undefined
    /** Identifies the request in the log. */
    mark: string
  }
}

const HEALTH = { alive: { ok: true, value: 'alive' }, ready: { ok: true, value: 'ready' } } as const

/** The HTTP server over the words: calls, notices, pages, health, and the test doors outside production. */
export async function buildApp(words: Words, pages: Pages, migrations: readonly string[]): Promise<FastifyInstance> {
  const app = Fastify({
    // A proxy on this machine says whom it speaks for; nobody else is believed.
    trustProxy: 'loopback',
    logger: false,
    bodyLimit: LIMITS.bodyDiscardBytes,
    requestTimeout: LIMITS.requestMs,
    keepAliveTimeout: 60_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    // An address that can't be decoded, before any hook has seen it.
    frameworkErrors: (_error, _request, reply) => void send(reply as FastifyReply, fail('unknown_call'), 404),
    http: { headersTimeout: LIMITS.headersMs },
  })
  // Before all routes: Fastify gives each the handler that there is when the first plugin behind it has been awaited.
  answerErrors(app)
  readBodiesOurselves(app)
  turnAwayEarly(app)
  app.server.on('connection', () => shared().door.letIn++)
  await app.register(helmet, pages.helmet)
  app.decorateRequest('named')
  app.decorateRequest('mark', '')
  app.addHook('onRequest', async (request, reply) => {
    request.mark = newId()
    // Every body is bytes here, whatever it claims to be; what claims nonsense would be turned away unread.
    request.raw.headers['content-type'] = 'application/octet-stream'
    const named = namedInstant(request.headers['x-test-now'])
    if (named === null) return send(reply, fail('bad_input', { issues: [{ path: 'X-Test-Now', message: 'must be an ISO instant with its zone' }] }), 400)
    request.named = named
    void reply.header('x-now', nowOf(named))
  })
  app.post('/api/:call', (request, reply) => answerCall(words, request, reply))
  app.post('/wechat-pay/notify', (request, reply) => takeNotice(words, request, reply))
  const description = JSON.stringify(describeCalls())
  app.get('/openapi.json', (_request, reply) => reply.type('application/json').send(description))
  app.get('/healthz', () => HEALTH.alive)
  app.get('/readyz', async (_request, reply) => ((await isReady(migrations)) ? HEALTH.ready : reply.code(503).header('retry-after', LIMITS.busyRetrySeconds).send(fail('busy'))))
  if (settings().testDoors) openTestDoors(app, words)
  await servePages(app, pages)
  return app
}

/** Calls know their own limits, and a notice's signature is over its bytes: nothing reads a body before its route. */
function readBodiesOurselves(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

const bytesOf = (request: FastifyRequest, most: number): Promise<Buffer | undefined> => readBody((request.body as typeof request.raw | undefined) ?? request.raw, most)

const send = (reply: FastifyReply, answer: Reply & { status?: unknown }, status: number) => {
  if ('retryAfter' in answer && answer.retryAfter !== undefined) void reply.header('retry-after', answer.retryAfter)
  return reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(textOf(answer))
}

/** Values as they were written; one look may answer many. */
const written = new WeakMap<object, string>()

function textOf({ status: _status, ...body }: Reply & { status?: unknown }): string {
  if (!body.ok || typeof body.value !== 'object' || body.value === null) return JSON.stringify(body)
  const text = written.get(body.value) ?? JSON.stringify(body)
  written.set(body.value, text)
  return text
}

/** The rest of such a body is not read, so the connection can't be used again. */
const tooLarge = (reply: FastifyReply) => send(reply.header('connection', 'close'), fail('too_large'), 413)

async function answerCall(words: Words, request: FastifyRequest, reply: FastifyReply) {
  const { call } = request.params as { call: string }
  const found = words.find(call)
  if (!found) return send(reply, fail('unknown_call'), 404)
  const body = await bytesOf(request, found.spec.maxBytes ?? LIMITS.bodyBytes)
  if (!body) return tooLarge(reply)
  const read = parseJson(body)
  const key = request.headers['idempotency-key']
  const host = { token: bearer(request.headers.authorization), now: request.named, requestId: request.mark, clientIp: request.ip, ...('unreadable' in read ? read : {}) }
  const answered = await ask(found.main, { call, input: 'input' in read ? read.input : undefined, key: typeof key === 'string' ? key : undefined }, host)
  return send(reply, answered as Reply, Number(answered.status))
}

/** The token that was shown. Something else in that header counts as a token that nobody has. */
const bearer = (header: string | undefined): string | undefined => (header === undefined ? undefined : (/^Bearer +([\x21-\x7e]{1,200})$/i.exec(header)?.[1] ?? ''))

/** News from the pay channel happens now, on a test clock at the latest instant named so far. */
async function takeNotice(words: Words, request: FastifyRequest, reply: FastifyReply) {
  const rawBody = await bytesOf(request, LIMITS.bodyBytes)
  if (!rawBody) return tooLarge(reply)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const { status, body } = await words.notice('payment', { method: 'POST', path: '/wechat-pay/notify', headers, rawBody }, { requestId: request.mark })
  if (status === 503) void reply.header('retry-after', LIMITS.busyRetrySeconds)
  return reply.code(status).send(body)
}

async function isReady(migrations: readonly string[]): Promise<boolean> {
  try {
    return await inTransaction('read', (tx) => isMigrated(tx, migrations))
  } catch {
    return false
  }
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? (/^(ECONNRESET|ERR_STREAM|ABORT)/.test(error.code ?? '') ? 400 : 500)
    if (status === 413) return send(reply, fail('too_large'), status)
    if (status < 500) return send(reply, fail('bad_input'), 400)
    if (error.name === Busy.name) return send(reply, fail('busy', { retryAfter: LIMITS.busyRetrySeconds }), 503)
    log().error('request failed', error, { request: request.mark })
    return send(reply, fail('bug'), 500)
  })
}
