import type { CallError, CallName, Input, Output, RefusalOf, Reply, WriteName } from '@domain/contract'
import { learnTime } from './clock'
import { keepSeen, lastSeen, type Seen } from './cache'
import { keyOf, settleIntent } from './intents'
import { currentSession, dropSession, type Session } from './session-store'
import { send } from './transport'
import type { WireAnswer } from './wire'

export type ReadName = Exclude<CallName, WriteName>

/** Everything that can come of asking the server, one arm each. */
export type Answer<C extends CallName> =
  | { readonly kind: 'done'; readonly value: Output<C> }
  | { readonly kind: 'refused'; readonly refusal: RefusalOf<C>; readonly detail: unknown }
  /** No answer came. A write may have happened: asking again with the same input finds out, and can't do it twice. */
  | { readonly kind: 'offline'; readonly seen: Seen<Output<C>> | null }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly error: CallError; readonly retryAfterS: number | null; readonly seen: Seen<Output<C>> | null }

/** What was seen last, where an answer that isn't a value brings it. */
export const seenIn = <C extends CallName>(answer: Answer<C> | null): Seen<Output<C>> | null => (answer && 'seen' in answer ? answer.seen : null)

const TIMEOUT_MS = 10_000
/** Waits before the second and the third try of a request that got no answer. */
const PAUSES_MS = [400, 1_200]
/** A server that wants to be left alone for longer isn't asked again behind a person's back. */
const PAUSE_MOST_MS = 5_000

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms))

/** Sends once; null where no answer came. */
async function once(name: string, input: unknown, key: string | null, timeoutMs = TIMEOUT_MS): Promise<WireAnswer | null> {
  const askedAt = Date.now()
  try {
    const answer = await send({ name, input, key, token: currentSession()?.token ?? null, timeoutMs })
    learnTime(answer.serverTime, askedAt, Date.now())
    return answer
  } catch {
    return null
  }
}

/** Tries again, under the same key, where no answer came or the server broke: then nobody knows whether it happened. Never before the server wants it. */
async function persistently(name: string, input: unknown, key: string | null, timeoutMs?: number): Promise<WireAnswer | null> {
  for (const ms of PAUSES_MS) {
    const answer = await once(name, input, key, timeoutMs)
    if (answer && answer.status < 500) return answer
    const wantedMs = 1_000 * (answer?.retryAfterS ?? 0)
    if (answer && wantedMs > PAUSE_MOST_MS) return answer
    await pause(Math.max(ms, wantedMs))
  }
  return once(name, input, key, timeoutMs)
}

/** `asker` is who was signed in when it was asked: a late 401 of hers, or of nobody's, doesn't end the session of whoever came in meanwhile. */
function read<C extends CallName>({ status, body, retryAfterS }: WireAnswer, asker: Session | null): Answer<C> {
  if (status === 401) {
    if (currentSession() === asker) dropSession()
    return { kind: 'signed-out' }
  }
  if (typeof body !== 'object' || body === null || !('ok' in body)) return { kind: 'failed', error: 'bug', retryAfterS, seen: null }
  const reply = body as Reply<C>
  if (reply.ok) return { kind: 'done', value: reply.value }
  if ('refusal' in reply) return { kind: 'refused', refusal: reply.refusal, detail: reply.detail ?? null }
  return { kind: 'failed', error: reply.error, retryAfterS, seen: null }
}

/** Failures that pass by themselves; after the others, what was seen may no longer be for this person. */
const PASSING: readonly CallError[] = ['too_many', 'busy', 'bug']

interface Question {
  /** The answer is remembered and comes back, with its time, while there is no connection or the server fails. */
  readonly keep?: boolean
  /** Each try may take so long, where that is more than people wait for otherwise. */
  readonly timeoutMs?: number
}

/** Asks a question that changes nothing. */
export async function ask<C extends ReadName>(name: C, input: Input<C>, { keep = false, timeoutMs }: Question = {}): Promise<Answer<C>> {
  const asker = currentSession()
  const answer = await persistently(name, input, null, timeoutMs)
  if (!answer) return { kind: 'offline', seen: lastSeen<Output<C>>(name, input) }
  const result = read<C>(answer, asker)
  if (keep && result.kind === 'done') keepSeen(name, input, result.value)
  if (result.kind === 'failed' && PASSING.includes(result.error)) return { ...result, seen: lastSeen<Output<C>>(name, input) }
  return result
}

interface Manner {
  /** Tells apart two wishes that look alike and are meant twice. */
  readonly intent?: string
  /** The key of a wish that its owner keeps by herself, as a queue does. */
  readonly key?: string
  /** Ask but once, and wait so long: for one who goes on without the answer. */
  readonly patienceMs?: number
}

/** Does something, once. The same call with the same input is the same intention until it is answered, and goes out under the same key. */
export async function call<C extends WriteName>(name: C, input: Input<C>, { intent = JSON.stringify(input), key, patienceMs }: Manner = {}): Promise<Answer<C>> {
  const asker = currentSession()
  const wish = `${asker?.personId ?? ''} ${name} ${intent}`
  const under = key ?? keyOf(wish)
  const answer = await (patienceMs === undefined ? persistently(name, input, under) : once(name, input, under, patienceMs))
  if (!answer) return { kind: 'offline', seen: null }
  const decided = answer.status < 500 && answer.status !== 429
  if (decided && key === undefined) settleIntent(wish)
  return read<C>(answer, asker)
}
