import type { RefusalOf } from '@domain/contract'
import { afterWrong, guessLock, NO_GUESSES, type Guesses } from '@domain/guesses'
import { judge } from '@domain/pickup/offline'
import { readCode } from '@domain/pickup/pickup'
import { shopClock, type Instant } from '@domain/time'
import { create } from 'zustand'
import { call } from '../../kit/call'
import { serverNow } from '../../kit/clock'
import { DESK_PATIENCE_MS, handovers } from '../../kit/handovers'
import { newKey } from '../../kit/intents'
import type { Trouble } from '../../kit/outbox'
import { wordsFor } from '../../kit/say'
import { forget, recall, remember } from '../../kit/store'
import { noteHanded, seenBag, takeAlong, takenBag, useShelves, type Bag, type Line } from './shelf'
import { words } from './words'

/** What the desk is at: waiting for a code, showing the bag it opened, or having handed it over. */
export type Desk =
  | { readonly at: 'code'; readonly trouble: string | null }
  | { readonly at: 'bag'; readonly code: string; readonly bag: Bag; readonly without: readonly string[]; readonly green: boolean; readonly trouble: string | null }
  /** `waits` names the entry of the queue where only this phone knows. */
  | { readonly at: 'done'; readonly bag: Bag; readonly handed: number; readonly left: number; readonly waits: string | null }

const IDLE: Desk = { at: 'code', trouble: null }
export const useDesk = create<{ readonly desk: Desk; readonly signal: boolean }>(() => ({ desk: IDLE, signal: true }))
const set = (desk: Desk): void => useDesk.setState({ desk })
export const hasSignal = (signal: boolean): void => useDesk.setState({ signal })

/** Sends what waits, and takes the list along once more. */
export async function look(): Promise<void> {
  await handovers.send()
  if (handovers.use.getState().lost) return hasSignal(false)
  hasSignal(await takeAlong())
}

export const nextPerson = (): void => set(IDLE)

/** Whether a line can go over the counter now. */
export const canGo = ({ handedAt, queuedAt, stop }: Line): boolean => handedAt === null && queuedAt === null && stop === null

/** The lines that will go: all that can, less those that were taken out. */
export const goingOf = (bag: Bag, without: readonly string[]): Line[] => bag.lines.filter((line) => canGo(line) && !without.includes(line.lineId))

/** Lines that stay here after `going`. */
const leftOf = (bag: Bag, going: readonly string[]): number =>
  bag.lines.filter(({ lineId, handedAt, queuedAt, stop }) => handedAt === null && queuedAt === null && stop !== 'refunded' && !going.includes(lineId)).length

const stopped = (trouble: string): Desk => ({ at: 'code', trouble })
const opened = (code: string, bag: Bag): Desk => ({ at: 'bag', code, bag, without: [], green: false, trouble: null })
const locked = (until: Instant): Desk => stopped(words.lockedUntil(shopClock(until).slice(11)))

/** Wrong codes are counted here as the server does, or a phone without signal could be asked for ever. */
const guesses = (): Guesses => recall<Guesses>('desk.guesses') ?? NO_GUESSES

/** Judges a code by what was taken along. */
function judgedHere(code: string): Desk {
  const { shelves } = useShelves.getState()
  if (shelves.length === 0) return stopped(words.offline)
  const now = serverNow()
  const until = readCode(code)?.kind === 'scanned' ? null : guessLock(guesses(), now)
  if (until) return locked(until)
  const judged = judge(shelves, code)
  switch (judged.kind) {
    case 'bag':
      return opened(code, takenBag(judged.shelf, judged.bag))
    case 'unreadable':
      return stopped(words.unreadable)
    case 'several':
      return stopped(words.several(judged.bags.map(({ number }) => words.bag(number)).join(words.or)))
    case 'unknown':
      if (judged.guess) remember('desk.guesses', afterWrong(guesses(), now))
      return stopped(judged.guess ? words.unknownTyped : words.unknownScanned)
  }
}

