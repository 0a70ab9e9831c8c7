import type { Input } from '@domain/contract'
import type { PlanView } from '@domain/event/contract'
import { moveSlots } from '@domain/event/moving'
import type { Instant } from '@domain/time'
import { wholeOf } from '../../../kit/amount'
import { slotFields, type DraftSlot } from '../edit/draft'
import { capacityOf, hoursOf } from '../edit/wish'

type Wish = Input<'event.change'>

/** What may be changed of a published event, as its fields stand. */
export interface Change {
  readonly place: string
  readonly slots: readonly DraftSlot[]
  readonly stocks: Readonly<Record<string, string>>
}

export const changeOf = (plan: PlanView): Change => ({
  place: plan.place,
  slots: plan.slots.map(slotFields),
  stocks: Object.fromEntries(plan.handouts.map(({ handoutId, stock }) => [handoutId, String(stock)])),
})

/** How far a slot is: one that has begun keeps its beginning, one that is over its hours. */
export const stageOf = ({ startsAt, endsAt }: PlanView['slots'][number], now: Instant): 'to come' | 'running' | 'over' => (now >= endsAt ? 'over' : now >= startsAt ? 'running' : 'to come')

type SlotWish = NonNullable<Wish['slots']>[number]

function slotWish(plan: PlanView, slot: DraftSlot, now: Instant): SlotWish | null {
  const was = plan.slots.find(({ slotId }) => slotId === slot.slotId)
  const [capacity, hours] = [capacityOf(slot), hoursOf(slot)]
  if (!was || capacity === null || hours === null) return null
  const { startsAt, endsAt } = hours
  const stage = stageOf(was, now)
  return { slotId: was.slotId, capacity, ...(stage === 'to come' && startsAt !== was.startsAt ? { startsAt } : {}), ...(stage !== 'over' && endsAt !== was.endsAt ? { endsAt } : {}) }
}

/** What the server is asked; `missing` where a field is empty or wrong, `times` where they contradict each other. */
export function wishOf(plan: PlanView, change: Change, now: Instant): Wish | 'missing' | 'times' {
  const slots = change.slots.flatMap((slot) => slotWish(plan, slot, now) ?? [])
  const handouts = plan.handouts.flatMap(({ handoutId }) => {
    const stock = wholeOf(change.stocks[handoutId] ?? '', 0, 10_000)
    return stock === null ? [] : [{ handoutId, stock }]
  })
  const place = change.place.trim()
  if (slots.length < plan.slots.length || handouts.length < plan.handouts.length || place === '') return 'missing'
  const timed = plan.slots.map(({ slotId: id, startsAt, endsAt }) => ({ id, startsAt, endsAt }))
  if (!moveSlots(plan, timed, slots, now).ok) return 'times'
  return { eventId: plan.eventId, revision: plan.revision, ...(place === plan.place ? {} : { place }), slots, ...(handouts.length > 0 ? { handouts } : {}) }
}

/** Whether people are told of it. */
export const isMove = ({ place, slots = [] }: Wish): boolean => place !== undefined || slots.some(({ startsAt, endsAt }) => startsAt !== undefined || endsAt !== undefined)
