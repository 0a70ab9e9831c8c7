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

/** What of a slot is asked to be otherwise; null where a field is empty or wrong. */
function slotWish(was: PlanView['slots'][number], slot: DraftSlot, now: Instant): Omit<SlotWish, 'slotId'> | null {
  const [capacity, hours] = [capacityOf(slot), hoursOf(slot)]
  if (capacity === null || hours === null) return null
  const { startsAt, endsAt } = hours
  const stage = stageOf(was, now)
  return {
    ...(capacity === was.capacity ? {} : { capacity }),
    ...(stage === 'to come' && startsAt !== was.startsAt ? { startsAt } : {}),
    ...(stage !== 'over' && endsAt !== was.endsAt ? { endsAt } : {}),
  }
}

/** What the server is asked: what differs from what was seen, and nothing else, for another operator may have changed that. `missing` where a field is empty or wrong, `times` where they contradict each other. */
export function wishOf(plan: PlanView, change: Change, now: Instant): Wish | 'missing' | 'times' {
  const place = change.place.trim()
  if (place === '') return 'missing'
  const slots: SlotWish[] = []
  for (const was of plan.slots) {
    const typed = change.slots.find(({ slotId }) => slotId === was.slotId)
    const asked = typed && slotWish(was, typed, now)
    if (!asked) return 'missing'
    if (Object.keys(asked).length > 0) slots.push({ slotId: was.slotId, ...asked })
  }
  const handouts: NonNullable<Wish['handouts']> = []
  for (const { handoutId, stock: was } of plan.handouts) {
    const stock = wholeOf(change.stocks[handoutId] ?? '', 0, 10_000)
    if (stock === null) return 'missing'
    if (stock !== was) handouts.push({ handoutId, stock })
  }
  const timed = plan.slots.map(({ slotId: id, startsAt, endsAt }) => ({ id, startsAt, endsAt }))
  if (!moveSlots(plan, timed, slots, now).ok) return 'times'
  return { eventId: plan.eventId, revision: plan.revision, ...(place === plan.place ? {} : { place }), ...(slots.length > 0 ? { slots } : {}), ...(handouts.length > 0 ? { handouts } : {}) }
}

/** Whether people are told of it. */
export const isMove = ({ place, slots = [] }: Wish): boolean => place !== undefined || slots.some(({ startsAt, endsAt }) => startsAt !== undefined || endsAt !== undefined)