async function judged(code: string): Promise<Desk> {
  const known = useShelves.getState().shelves.length > 0
  if (known && !useDesk.getState().signal) return judgedHere(code)
  const answer = await call('pickup.preview', { code }, { key: newKey(), patienceMs: DESK_PATIENCE_MS })
  if (answer.kind === 'offline' || (answer.kind === 'failed' && answer.retryAfterS !== null && known)) {
    hasSignal(answer.kind !== 'offline')
    return judgedHere(code)
  }
  hasSignal(true)
  if (answer.kind === 'done') return opened(code, seenBag(answer.value))
  return answer.kind === 'refused' && answer.refusal === 'too_many_codes' ? locked((answer.detail as { until: Instant }).until) : stopped(wordsFor(answer))
}

/**
 * Opens the bag of a code that was scanned or typed: by the server where it answers, else by what was taken along. While the last try got no answer the
 * desk doesn't wait for another.
 */
export const openBag = async (typed: string): Promise<void> => set(await judged(typed.trim()))

/** Takes a line out of what goes, or puts it back. */
export function flip(lineId: string): void {
  const { desk } = useDesk.getState()
  if (desk.at !== 'bag') return
  const without = desk.without.includes(lineId) ? desk.without.filter((id) => id !== lineId) : [...desk.without, lineId]
  set({ ...desk, without })
}

/** Says that it is without packaging, or takes it back. */
export function setGreen(green: boolean): void {
  const { desk } = useDesk.getState()
  if (desk.at === 'bag') set({ ...desk, green })
}

type Went = readonly { readonly handedAt: Instant; readonly claimedAt?: Instant | null; readonly how: 'pickup' | 'not_fetched'; readonly mine: boolean }[]

/** Why the server has it otherwise, and what to do. */
export function troubleWords(trouble: Trouble<'pickup.confirm'>): string {
  if (trouble.kind === 'partly') return words.partly
  if (trouble.kind === 'failed') return wordsFor({ ...trouble, retryAfterS: null, seen: null })
  const told: Partial<Record<RefusalOf<'pickup.confirm'>, () => string>> = {
    already_fetched: () => wentBefore((trouble.detail ?? []) as Went),
    code_not_found: () => words.wrongCode,
    refund_asked: () => words.refundAsked,
    pool_open: () => words.poolOpen,
  }
  return told[trouble.refusal]?.() ?? wordsFor(trouble)
}

function wentBefore(went: Went): string {
  const [first] = went
  if (!first) return words.paidBack
  if (first.how === 'not_fetched') return words.disposed
  const time = shopClock(first.claimedAt ?? first.handedAt).slice(11)
  return first.mine ? words.wentByMe(time) : words.wentByOther(time)
}

/** What may become right by itself or by a decision, so that trying once more makes sense. */
export const mayGoLater = (trouble: Trouble<'pickup.confirm'>): boolean =>
  trouble.kind === 'failed' || (trouble.kind === 'refused' && (trouble.refusal === 'refund_asked' || trouble.refusal === 'pool_open'))

/**
 * Hands over: written down first, then sent. Where no answer comes it waits on the phone and is sent when the signal is back; where the server refuses while
 * its person still stands here, nothing stays written down.
 */
export async function handOver(): Promise<void> {
  const { desk } = useDesk.getState()
  if (desk.at !== 'bag') return
  const { code, bag, green } = desk
  const lines = goingOf(bag, desk.without).map(({ lineId }) => lineId)
  const at = serverNow()
  const { key, outcome } = await handovers.put({ code, lines, scannedAt: at, ...(green && { green }) }, { bagId: bag.bagId, number: bag.number })
  if (outcome.kind === 'waits') {
    if (handovers.use.getState().lost) hasSignal(false)
    forget('desk.guesses')
    const shown = bag.lines.map((line) => (lines.includes(line.lineId) ? { ...line, queuedAt: at } : line))
    return set({ at: 'done', bag: { ...bag, lines: shown }, handed: lines.length, left: leftOf(bag, lines), waits: key })
  }
  hasSignal(true)
  const trouble = outcome.kind === 'trouble' ? outcome.trouble : null
  if (trouble) handovers.drop(key)
  const value = outcome.kind === 'done' ? outcome.value : trouble?.kind === 'partly' ? trouble.value : null
  if (value === null) return set({ ...desk, trouble: trouble && troubleWords(trouble) })
  const { handed, left, ...now } = value
  forget('desk.guesses')
  noteHanded(handed, at)
  set({ at: 'done', bag: seenBag(now), handed: handed.length, left, waits: null })
}
