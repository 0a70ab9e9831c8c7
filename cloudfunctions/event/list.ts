import type { Output } from '@domain/contract'
import { ok, refuse, type Result } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import { wechat } from '../_kit/outside'
import type { Handler } from '../_kit/serve'
import { BadInput } from '../_kit/serve'
import { homeOf } from '../me/me'
import { viewStations } from '../station/station'
import { findCode } from './code-sql'
import { eventById, publishedEvents, type EventRow } from './event-sql'
import { viewEvent, viewEvents } from './view'

const PAGE = 20

export interface After {
  startsAt: Instant
  id: string
}
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([A-Za-z0-9_-]{1,40})$/

/** Where a list goes on. */
export function readCursor(cursor: string | undefined): After | null {
  if (cursor === undefined) return null
  const [, startsAt, id] = CURSOR.exec(cursor) ?? []
  if (startsAt === undefined || id === undefined || Number.isNaN(Date.parse(startsAt))) throw new BadInput('cursor', 'is no cursor of this list')
  return { startsAt: startsAt as Instant, id }
}

/** The rows of one page out of one more than it holds, and where the next one begins. */
export function pageOf(rows: readonly EventRow[], most: number): { page: EventRow[]; cursor: string | null } {
  const page = rows.slice(0, most)
  const last = page.at(-1)
  return { page, cursor: rows.length > most && last ? `${last.startsAt}_${last.id}` : null }
}

const templateId = (): string | null => wechat()?.settings.templates.event?.templateId ?? null

/** What a poster's code stands for: an event, with who invites to it or without. */
async function readCode({ tx, personId, now }: Call, code: string): Promise<Result<Output<'event.list'>, 'event_not_found'>> {
  const found = await findCode(tx, code)
  const row = await eventById(tx, found?.eventId ?? code)
  if (!row || row.state === 'draft') return refuse('event_not_found')
  return ok({ events: [await viewEvent(tx, row, personId, now)], cursor: null, invite: found?.inviteId ?? row.inviteId, templateId: templateId() })
}

export const list: Handler<'event.list'> = async ({ stationId, eventId, code, over = false, cursor, most = PAGE }, call) => {
  const { tx, personId, now } = call
  if (code !== undefined) return readCode(call, code)
  if (eventId !== undefined) {
    const row = await eventById(tx, eventId)
    return row && row.state !== 'draft' ? ok({ events: [await viewEvent(tx, row, personId, now)], cursor: null, templateId: templateId() }) : refuse('event_not_found')
  }
  let communityId: string | null = null
  if (stationId !== undefined) {
    const station = (await viewStations(tx, [stationId])).get(stationId)
    if (!station) return refuse('station_not_found')
    communityId = station.communityId
  } else if (personId !== '') {
    communityId = (await homeOf(tx, personId)).communityId
  }
  const after = readCursor(cursor)
  const { page, cursor: next } = pageOf(await publishedEvents(tx, { communityId, over, now, after, most: most + 1 }), most)
  return ok({ events: await viewEvents(tx, page, personId, now), cursor: next })
}
