import type { Output } from '@domain/contract'
import type { ShelfView } from '@domain/pickup/contract'
import type { Instant } from '@domain/time'
import { create } from 'zustand'
import { keepSeen, lastSeen } from '../../kit/cache'
import { ask } from '../../kit/call'
import { serverNow } from '../../kit/clock'
import { handovers } from '../../kit/handovers'

type PreviewLine = Output<'pickup.preview'>['lines'][number]
export type Line = Pick<PreviewLine, 'lineId' | 'name' | 'unit' | 'quantity' | 'handedAt' | 'claimedAt' | 'stop'> & {
  /** When it went over this counter, where the server has not heard of it yet. */
  readonly queuedAt: Instant | null
}
export interface Bag extends Pick<Output<'pickup.preview'>, 'bagId' | 'number' | 'name' | 'handover' | 'building' | 'green' | 'arrived' | 'priority'> {
  readonly lines: readonly Line[]
}
type ShelfBag = ShelfView['bags'][number]

interface Taken {
  readonly shelves: readonly ShelfView[]
  /** When they were taken along; null where they never were. */
  readonly at: Instant | null
}

/** What this phone took along, less what nobody needs any more: that is forgotten on the phone too. */
function recalled(): Taken {
  const seen = lastSeen<Output<'pickup.sheet'>>('pickup.sheet', {})
  if (!seen) return { shelves: [], at: null }
  const now = serverNow()
  const shelves = seen.value.shelves.filter(({ keepUntil }) => now < keepUntil)
  if (shelves.length < seen.value.shelves.length) keepSeen('pickup.sheet', {}, { shelves })
  return { shelves, at: seen.at }
}

export const useShelves = create<Taken>(recalled)

/** Takes the bags along once more. False where there was no answer: then the last ones stay. */
export async function takeAlong(): Promise<boolean> {
  useShelves.setState(recalled())
  const answer = await ask('pickup.sheet', {}, { keep: true })
  if (answer.kind === 'done') useShelves.setState({ shelves: answer.value.shelves, at: serverNow() })
  return answer.kind !== 'offline'
}

/** What went over this counter and the server has not heard of yet. */
function queued(): ReadonlyMap<string, Instant> {
  const waiting = handovers.use.getState().entries.filter(({ trouble }) => trouble === null)
  return new Map(waiting.flatMap(({ input, at }) => (input.lines ?? []).map((lineId) => [lineId, at] as const)))
}

/** A bag as the server showed it, with what this desk has done since. */
export function seenBag(bag: Output<'pickup.preview'>): Bag {
  const here = queued()
  return { ...bag, lines: bag.lines.map((line) => ({ ...line, queuedAt: here.get(line.lineId) ?? null })) }
}

/** A bag as it was taken along, with what this desk has done since. */
export function takenBag({ items, arrived }: ShelfView, bag: ShelfBag): Bag {
  const here = queued()
  const named = new Map(items.map((item) => [item.itemId, item]))
  const { bagId, number, name, handover, building, green = false, priority = false } = bag
  return {
    bagId,
    number,
    name,
    handover,
    building,
    green,
    priority,
    arrived,
    lines: bag.lines.map(({ itemId, ...line }) => ({
      ...line,
      name: named.get(itemId)?.name ?? '',
      unit: named.get(itemId)?.unit ?? '',
      queuedAt: here.get(line.lineId) ?? null,
    })),
  }
}

const waits = (bag: ShelfBag, here: ReadonlyMap<string, Instant>): boolean =>
  bag.lines.some(({ lineId, handedAt, stop }) => handedAt === null && stop !== 'refunded' && !here.has(lineId))

/** Bags that nobody has fetched yet, and how many there are in all. */
export function waitingBags(shelves: readonly ShelfView[]): { readonly left: readonly ShelfBag[]; readonly all: number } {
  const here = queued()
  const bags = shelves.flatMap((shelf) => shelf.bags)
  return { left: bags.filter((bag) => waits(bag, here)), all: bags.length }
}

/** Notes what the server has just said, so that the next without a connection knows it too. */
export function noteHanded(lineIds: readonly string[], at: Instant): void {
  const { shelves, at: takenAt } = useShelves.getState()
  if (takenAt === null) return
  const marked = shelves.map((shelf) => ({
    ...shelf,
    bags: shelf.bags.map((bag) =>
      bag.lines.some(({ lineId }) => lineIds.includes(lineId))
        ? { ...bag, lines: bag.lines.map((line) => (lineIds.includes(line.lineId) ? { ...line, handedAt: line.handedAt ?? at } : line)) }
        : bag,
    ),
  }))
  useShelves.setState({ shelves: marked })
  keepSeen('pickup.sheet', {}, { shelves: marked })
}
