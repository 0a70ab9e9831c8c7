import { closesAt, keepUntil, opensAt, stateOf } from '@domain/event/event'
import { ok } from '@domain/result'
import { days, later } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { eventsOnDuty } from './desk-sql'
import { slotsOf } from './event-sql'
import { countPeople } from './places-sql'

/** Events behind us stay so long in the list of who was on duty. */
const SHOWN_DAYS = 31

export const duties: Handler<'event.duties'> = async (_input, { tx, now, personId }) => {
  const rows = await eventsOnDuty(tx, personId, later(now, -days(SHOWN_DAYS)))
  const ids = rows.map(({ id }) => id)
  const slots = await slotsOf(tx, ids)
  const counted = await countPeople(tx, ids)
  const events = rows.map((row) => ({
    eventId: row.id,
    title: row.title,
    picture: row.picture,
    place: row.place,
    state: stateOf(row, slots.filter(({ eventId }) => eventId === row.id), now),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    opensAt: opensAt(row),
    closesAt: closesAt(row),
    keepUntil: keepUntil(row),
    registered: counted.get(row.id)?.registered ?? 0,
    came: counted.get(row.id)?.came ?? 0,
    onDuty: row.onDuty,
  }))
  return ok({ events })
}
