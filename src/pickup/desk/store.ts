import type { Output } from '@domain/contract'
import { create } from 'zustand'
import { call } from '../../kit/call'
import { wordsFor } from '../../kit/say'
import type { Instant } from '@domain/time'
import { shopClock } from '@domain/time'
import { words } from './words'

export type Bag = Output<'pickup.preview'>
type Line = Bag['lines'][number]

/** What the desk is at: waiting for a code, showing the bag it opened, or having handed it over. */
export type Desk =
  | { readonly at: 'code'; readonly trouble: string | null }
  | { readonly at: 'bag'; readonly code: string; readonly bag: Bag; readonly without: readonly string[]; readonly trouble: string | null }
  | { readonly at: 'done'; readonly bag: Bag; readonly handed: number; readonly left: number }

const IDLE: Desk = { at: 'code', trouble: null }
export const useDesk = create<{ readonly desk: Desk }>(() => ({ desk: IDLE }))
const set = (desk: Desk): void => useDesk.setState({ desk })

export const nextPerson = (): void => set(IDLE)

/** Whether a line can go over the counter now. */
export const canGo = ({ handedAt, stop }: Line): boolean => handedAt === null && stop === null

/** The lines that will go: all that can, less those that were taken out. */
export const goingOf = (bag: Bag, without: readonly string[]): Line[] => bag.lines.filter((line) => canGo(line) && !without.includes(line.lineId))

/** Opens the bag of a code that was scanned or typed. Wrong ones are counted by the server. */
export async function openBag(typed: string): Promise<void> {
  const code = typed.trim()
  const answer = await call('pickup.preview', { code })
  if (answer.kind === 'done') return set({ at: 'bag', code, bag: answer.value, without: [], trouble: null })
  if (answer.kind === 'offline') return set({ at: 'code', trouble: words.offline })
  if (answer.kind === 'refused' && answer.refusal === 'too_many_codes') {
    const { until } = answer.detail as { until: Instant }
    return set({ at: 'code', trouble: words.lockedUntil(shopClock(until).slice(11)) })
  }
  set({ at: 'code', trouble: wordsFor(answer) })
}

/** Takes a line out of what goes, or puts it back. */
export function flip(lineId: string): void {
  const { desk } = useDesk.getState()
  if (desk.at !== 'bag') return
  const without = desk.without.includes(lineId) ? desk.without.filter((id) => id !== lineId) : [...desk.without, lineId]
  set({ ...desk, without })
}

/** Hands over. The server counts each line once, so asking again after a lost answer is safe. */
export async function handOver(): Promise<void> {
  const { desk } = useDesk.getState()
  if (desk.at !== 'bag') return
  const lines = goingOf(desk.bag, desk.without).map(({ lineId }) => lineId)
  const answer = await call('pickup.confirm', { code: desk.code, lines })
  if (answer.kind === 'done') {
    const { handed, left, ...bag } = answer.value
    return set({ at: 'done', bag, handed: handed.length, left })
  }
  set({ ...desk, trouble: answer.kind === 'offline' ? words.unsure : wordsFor(answer) })
}
