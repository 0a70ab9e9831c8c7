import type { Input } from '@domain/contract'
import { checkTimes, type Span } from '@domain/event/event'
import type { Fen } from '@domain/money'
import { atShopTime, type Instant } from '@domain/time'
import { fenOf, wholeOf } from '../../../kit/amount'
import type { Draft, DraftHandout, DraftSlot } from './draft'

export type Wish = Input<'event.save'>

export const TITLE_MOST = 30
export const PLACE_MOST = 60
export const ABOUT_MOST = 600
export const NAME_MOST = 20
export const SLOTS_MOST = 12
export const HANDOUTS_MOST = 8
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const isTime = (typed: string): boolean => TIME.test(typed)
export const capacityOf = ({ capacity }: Pick<DraftSlot, 'capacity'>): number | null => wholeOf(capacity, 1, 1_000)
export const stockOf = ({ stock }: Pick<DraftHandout, 'stock'>): number | null => wholeOf(stock, 0, 10_000)
export const costOf = ({ cost }: Draft): Fen | null => fenOf(cost)

/** When a slot begins and ends; null where that isn't written as a time. */
export function hoursOf({ day, from, until }: Pick<DraftSlot, 'day' | 'from' | 'until'>): Span | null {
  return isTime(from) && isTime(until) ? { startsAt: atShopTime(day, from), endsAt: atShopTime(day, until) } : null
}

function slotsOf({ slots }: Draft): Wish['slots'] | null {
  const made = slots.flatMap((slot) => {
    const [capacity, hours] = [capacityOf(slot), hoursOf(slot)]
    if (capacity === null || hours === null) return []
    return [{ ...(slot.slotId === null ? {} : { slotId: slot.slotId }), ...hours, capacity }]
  })
  return made.length === slots.length ? made : null
}

function handoutsOf({ handouts }: Draft): Wish['handouts'] | null {
  const made = handouts.flatMap((handout) => {
    const stock = stockOf(handout)
    if (stock === null || handout.name.trim() === '') return []
    return [{ ...(handout.handoutId === null ? {} : { handoutId: handout.handoutId }), name: handout.name.trim(), stock }]
  })
  return made.length === handouts.length ? made : null
}

/** The draft as the server is asked to keep it; `missing` where a field is empty or wrong, `times` where they contradict each other. */
export function wishOf(draft: Draft, now: Instant): Wish | 'missing' | 'times' {
  const [slots, handouts, costFen] = [slotsOf(draft), handoutsOf(draft), costOf(draft)]
  const texts = [draft.title, draft.about, draft.place].map((text) => text.trim())
  const [title = '', about = '', place = ''] = texts
  if (!slots || !handouts || costFen === null || draft.stationId === null || texts.includes('') || !isTime(draft.untilTime)) return 'missing'
  const registerFrom = draft.registerFrom === null ? now : atShopTime(draft.registerFrom, '08:00')
  const registerUntil = atShopTime(draft.untilDay, draft.untilTime)
  if (!checkTimes({ slots, registerFrom, registerUntil }, now).ok) return 'times'
  return {
    ...(draft.of ?? {}),
    stationId: draft.stationId,
    title,
    picture: draft.picture,
    about,
    place,
    slots,
    registerFrom,
    registerUntil,
    audience: draft.audience === 'tier' ? { kind: 'tier', tier: draft.tier } : { kind: draft.audience },
    partyMost: draft.partyMost,
    handouts,
    couponBatchId: draft.couponBatchId,
    photos: draft.photos,
    costFen,
  }
}
