import type { Output, RefusalOf, WriteName } from '@domain/contract'
import type { DeskRow } from '@domain/event/contract'
import { freshness, readTicket, ticketAge } from '@domain/event/ticket'
import { msBetween, seconds, type Instant } from '@domain/time'
import { create } from 'zustand'
import { call } from '../../../kit/call'
import { serverNow } from '../../../kit/clock'
import { newKey } from '../../../kit/intents'
import type { Outcome, Trouble } from '../../../kit/outbox'
import { wordsFor } from '../../../kit/say'
import { toggled } from '../../../kit/toggled'
import { clock } from '../../times'
import { words as eventWords } from '../../words'
import { words } from '../words'
import { checkIns, hands, sendAll, walkIns } from './boxes'
import { findRow, isIn, note, owedOf, rowOf, stockOf, takeAlong, useList, type Row } from './list'

type Way = { readonly code: string } | { readonly registrationId: string }

/** What the desk is at: waiting for somebody, showing a party, or having let it in. */
export type Desk =
  | { readonly at: 'idle'; readonly trouble: string | null }
  | {
      readonly at: 'party'
      readonly way: Way
      readonly row: Row
      readonly scannedAt: Instant
      /** Minutes since the code was made, where it is too old to say by itself that it is theirs. */
      readonly oldMinutes: number | null
      readonly without: readonly string[]
      readonly giving: readonly string[]
      readonly trouble: string | null
    }
  /** A code that the list doesn't know and that nobody can be asked about: the server judges it when it hears of it. */
  | { readonly at: 'trust'; readonly code: string; readonly scannedAt: Instant; readonly oldMinutes: number | null; readonly listAt: Instant }
  /** `waits` names the entry of the queue where only this phone knows. */
  | { readonly at: 'done'; readonly title: string; readonly notes: readonly string[]; readonly waits: string | null }

const IDLE: Desk = { at: 'idle', trouble: null }
export const useDesk = create<{ readonly desk: Desk; readonly signal: boolean }>(() => ({ desk: IDLE, signal: true }))
const set = (desk: Desk): void => useDesk.setState({ desk })
export const hasSignal = (signal: boolean): void => useDesk.setState({ signal })
export const nextParty = (): void => set(IDLE)
const stopped = (trouble: string): void => set({ at: 'idle', trouble })

/** Sends what waits, and takes the list along once more. */
export async function look(eventId: string): Promise<void> {
  if (!(await sendAll())) return hasSignal(false)
  hasSignal(await takeAlong(eventId))
}

function show(way: Way, row: Row, scannedAt: Instant, oldMinutes: number | null): void {
  set({ at: 'party', way, row, scannedAt, oldMinutes, without: [], giving: [], trouble: null })
}

export const openRow = (row: DeskRow): void => show({ registrationId: row.registrationId }, rowOf(row), serverNow(), null)

/** A code that nobody in the newest list has: the server says whose it is, and why they aren't let in. Nobody vouches for people who aren't known here. */
async function askWhose(eventId: string, unknown: Unknown): Promise<void> {
  const answer = await call('event.checkIn', { eventId, code: unknown.code, scannedAt: unknown.scannedAt }, { key: newKey() })
  if (answer.kind === 'done') return noteDone(answer.value)
  if (answer.kind !== 'offline') return stopped(wordsFor(answer))
  hasSignal(false)
  trustAsked(unknown)
}

interface Unknown {
  readonly code: string
  readonly scannedAt: Instant
  readonly oldMinutes: number | null
}

/** Without a connection: they may have registered after the list was taken along. Whether they are let in on trust is for who stands there to say, once. */
function trustAsked(unknown: Unknown): void {
  const { at: listAt } = useList.getState()
  const theirs = readTicket(unknown.code)?.registrationId
  const before = checkIns.use.getState().entries.find(({ trouble, input }) => trouble === null && input.code !== undefined && readTicket(input.code)?.registrationId === theirs)
  if (listAt === null) stopped(words.offlineNoList)
  else if (before) stopped(words.trustTwice(clock(before.at)))
  else set({ at: 'trust', ...unknown, listAt })
}

/** Looks in the list, then in a newer one. Where the server has none to give, it is said why, and nothing is found. */
async function lookUp(eventId: string, theirs: (row: DeskRow) => boolean): Promise<Row | 'unknown' | 'stopped'> {
  const known = findRow(theirs)
  if (known) return known
  if (useDesk.getState().signal) hasSignal(await takeAlong(eventId))
  const { answer } = useList.getState()
  if (!useDesk.getState().signal || answer === null) return findRow(theirs) ?? 'unknown'
  stopped(wordsFor(answer))
  return 'stopped'
}

