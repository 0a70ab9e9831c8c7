import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { eventRows } from './event-sql'
import { registrationsOf } from './places-sql'
import { viewEvents } from './view'

const MOST = 60

export const mine: Handler<'event.mine'> = async (_input, { tx, personId, now }) => {
  const registrations = await registrationsOf(tx, personId, 'all')
  const rows = await eventRows(tx, registrations.map(({ eventId }) => eventId))
  const toCome = rows.filter((row) => row.endsAt > now).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const behind = rows.filter((row) => row.endsAt <= now).sort((a, b) => (a.startsAt > b.startsAt ? -1 : 1))
  return ok({ events: await viewEvents(tx, [...toCome, ...behind].slice(0, MOST), personId, now) })
}
