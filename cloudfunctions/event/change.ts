import type { Input, RefusalOf } from '@domain/contract'
import { isOver } from '@domain/event/event'
import { ok, refuse, type Result } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { lockHandout, setCapacity, setStock, slotsOf, type EventRow } from './event-sql'
import { moveUp } from './line'
import { move } from './move'
import { operatedEvent } from './plans'
import { viewPlan } from './view'

type Asked = Input<'event.change'>
type Refusals = RefusalOf<'event.change'>

export const change: Handler<'event.change'> = async (input, call) => {
  const event = await operatedEvent(call, input.eventId, 'update')
  if (!event) return refuse('event_not_found')
  if (event.state === 'draft') return refuse('event_not_published')
  if (isOver(event, call.now)) return refuse('event_over')
  if (input.revision !== undefined && input.revision !== event.revision) return refuse('event_changed')
  const slots = await slotsOf(call.tx, [event.id])
  if (input.slots?.some(({ slotId }) => !slots.some(({ id }) => id === slotId))) return refuse('slot_not_found')
  const moved = await move(call, event, slots, input)
  if (!moved.ok) return moved
  const places = await changePlaces(call, moved.value, input.slots ?? [])
  if (!places.ok) return places
  const stocks = await changeStocks(call, event, input.handouts ?? [])
  if (!stocks.ok) return stocks
  return ok(await viewPlan(call.tx, moved.value, call.personId, call.now))
}

/** More places go to those who wait. */
async function changePlaces(call: Call, event: EventRow, asked: NonNullable<Asked['slots']>): Promise<Result<true, Refusals>> {
  for (const { slotId, capacity } of asked) {
    if (capacity === undefined) continue
    const slot = (await slotsOf(call.tx, [event.id])).find(({ id }) => id === slotId)
    if (!slot) return refuse('slot_not_found')
    const taken = slot.registered + slot.offered
    if (capacity < taken) return refuse('capacity_too_low', { taken })
    await setCapacity(call.tx, slot, capacity)
    await moveUp(call, event, slot.id)
    await call.audit({ communityId: event.communityId, what: 'event.change', subject: event.id, before: { slotId, capacity: slot.capacity }, after: { slotId, capacity } })
  }
  return ok(true)
}

async function changeStocks(call: Call, event: EventRow, asked: NonNullable<Asked['handouts']>): Promise<Result<true, Refusals>> {
  for (const { handoutId, stock } of [...asked].sort((a, b) => (a.handoutId < b.handoutId ? -1 : 1))) {
    const handout = await lockHandout(call.tx, event, handoutId)
    if (!handout) return refuse('handout_not_found')
    if (stock < handout.handed) return refuse('stock_too_low', { handed: handout.handed })
    await setStock(call.tx, handout, stock)
    await call.audit({ communityId: event.communityId, what: 'event.change', subject: event.id, before: { handoutId, stock: handout.stock }, after: { handoutId, stock } })
  }
  return ok(true)
}
