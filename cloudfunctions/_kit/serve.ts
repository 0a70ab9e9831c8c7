import type { CallSpec, Contract } from '@domain/call'
import type { CallName, Calls, Input, Output, RefusalOf } from '@domain/contract'
import type { Result } from '@domain/result'
import { BadInput, answer, fail, type AnyHandler, type AnySteps, type Reply } from './answer'
import { HOST, NOBODY, afterCommit, makeCall, nowFor, type After, type Call, type Host, type Outside } from './call'
import { cloudEvent, cloudReply } from './cloud'
import { Busy, inTransaction } from './db'
import type { HttpHandler, HttpReply, HttpRequest } from './http'
import { cloudCaller } from './identity'
import { newId } from './ids'
import { runNextJob, requeueLapsed, type Jobs } from './jobs'
import { LIMITS } from './limits'
import { tell } from './log'
import { log, settings } from './runtime'
import { runDueTimers, type Timer } from './timers'

export { BadInput, refuseAndKeep } from './answer'
export type { Call } from './call'
export type { Timer } from './timers'

export type Handler<C extends CallName> = (input: Input<C>, call: Call) => Promise<Result<Output<C>, RefusalOf<C>>>

/** A handler that speaks to the outside between two transactions. A throw in `perform` gives the key back; what `load` wrote stays. */
export interface Steps<C extends CallName, P = unknown, A = unknown> {
  load(input: Input<C>, call: Call): Promise<Result<P, RefusalOf<C>>>
  perform(plan: P, outside: Outside): Promise<A>
  save(plan: P, answer: A, call: Call): Promise<Result<Output<C>, RefusalOf<C>>>
}

export const steps = <C extends CallName, P, A>(parts: Steps<C, P, A>): Steps<C> => parts as Steps<C>

export interface Word<W extends Contract> {
  name: string
  contract: W
  actions: { [C in keyof W & CallName]: W[C] extends Calls[C] ? Handler<C> | Steps<C> : never }
  jobs?: Jobs
  timers?: readonly Timer[]
  http?: HttpHandler
}

/** What a host asks of a word. */
export type Event =
  | { call: string; input?: unknown; key?: string }
  | { drain: { limit: number } }
  | { timers: true }
  | { http: HttpRequest }

export interface About {
  name: string
  contract: Contract
  kinds: readonly string[]
  timers: boolean
  http: boolean
}

export interface Main {
  (event: unknown, context?: unknown): Promise<Readonly<Record<string, unknown>>>
  about: About
}

const STATUS: Readonly<Record<string, number>> = {
  bad_input: 400, no_session: 401, forbidden: 403, unknown_call: 404, key_reused: 409, too_large: 413, too_many: 429, bug: 500, busy: 503,
}

/** Makes a word's one entry: what a cloud function exports and what the gateway calls. */
export function serve<W extends Contract>(word: Word<W>): Main {
  const main = async (event: unknown, context?: unknown) => {
    const host = hostOf(context)
    if (host) return respond(word, event as Event, host)
    // The cloud turns whatever is thrown into a bare SYS_ERR.
    return respond(word, event, undefined).catch((error: unknown) => {
      console.error(JSON.stringify({ level: 'error', what: 'function failed', ...tell(error) }))
      return withStatus(fail('bug'))
    })
  }
  const about: About = {
    name: word.name,
    contract: word.contract,
    kinds: Object.keys(word.jobs ?? {}),
    timers: (word.timers ?? []).length > 0,
    http: word.http !== undefined,
  }
  return Object.assign(main, { about })
}

async function respond<W extends Contract>(word: Word<W>, event: unknown, host: Host | undefined): Promise<Readonly<Record<string, unknown>>> {
  const asked = host ? (event as Event) : cloudEvent(event, Boolean(cloudCaller()))
  const vouched: Host = host ? { requestId: newId(), ...host } : { requestId: newId(), caller: cloudCaller() }
  if (!asked) return withStatus(fail('unknown_call'))
  if ('http' in asked) return host ? { ...(await serveHttp(word, asked.http, vouched)) } : cloudReply(await serveHttp(word, asked.http, vouched))
  if ('drain' in asked) return { ran: await drain(word, asked.drain.limit, vouched) }
  if ('timers' in asked) return { ran: await runTimers(word, vouched, !host) }
  return withStatus(await serveCall(word, asked, vouched, Boolean(host)))
}

