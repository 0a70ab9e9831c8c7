import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { operates } from '../_kit/community-sql'
import { communitiesOf, holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { eventById, plannedEvents, type EventRow } from './event-sql'
import { pageOf, readCursor } from './list'
import { viewPlan, viewPlans } from './view'

const PAGE = 20

/** An event of a community that the caller operates; another's isn't there for her. */
export async function operatedEvent(call: Call, eventId: string, lock?: 'update'): Promise<EventRow | null> {
  const event = await eventById(call.tx, eventId, lock)
  return event && holds(call, 'operator', event.communityId) ? event : null
}

export const plans: Handler<'event.plans'> = async ({ communityId, cursor }, call) => {
  if (communityId !== undefined && !(await operates(call, communityId))) return refuse('community_not_found')
  const communities = communityId === undefined ? communitiesOf(call, 'operator') : [communityId]
  const { page, cursor: next } = pageOf(await plannedEvents(call.tx, communities, readCursor(cursor), PAGE + 1), PAGE)
  return ok({ events: await viewPlans(call.tx, page, call.personId, call.now), cursor: next })
}

export const plan: Handler<'event.plan'> = async ({ eventId }, call) => {
  const event = await operatedEvent(call, eventId)
  return event ? ok(await viewPlan(call.tx, event, call.personId, call.now)) : refuse('event_not_found')
}
