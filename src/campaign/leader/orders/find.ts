import type { SheetView } from '@domain/campaign/contract'
import type { words } from './words'

export type SheetBag = SheetView['bags'][number]
export type Show = keyof typeof words.shows
export type Standing = keyof typeof words.states

export const standingOf = ({ done, lines }: SheetBag): Standing => (done ? 'done' : lines.some(({ handed }) => handed) ? 'partly' : 'waiting')

const shows: Readonly<Record<Show, (bag: SheetBag) => boolean>> = {
  all: () => true,
  waiting: ({ done }) => !done,
  done: ({ done }) => done,
  door: ({ handover }) => handover === 'door',
}

/** By the number on the bag, its owner's first character, or the building; a number finds buildings too. */
function fits({ number, name, building }: SheetBag, typed: string): boolean {
  if (typed === '') return true
  const place = building ?? ''
  return /^\d+$/.test(typed) ? String(number) === typed || place.includes(typed) : name.includes(typed) || place.includes(typed)
}

export function findBags(bags: readonly SheetBag[], typed: string, show: Show): SheetBag[] {
  const wanted = typed.trim().replace(/号袋?$/, '')
  return bags.filter((bag) => shows[show](bag) && fits(bag, wanted))
}