const hostOf = (context: unknown): Host | undefined =>
  typeof context === 'object' && context !== null ? (context as Readonly<Record<symbol, Host | undefined>>)[HOST] : undefined

const withStatus = (reply: Reply) => ({ ...reply, status: 'error' in reply ? (STATUS[reply.error] ?? 500) : 200 })

async function serveCall<W extends Contract>(word: Word<W>, { call, input, key }: { call: string; input?: unknown; key?: string }, host: Host, hosted: boolean) {
  const startedAt = performance.now()
  const spec: CallSpec | undefined = typeof call === 'string' && Object.hasOwn(word.contract, call) ? word.contract[call] : undefined
  if (!spec) return fail('unknown_call')
  const action = (word.actions as Readonly<Record<string, AnyHandler | AnySteps>>)[call]
  if (!action) return fail('unknown_call')
  const raw = input === undefined ? {} : input
  if (!hosted && JSON.stringify(raw).length > (spec.maxBytes ?? LIMITS.bodyBytes)) return fail('too_large')
  const reply = await answer({ name: call, spec, action, raw, key, host }).catch((error: unknown) => explain(error, call, host))
  checkReply(call, spec, reply)
  log().info('call', {
    call,
    outcome: reply.ok ? 'ok' : 'error' in reply ? reply.error : reply.refusal,
    ms: Math.round((performance.now() - startedAt) * 10) / 10,
    request: host.requestId,
  })
  return reply
}

function explain(error: unknown, call: string, host: Host): Reply {
  if (error instanceof BadInput) return fail('bad_input', { issues: [{ path: error.path, message: error.why }] })
  if (error instanceof Busy) {
    log().warn('busy', { call, request: host.requestId, why: error.message })
    return fail('busy', { retryAfter: LIMITS.busyRetrySeconds })
  }
  log().error('call failed', error, { call, request: host.requestId })
  return fail('bug')
}

/** Values that have been held against their contract; one may be replied to many. */
const held = new WeakSet<object>()

/** Outside production each value is held against its contract, so that a slip is seen where it is made; it is replied all the same. */
function checkReply(call: string, spec: CallSpec, reply: Reply): void {
  if (settings().production || !reply.ok || held.has(reply.value as object)) return
  if (typeof reply.value === 'object' && reply.value !== null) held.add(reply.value)
  const checked = spec.output.safeParse(reply.value)
  if (!checked.success) log().error('reply breaks its contract', undefined, { call, where: checked.error.issues.map(({ path }) => path.join('.')).join(' ') })
}

async function serveHttp<W extends Contract>(word: Word<W>, request: HttpRequest, host: Host): Promise<HttpReply> {
  const inTx = async <T>(work: (call: Call) => Promise<T>): Promise<T> => {
    const after: After = { wake: false }
    const result = await inTransaction('write', (tx) => {
      after.wake = false
      return work(makeCall(tx, NOBODY, host, after))
    })
    afterCommit(after)
    return result
  }
  if (!word.http) return { status: 404 }
  try {
    return await word.http(request, { now: nowFor(host), requestId: host.requestId ?? '', inTx })
  } catch (error) {
    const busy = error instanceof Busy
    if (busy) log().warn('busy', { path: request.path, request: host.requestId, why: error.message })
    else log().error('notice failed', error, { path: request.path, request: host.requestId })
    return { status: busy ? 503 : 500 }
  }
}

async function drain<W extends Contract>(word: Word<W>, limit: number, host: Host): Promise<number> {
  let ran = 0
  while (ran < limit && (await runNextJob(word.jobs ?? {}, host))) ran++
  return ran
}

/** In the cloud a word's timer wakes it for all it has to do; a server does the three itself. */
async function runTimers<W extends Contract>(word: Word<W>, host: Host, alone: boolean): Promise<number> {
  const ran = await runDueTimers(word.timers ?? [], host)
  if (!alone) return ran
  await requeueLapsed()
  return ran + (await drain(word, LIMITS.cloudDrain, host))
}
