import type { CallSpec } from '@domain/call'
import type { CallError } from '@domain/contract'
import type { Refused, Result } from '@domain/result'
import type { Instant } from '@domain/time'
import { NOBODY, afterCommit, makeCall, nowFor, type After, type Call, type Host, type Outside, type Who } from './call'
import { inTransaction, Busy, turnAwayIfBusy, type Tx } from './db'
import { admit, identify } from './identity'
import { parseInput, type Issue, type Parsed } from './input'
import { canonicalJson } from './json'
import { LIMITS } from './limits'
import { claim, digestOf, isKey, keptUntil, releaseKey, stillHeld, storeReply, type Once } from './once'
import { markHandler, undoHandler } from './once-sql'
import { takeFromRate } from './rate'
import { together, type Looks } from './together'

export type Answer = Result<unknown, string>
export type Failure = { ok: false; error: CallError; issues?: readonly Issue[]; retryAfter?: number }
export type Reply = Answer | Failure

/** A handler whose types the contract has already checked. */
export type AnyHandler = (input: unknown, call: Call) => Promise<Answer>
export interface AnySteps {
  load(input: unknown, call: Call): Promise<Answer>
  perform(plan: unknown, outside: Outside): Promise<unknown>
  save(plan: unknown, answer: unknown, call: Call): Promise<Answer>
}

export interface Request {
  name: string
  spec: CallSpec
  action: AnyHandler | AnySteps
  raw: unknown
  key: string | undefined
  host: Host
}

/** Thrown by a handler for what no schema can say is wrong; all it wrote is undone. */
export class BadInput extends Error {
  override name = 'BadInput'
  constructor(
    readonly path: string,
    readonly why: string
  ) {
    super(`${path} ${why}`)
  }
}

const KEPT = Symbol('kept')

/** Refuses, and keeps what was written: a wrong code that counts. */
export const refuseAndKeep = <C extends string>(refusal: C, detail?: unknown): Refused<C> =>
  Object.defineProperty(detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail }, KEPT, { value: true }) as Refused<C>

const isKept = (answer: Answer): boolean => KEPT in answer

export const fail = (error: CallError, more: Omit<Failure, 'ok' | 'error'> = {}): Failure => ({ ok: false, error, ...more })

/** What is settled before the handler runs: who asks, whether she may, what she said, and the key to answer under. */
type Admission = { failure: Failure } | { failure?: undefined; who: Who; input: unknown; once: Once | undefined }

/** A request that waits or is tried again counts once against a person's rate. */
interface Tried {
  counted: boolean
}

/** Answers one call. Identity and rights come before input, so a stranger learns nothing about what a call takes. */
export async function answer(request: Request): Promise<Reply> {
  turnAwayIfBusy()
  const { spec, host, raw } = request
  const parsed: Parsed = host.unreadable === undefined ? parseInput(spec, raw) : { ok: false, issues: [{ path: '', message: host.unreadable }] }
  const action = request.action
  const tried: Tried = { counted: false }
  if (spec.kind === 'read') return answerRead(request, parsed, tried, action as AnyHandler)
  const giveUpAt = Date.now() + LIMITS.replyWaitMs
  for (;;) {
    const reply = typeof action === 'function' ? await answerWrite(request, parsed, tried, action) : await answerInSteps(request, parsed, tried, action)
    if (reply !== 'wait') return reply
    if (Date.now() > giveUpAt) throw new Busy('the first request with this key has not ended')
    await new Promise((done) => setTimeout(done, LIMITS.replyPollMs))
  }
}

async function admission(tx: Tx, { name, spec, key, host }: Request, parsed: Parsed, tried: Tried): Promise<Admission> {
  const who = spec.keyless ? NOBODY : await identify(tx, host, spec.kind === 'write' && !spec.takesPerson)
  const refused = admit(who, spec)
  if (refused || !who) return { failure: fail(refused ?? 'no_session') }
  const waitSeconds = who.personId && !tried.counted ? takeFromRate(who.personId, LIMITS.person) : 0
  tried.counted = true
  if (waitSeconds > 0) return { failure: fail('too_many', { retryAfter: waitSeconds }) }
  const needsKey = spec.kind === 'write' && !spec.keyless
  const keyIssues = needsKey && (key === undefined || !isKey(key)) ? [{ path: 'Idempotency-Key', message: 'must be 8 to 64 visible characters' }] : []
  if (!parsed.ok || keyIssues.length > 0) return { failure: fail('bad_input', { issues: [...(parsed.ok ? [] : parsed.issues), ...keyIssues] }) }
  const once = needsKey && key !== undefined ? { personId: who.personId, key, digest: digestOf(name, parsed.input) } : undefined
  return { who, input: parsed.input, once }
}