async function openTicket(eventId: string, text: string): Promise<void> {
  const ticket = readTicket(text)
  if (!ticket) return stopped(words.unreadable)
  const scannedAt = serverNow()
  const fresh = freshness(ticket, scannedAt)
  if (fresh === 'not_yet') return stopped(words.notYet)
  const oldMinutes = fresh === 'old' ? Math.max(1, Math.round(ticketAge(ticket, scannedAt) / 60_000)) : null
  const theirs = (row: DeskRow): boolean => row.registrationId === ticket.registrationId
  const row = await lookUp(eventId, theirs)
  if (row === 'stopped') return
  if (row !== 'unknown') return show({ code: text }, row, scannedAt, oldMinutes)
  const unknown = { code: text, scannedAt, oldMinutes }
  return useDesk.getState().signal ? askWhose(eventId, unknown) : trustAsked(unknown)
}

async function openNumber(eventId: string, number: number): Promise<void> {
  const row = await lookUp(eventId, (one) => one.number === number)
  if (row === 'stopped') return
  if (row === 'unknown') return stopped(useList.getState().desk ? words.unknownNumber : words.offlineNoList)
  show({ registrationId: row.registrationId }, row, serverNow(), null)
}

/** Opens the party whose code was scanned, or whose number was typed. */
export function open(eventId: string, typed: string): Promise<void> {
  const text = typed.trim().toUpperCase()
  return /^\d{1,5}$/.test(text) ? openNumber(eventId, Number(text)) : openTicket(eventId, text)
}

/** A phone that was let in stays before the camera for a while: so long it isn't opened again by itself. */
const AGAIN_MS = seconds(20)
let justIn: { readonly registrationId: string; readonly at: Instant } | null = null

/** Opens what the camera in the page sees. */
export function see(eventId: string, text: string): Promise<void> {
  const same = justIn !== null && readTicket(text)?.registrationId === justIn.registrationId && msBetween(justIn.at, serverNow()) < AGAIN_MS
  return same ? Promise.resolve() : open(eventId, text)
}

/** Takes a person out of those who come in, or back; the same for what they are given. */
export function flip(placeId: string): void {
  const { desk } = useDesk.getState()
  if (desk.at === 'party') set({ ...desk, without: toggled(desk.without, placeId) })
}
export function flipGiving(handoutId: string): void {
  const { desk } = useDesk.getState()
  if (desk.at === 'party') set({ ...desk, giving: toggled(desk.giving, handoutId) })
}

type AtParty = Extract<Desk, { at: 'party' }>

/** Who comes in now: all who aren't in, less those who were taken out. */
export const goingOf = ({ row, without }: Pick<AtParty, 'row' | 'without'>): string[] => row.people.filter((person) => !isIn(person) && !without.includes(person.placeId)).map(({ placeId }) => placeId)

/** What they are given with it: one of each for everybody who is in then. */
export function givingOf(desk: AtParty): { handoutId: string; quantity: number }[] {
  const people = desk.row.people.filter(isIn).length + goingOf(desk).length
  const { desk: list } = useList.getState()
  return (list ? stockOf(list) : [])
    .filter(({ handoutId }) => desk.giving.includes(handoutId))
    .map((handout) => ({ handoutId: handout.handoutId, quantity: owedOf(handout, desk.row, people) }))
    .filter(({ quantity }) => quantity > 0)
}

type Short = Output<'event.hand'>['short']

function shortWords(short: Short): string[] {
  if (short.length === 0) return []
  const named = new Map(useList.getState().desk?.handouts.map(({ handoutId, name }) => [handoutId, name]))
  return [words.short(short.map(({ handoutId, quantity }) => words.give(named.get(handoutId) ?? '', quantity)).join(eventWords.join))]
}

type Before = NonNullable<Output<'event.checkIn'>['before']>

/** Who let them in first, and when: said in the open, so that it can be talked about. */
const beforeWords = (before: Before): string =>
  before.map(({ name, at, how, by, mine }) => words.wasInBy(name || eventWords.neighbour, clock(at), how ?? 'typed', mine ? words.mine : (by ?? ''))).join(eventWords.join)

interface Less {
  readonly short: Short
  readonly before?: Before | undefined
  readonly gone?: readonly string[] | undefined
}

/** What of it was not done: who was in before, who was cancelled for meanwhile, and what wasn't there to be given. */
const lessWords = ({ short, before = [], gone = [] }: Less): string[] => [
  ...(before.length > 0 ? [beforeWords(before)] : []),
  ...(gone.length > 0 ? [words.goneSince(gone.length)] : []),
  ...shortWords(short),
]

function noteDone({ checkedIn, how: _how, before, gone, short, handouts, came, ...row }: Output<'event.checkIn'>): void {
  hasSignal(true)
  note({ row, handouts, came })
  set({ at: 'done', title: words.done(checkedIn.length), notes: lessWords({ short, before, gone }), waits: null })
}

