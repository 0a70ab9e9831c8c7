import type { DayFigures } from '@domain/event/contract'
import { stateOf } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import { atShopTime, nextShopDay, shopDay, type ShopDay } from '@domain/time'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { workedEvent } from './at-desk'
import { dutyOf } from './desk-sql'
import { handoutsOf, slotsOf } from './event-sql'
import { brought, cameBy, dayOf, turnout } from './result-sql'
import { viewHandout } from './view'

/** What people do because of an event they do within so many days, the event's own among them. */
const DAYS = 7

export const result: Handler<'event.result'> = async ({ eventId }, call) => {
  const { tx, now } = call
  const event = await workedEvent(call, eventId)
  if (!event) return refuse('event_not_found')
  if (!holds(call, 'operator', event.communityId) && (await dutyOf(tx, event, call.personId)).length === 0) return refuse('not_on_duty')
  const day = shopDay(event.startsAt)
  const wholeAt = startOf(nextShopDay(day, DAYS))
  const ways = await cameBy(tx, event)
  const byHow = { scanned: ways.get('scanned') ?? 0, typed: ways.get('typed') ?? 0, offline: ways.get('offline') ?? 0, walkIn: ways.get('walk_in') ?? 0 }
  const fresh = await brought(tx, event, startOf(day), wholeAt)
  return ok({
    eventId: event.id,
    title: event.title,
    startsAt: event.startsAt,
    state: stateOf(event, await slotsOf(tx, [event.id]), now),
    ...(await turnout(tx, event)),
    came: byHow.scanned + byHow.typed + byHow.offline + byHow.walkIn,
    walkIns: byHow.walkIn,
    byHow,
    handouts: (await handoutsOf(tx, [event.id])).map(viewHandout),
    ...fresh,
    costFen: event.costFen,
    costPerNewFen: fresh.newResidents > 0 ? (Math.round(event.costFen / fresh.newResidents) as typeof event.costFen) : null,
    day: await figuresOf(call, event.communityId, day),
    before: await figuresOf(call, event.communityId, nextShopDay(day, -DAYS)),
    wholeAt,
  })
}

const startOf = (day: ShopDay) => atShopTime(day, '00:00')

async function figuresOf({ tx }: Call, communityId: string, day: ShopDay): Promise<DayFigures> {
  const one = await dayOf(tx, communityId, startOf(day), startOf(nextShopDay(day)))
  const seven = await dayOf(tx, communityId, startOf(day), startOf(nextShopDay(day, DAYS)))
  return { day, ...one, firstOrders7: seven.firstOrders, gmv7Fen: seven.gmvFen }
}