/** What is looked at for nobody in particular, by call, input and instant. */
const looks: Looks = new Map()

/** Who shows no token asks as everybody does, so that all of them are answered by one look where they come at the same time. */
function answerRead(request: Request, parsed: Parsed, tried: Tried, handler: AnyHandler): Promise<Reply> {
  const { name, host } = request
  const look = () => lookFor(request, parsed, tried, handler)
  if (!parsed.ok || host.token !== undefined || host.caller) return look()
  return together(looks, `${name} ${host.now ?? ''} ${canonicalJson(parsed.input)}`, look)
}

const lookFor = (request: Request, parsed: Parsed, tried: Tried, handler: AnyHandler): Promise<Reply> =>
  inTransaction('read', async (tx) => {
    const admitted = await admission(tx, request, parsed, tried)
    if (admitted.failure) return admitted.failure
    return handler(admitted.input, makeCall(tx, admitted.who, request.host, { wake: false }))
  })

/** A transaction whose side effects in this process happen once it has committed. */
async function writing<T>(work: (tx: Tx, after: After) => Promise<T>): Promise<T> {
  const after: After = { wake: false }
  const result = await inTransaction('write', (tx) => {
    after.wake = false
    return work(tx, after)
  })
  afterCommit(after)
  return result
}

/** Says what to reply without running the handler, if anything: another key's owner, a stored reply, a first request still under way. */
async function already(tx: Tx, once: Once | undefined, until: Instant | null): Promise<Reply | 'wait' | undefined> {
  if (!once) return undefined
  const claimed = await claim(tx, once, until)
  if (claimed.kind === 'reused') return fail('key_reused')
  if (claimed.kind === 'stored') return JSON.parse(claimed.reply) as Answer
  return claimed.kind === 'busy' ? 'wait' : undefined
}

/** Runs a handler so that its refusal leaves nothing behind. */
async function guarded(tx: Tx, work: () => Promise<Answer>): Promise<Answer> {
  await markHandler(tx)
  const result = await work()
  if (!result.ok && !isKept(result)) await undoHandler(tx)
  return result
}

const answerWrite = (request: Request, parsed: Parsed, tried: Tried, handler: AnyHandler): Promise<Reply | 'wait'> =>
  writing(async (tx, after) => {
    const admitted = await admission(tx, request, parsed, tried)
    if (admitted.failure) return admitted.failure
    const { who, input, once } = admitted
    const known = await already(tx, once, null)
    if (known) return known
    const result = await guarded(tx, () => handler(input, makeCall(tx, who, request.host, after)))
    if (!result.ok && !isKept(result)) after.wake = false
    if (once) await storeReply(tx, once, JSON.stringify(result))
    return result
  })

type Loaded = { done: Reply | 'wait' } | { done?: undefined; plan: unknown; who: Who; once: Once | undefined; until: Instant }

/** Two transactions with the outside between them. Between the two the key is held, so the same request waits and does not speak to the outside twice. */
async function answerInSteps(request: Request, parsed: Parsed, tried: Tried, steps: AnySteps): Promise<Reply | 'wait'> {
  const loaded = await writing<Loaded>(async (tx, after) => {
    const admitted = await admission(tx, request, parsed, tried)
    if (admitted.failure) return { done: admitted.failure }
    const { who, input, once } = admitted
    const until = keptUntil()
    const known = await already(tx, once, until)
    if (known) return { done: known }
    const plan = await guarded(tx, () => steps.load(input, makeCall(tx, who, request.host, after)))
    if (plan.ok) return { plan: plan.value, who, once, until }
    if (once) await storeReply(tx, once, JSON.stringify(plan))
    return { done: plan }
  })
  if (loaded.done) return loaded.done
  try {
    const answered = await steps.perform(loaded.plan, { now: nowFor(request.host), requestId: request.host.requestId ?? '' })
    return await saveSteps(request, loaded, steps, answered)
  } catch (error) {
    if (loaded.once) await releaseKey(loaded.once, loaded.until)
    throw error
  }
}

const saveSteps = (request: Request, { plan, who, once, until }: Exclude<Loaded, { done: Reply | 'wait' }>, steps: AnySteps, answered: unknown) =>
  writing<Reply | 'wait'>(async (tx, after) => {
    if (once && !(await stillHeld(tx, once, until))) return 'wait'
    const result = await guarded(tx, () => steps.save(plan, answered, makeCall(tx, who, request.host, after)))
    if (once) await storeReply(tx, once, JSON.stringify(result))
    return result
  })
