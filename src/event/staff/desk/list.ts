import type { Output } from '@domain/contract'
import type { DeskRow, DeskView, HandoutView } from '@domain/event/contract'
import type { Instant } from '@domain/time'
import { create } from 'zustand'
import { keepSeen, lastSeen } from '../../../kit/cache'
import { ask, seenIn, type Answer } from '../../../kit/call'
import { serverNow } from '../../../kit/clock'
import { checkIns, hands } from './boxes'

/** A person of a party, with what this desk has done and the server has not heard of. */
export type Person = DeskRow['people'][number] & { readonly queuedAt: Instant | null }
export interface Row extends Omit<DeskRow, 'people'> {
  readonly people: readonly Person[]
}

interface Taken {
  readonly eventId: string
  readonly desk: DeskView | null
  /** When it was taken along. */
  readonly at: Instant | null
  /** Why there is none, where the server said so. */
  readonly answer: Exclude<Answer<'event.desk'>, { kind: 'done' }> | null
}

const NOTHING: Taken = { eventId: '', desk: null, at: null, answer: null }
export const useList = create<Taken>(() => NOTHING)

/** What this phone took along, unless nobody needs it any more. */
function recalled(eventId: string): Taken {
  const seen = lastSeen<DeskView>('event.desk', { eventId })
  return seen && serverNow() < seen.value.keepUntil ? { eventId, desk: seen.value, at: seen.at, answer: null } : { ...NOTHING, eventId }
}

/** Takes the list along once more. False where there was no answer: then the last one stays. */
export async function takeAlong(eventId: string): Promise<boolean> {
  if (useList.getState().eventId !== eventId) useList.setState(recalled(eventId), true)
  const answer = await ask('event.desk', { eventId }, { keep: true })
  if (useList.getState().eventId !== eventId) return true
  if (answer.kind === 'done') useList.setState({ desk: answer.value, at: serverNow(), answer: null })
  else if (seenIn<'event.desk'>(answer) === null || answer.kind === 'failed') useList.setState({ answer })
  return answer.kind !== 'offline'
}

/** When whom of a party this desk let in, where the server has not heard of it. */
function queued(): ReadonlyMap<string, Instant> {
  const waiting = checkIns.use.getState().entries.filter(({ trouble }) => trouble === null)
  return new Map(waiting.flatMap(({ input, at }) => (input.people ?? []).map((placeId) => [placeId, at] as const)))
}

type Handed = DeskRow['handed']

/** What this desk gave out, where the server has not heard of it; to one party, or to all. */
function givenHere(row: DeskRow | null): Handed {
  const isTheirs = ({ registrationId, people }: { readonly registrationId?: string | undefined; readonly people?: readonly string[] | undefined }): boolean =>
    row === null || registrationId === row.registrationId || (people?.some((placeId) => row.people.some((person) => person.placeId === placeId)) ?? false)
  return [...checkIns.use.getState().entries, ...hands.use.getState().entries].flatMap(({ trouble, input }) => (trouble === null && isTheirs(input) ? (input.handouts ?? []) : []))
}

const sumOf = (rows: Handed, handoutId: string): number => rows.reduce((sum, row) => sum + (row.handoutId === handoutId ? row.quantity : 0), 0)

/** A party as the list has it, with what this desk has done since. */
export function rowOf(row: DeskRow): Row {
  const here = queued()
  const all = [...row.handed, ...givenHere(row)]
  const handed = [...new Set(all.map(({ handoutId }) => handoutId))].map((handoutId) => ({ handoutId, quantity: sumOf(all, handoutId) }))
  return { ...row, people: row.people.map((person) => ({ ...person, queuedAt: here.get(person.placeId) ?? null })), handed }
}

/** Hand-outs as the list has them, less what this desk gave out since. */
export function stockOf({ handouts }: DeskView): HandoutView[] {
  const given = givenHere(null)
  return handouts.map((handout) => ({ ...handout, left: Math.max(0, handout.left - sumOf(given, handout.handoutId)) }))
}

export function findRow(match: (row: DeskRow) => boolean): Row | null {
  const found = useList.getState().desk?.registrations.find(match)
  return found ? rowOf(found) : null
}

export const isIn = ({ checkedInAt, queuedAt }: Person): boolean => checkedInAt !== null || queuedAt !== null

/** How many people are in, those included that only this phone knows of. */
export const cameOf = (desk: DeskView): number => desk.registrations.reduce((came, row) => came + rowOf(row).people.filter(isIn).length, 0)

type Said = Partial<Pick<Output<'event.checkIn'>, 'handouts' | 'came'>> & { readonly row?: DeskRow }

/** Notes what the server has just said, so that the next look without a connection knows it too. */
export function note({ row, handouts, came }: Said): void {
  const { desk, eventId } = useList.getState()
  if (!desk) return
  const known = row && desk.registrations.some(({ registrationId }) => registrationId === row.registrationId)
  const registrations = !row ? desk.registrations : known ? desk.registrations.map((one) => (one.registrationId === row.registrationId ? row : one)) : [...desk.registrations, row]
  const now = { ...desk, registrations, handouts: handouts ?? desk.handouts, came: came ?? desk.came }
  useList.setState({ desk: now })
  keepSeen('event.desk', { eventId }, now)
}

/** What of a hand-out a party may still have: one of each a person, as long as there are any. */
export function owedOf({ handoutId, left }: HandoutView, { handed }: Pick<DeskRow, 'handed'>, people: number): number {
  const had = handed.find((row) => row.handoutId === handoutId)?.quantity ?? 0
  return Math.max(0, Math.min(people - had, left))
}