/** Why the server has it otherwise. */
export function troubleWords(trouble: Trouble<'event.checkIn'> | Trouble<'event.walkIn'> | Trouble<'event.hand'>): string {
  if (trouble.kind === 'partly') return lessWords(trouble.value).join(eventWords.stop)
  if (trouble.kind === 'failed') return wordsFor({ ...trouble, retryAfterS: null, seen: null })
  const refusal: RefusalOf<'event.checkIn'> | RefusalOf<'event.walkIn'> | RefusalOf<'event.hand'> = trouble.refusal
  if (refusal === 'already_checked_in') return beforeWords((trouble.detail as { people: Before }).people)
  if (refusal === 'event_full' && trouble.detail !== null) return words.full((trouble.detail as { left: number }).left)
  return wordsFor({ kind: 'refused', refusal, detail: trouble.detail })
}

/**
 * Lets them in: written down first, then sent. Where no answer comes it waits on the phone; where the server refuses while they stand here, nothing stays
 * written down.
 */
export async function letIn(eventId: string): Promise<void> {
  const { desk } = useDesk.getState()
  if (desk.at === 'trust') return letInOnTrust(eventId, desk)
  if (desk.at !== 'party') return
  const people = goingOf(desk)
  const handouts = givingOf(desk)
  if (people.length === 0) return giveOnly(eventId, desk, handouts)
  justIn = { registrationId: desk.row.registrationId, at: serverNow() }
  const { key, outcome } = await checkIns.put(
    { eventId, ...desk.way, people, scannedAt: desk.scannedAt, ...(handouts.length > 0 ? { handouts } : {}), ...(desk.oldMinutes === null ? {} : { offline: true }) },
    { number: desk.row.number },
  )
  if (outcome.kind === 'waits') return waitsHere(words.doneHere(people.length), key, checkIns.use.getState().lost)
  if (outcome.kind === 'trouble') checkIns.drop(key)
  const value = doneOf(outcome)
  if (value) return noteDone(value)
  hasSignal(true)
  await takeAlong(eventId)
  const row = findRow(({ registrationId }) => registrationId === desk.row.registrationId) ?? desk.row
  set({ ...desk, row, trouble: outcome.kind === 'trouble' ? troubleWords(outcome.trouble) : null })
}

/** Lets in whoever the code stands for, all of them: how many they are only the server knows. */
async function letInOnTrust(eventId: string, { code, scannedAt, oldMinutes }: Extract<Desk, { at: 'trust' }>): Promise<void> {
  justIn = { registrationId: readTicket(code)?.registrationId ?? '', at: serverNow() }
  const { key, outcome } = await checkIns.put({ eventId, code, scannedAt, ...(oldMinutes === null ? {} : { offline: true }) }, { number: null })
  if (outcome.kind === 'waits') return waitsHere(words.trusted, key, checkIns.use.getState().lost)
  if (outcome.kind === 'trouble') checkIns.drop(key)
  const value = doneOf(outcome)
  if (value) return noteDone(value)
  if (outcome.kind === 'trouble') stopped(troubleWords(outcome.trouble))
}

/** What the server did, all of it or a part; null where it did nothing. */
function doneOf<C extends WriteName>(outcome: Outcome<C>): Output<C> | null {
  if (outcome.kind === 'done') return outcome.value
  return outcome.kind === 'trouble' && outcome.trouble.kind === 'partly' ? outcome.trouble.value : null
}

function waitsHere(title: string, key: string, lost: boolean): void {
  if (lost) hasSignal(false)
  set({ at: 'done', title, notes: [words.doneHereTells], waits: key })
}

async function giveOnly(eventId: string, desk: AtParty, handouts: { handoutId: string; quantity: number }[]): Promise<void> {
  const { key, outcome } = await hands.put({ eventId, registrationId: desk.row.registrationId, handouts, scannedAt: serverNow() }, { number: desk.row.number })
  if (outcome.kind === 'waits') return waitsHere(words.handed, key, hands.use.getState().lost)
  if (outcome.kind === 'trouble') hands.drop(key)
  const value = doneOf(outcome)
  if (!value) return set({ ...desk, trouble: outcome.kind === 'trouble' ? troubleWords(outcome.trouble) : null })
  const { handed, short, handouts: left } = value
  note({ row: { ...desk.row, people: [...desk.row.people], handed }, handouts: left })
  set({ at: 'done', title: words.handed, notes: shortWords(short), waits: null })
}

export interface Newcomers {
  readonly slotId: string
  readonly people: number
  readonly photos: boolean
}

/** Registers people who have just come and lets them in. True where the desk goes on; otherwise what stands in the way comes back. */
export async function walkInNow(eventId: string, newcomers: Newcomers): Promise<string | null> {
  const { key, outcome } = await walkIns.put({ eventId, ...newcomers, scannedAt: serverNow() }, null)
  if (outcome.kind === 'waits') {
    waitsHere(words.walkInQueued, key, walkIns.use.getState().lost)
    return null
  }
  if (outcome.kind === 'trouble') walkIns.drop(key)
  const value = doneOf(outcome)
  if (!value) return outcome.kind === 'trouble' ? troubleWords(outcome.trouble) : null
  const { short: _short, handouts, came, ...row } = value
  note({ row, handouts, came })
  set({ at: 'done', title: words.walkInDone(row.number), notes: [], waits: null })
  return null
}
