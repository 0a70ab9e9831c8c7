import type { CallError, Input, Output, RefusalOf, WriteName } from '@domain/contract'
import type { Instant } from '@domain/time'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { call, type Answer } from './call'
import { serverNow } from './clock'
import { newKey } from './intents'
import { currentSession, useSession } from './session-store'
import { forget, recall, remember } from './store'

/** Why something that was done is not what the server has. */
export type Trouble<C extends WriteName> =
  | { readonly kind: 'refused'; readonly refusal: RefusalOf<C>; readonly detail: unknown }
  | { readonly kind: 'failed'; readonly error: CallError }
  /** It was done, but not all of it. */
  | { readonly kind: 'partly'; readonly value: Output<C> }

/** Something that was done here and that the server is to hear of, once. */
export interface Entry<C extends WriteName, A> {
  /** Its own `Idempotency-Key`, kept with it: a repeat after a lost answer changes nothing. */
  readonly key: string
  readonly input: Input<C>
  readonly at: Instant
  readonly about: A
  /** The server wants to be left alone with it until then. */
  readonly notBefore: Instant | null
  /** Somebody must look at it; it isn't sent again by itself. */
  readonly trouble: Trouble<C> | null
}

interface Box<C extends WriteName, A> {
  readonly entries: readonly Entry<C, A>[]
  /** False where the phone couldn't write it down: then it is lost with the page. */
  readonly kept: boolean
  /** The last try brought no answer. */
  readonly lost: boolean
}

export type Outcome<C extends WriteName> = { readonly kind: 'done'; readonly value: Output<C> } | { readonly kind: 'waits' } | { readonly kind: 'trouble'; readonly trouble: Trouble<C> }

export interface Outbox<C extends WriteName, A> {
  readonly use: UseBoundStore<StoreApi<Box<C, A>>>
  /** Writes it down, sends what waits, and replies what has become of it after at most `patienceMs`. */
  readonly put: (input: Input<C>, about: A) => Promise<{ readonly key: string; readonly outcome: Outcome<C> }>
  /** Sends what waits, in order, until there is no answer. */
  readonly send: () => Promise<void>
  /** What was in trouble is to be tried once more, as a new wish. */
  readonly again: (key: string) => Promise<void>
  readonly drop: (key: string) => void
}

interface Ways<C extends WriteName> {
  /** Until when a refusal is no verdict and the same is to be asked again; null where it is one. */
  readonly later: (refusal: RefusalOf<C>, detail: unknown) => Instant | null
  /** Whether less was done than was asked for. */
  readonly partly: (input: Input<C>, value: Output<C>) => boolean
  readonly patienceMs: number
}

/** Failures that pass by themselves. */
const PASSING: readonly CallError[] = ['too_many', 'busy', 'bug', 'no_session']
const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms))

/**
 * What somebody does where there is no signal: written down on the phone, sent in order when the signal is back. It belongs to who did it; somebody else at
 * the same phone neither sees nor sends it.
 */
export function outboxOf<C extends WriteName, A>(name: C, { later, partly, patienceMs }: Ways<C>): Outbox<C, A> {
  type Entries = readonly Entry<C, A>[]
  const slot = (): string => `outbox.${name}.${currentSession()?.personId ?? ''}`
  const kept = (): Entries => recall<Entries>(slot()) ?? []
  const use = create<Box<C, A>>(() => ({ entries: kept(), kept: true, lost: false }))
  useSession.subscribe(() => use.setState({ entries: kept(), kept: true, lost: false }))
  /** From what is written down, since another window of the same phone may have changed it. */
  const change = (next: (entries: Entries) => Entries): void => {
    const entries = next(use.getState().kept ? kept() : use.getState().entries)
    if (entries.length === 0) forget(slot())
    use.setState({ entries, kept: entries.length === 0 || remember(slot(), entries) })
  }
  const edit = (key: string, to: Partial<Entry<C, A>>): void => change((entries) => entries.map((entry) => (entry.key === key ? { ...entry, ...to } : entry)))
  const drop = (key: string): void => change((entries) => entries.filter((entry) => entry.key !== key))
  const awaited = new Map<string, Output<C> | null>()

  /** Whether to go on with the next. */
  function settle(entry: Entry<C, A>, answer: Answer<C>): boolean {
    const inTrouble = (trouble: Trouble<C>): true => {
      edit(entry.key, { trouble })
      return true
    }
    switch (answer.kind) {
      case 'done':
        if (partly(entry.input, answer.value)) return inTrouble({ kind: 'partly', value: answer.value })
        if (awaited.has(entry.key)) awaited.set(entry.key, answer.value)
        drop(entry.key)
        return true
      case 'refused': {
        const until = later(answer.refusal, answer.detail)
        if (until === null) return inTrouble({ kind: 'refused', refusal: answer.refusal, detail: answer.detail })
        // Its reply is kept under the old key, and nothing was done.
        edit(entry.key, { key: newKey(), notBefore: until })
        return true
      }
      case 'failed':
        return PASSING.includes(answer.error) ? false : inTrouble({ kind: 'failed', error: answer.error })
      case 'offline':
      case 'signed-out':
        return false
    }
  }

  async function drain(): Promise<void> {
    for (;;) {
      const asker = currentSession()
      const now = serverNow()
      const next = use.getState().entries.find(({ trouble, notBefore }) => trouble === null && (notBefore === null || notBefore <= now))
      if (!asker || !next) return
      const answer = await call(name, next.input, { key: next.key, patienceMs })
      if (currentSession()?.personId !== asker.personId) return
      const on = settle(next, answer)
      use.setState({ lost: answer.kind === 'offline' })
      if (!on) return
    }
  }

  let sending: Promise<void> | null = null
  const send = (): Promise<void> => {
    sending ??= drain().finally(() => {
      sending = null
    })
    return sending
  }

  function outcomeOf(key: string): Outcome<C> {
    const value = awaited.get(key)
    awaited.delete(key)
    if (value) return { kind: 'done', value }
    const trouble = use.getState().entries.find((entry) => entry.key === key)?.trouble
    return trouble ? { kind: 'trouble', trouble } : { kind: 'waits' }
  }

  async function put(input: Input<C>, about: A): Promise<{ key: string; outcome: Outcome<C> }> {
    const key = newKey()
    awaited.set(key, null)
    change((entries) => [...entries, { key, input, at: serverNow(), about, notBefore: null, trouble: null }])
    // What was under way when this came may have passed it by: then once more.
    await Promise.race([send().then(send), pause(patienceMs)])
    return { key, outcome: outcomeOf(key) }
  }

  async function again(key: string): Promise<void> {
    edit(key, { key: newKey(), trouble: null, notBefore: null })
    await send()
  }

  return { use, put, send, again, drop }
}
