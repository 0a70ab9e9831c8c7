import type { Input } from '@domain/contract'
import { checkTimes, type Span } from '@domain/event/event'
import type { Fen } from '@domain/money'
import { atShopTime, days, daysBetween, later, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { fenOf, wholeOf } from '../../../kit/amount'
import { fieldsOf, type Draft, type DraftHandout, type DraftSlot } from './draft'

export type Wish = Input<'event.save'>

export const TITLE_MOST = 30
export const PLACE_MOST = 60
export const ABOUT_MOST = 600
export const NAME_MOST = 20
export const SLOTS_MOST = 12
export const HANDOUTS_MOST = 8
type Hours = Pick<DraftSlot, 'day' | 'from' | 'until'>
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const isTime = (typed: string): boolean => TIME.test(typed)
export const capacityOf = ({ capacity }: Pick<DraftSlot, 'capacity'>): number | null => wholeOf(capacity, 1, 1_000)
export const stockOf = ({ stock }: Pick<DraftHandout, 'stock'>): number | null => wholeOf(stock, 0, 10_000)
export const costOf = ({ cost }: Draft): Fen | null => fenOf(cost)

/** The day on which a slot ends: the one on which it begins, unless it went past midnight before and still does. */
function endDay(was: Span, shown: Hours, { day, from, until }: Hours): ShopDay {
  const nights = daysBetween(shopDay(was.startsAt), shopDay(was.endsAt))
  const isShort = nights === 1 && shown.until <= shown.from
  return nextShopDay(day, isShort && until > from ? 0 : nights)
}

/** When a slot begins and ends; null where that isn't written as a time. What was not typed over is what it was, on the day that it has now. */
export function hoursOf(slot: Hours & Pick<DraftSlot, 'was'>): Span | null {
  const { day, from, until, was } = slot
  if (!isTime(from) || !isTime(until)) return null
  if (!was) return { startsAt: atShopTime(day, from), endsAt: atShopTime(day, until) }
  const shown = fieldsOf(was)
  const shift = days(daysBetween(shown.day, day))
  return {
    startsAt: from === shown.from ? later(was.startsAt, shift) : atShopTime(day, from),
    endsAt: until === shown.until ? later(was.endsAt, shift) : atShopTime(endDay(was, shown, slot), until),
  }
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
