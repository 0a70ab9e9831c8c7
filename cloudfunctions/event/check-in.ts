import type { Input, Output, RefusalOf } from '@domain/contract'
import type { How } from '@domain/event/contract'
import { freshness, madeAt, readTicket, ticketAge, type Ticket } from '@domain/event/ticket'
import { ok, refuse, type Result } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { atDesk, type AtDesk } from './at-desk'
import { insertCheckins } from './desk-sql'
import { viewParty } from './desk-view'
import { eventById } from './event-sql'
import { atTheDesk, handOver } from './handing'
import { findRegistration, lockRegistration, partyOf, type Party, type RegistrationRow, type SeenPlace } from './places-sql'
import { isGenuine } from './seal'

type Asked = Input<'event.checkIn'>
type Refusals = RefusalOf<'event.checkIn'>
interface Scan {
  readonly registrationId: string
  readonly how: How
  readonly madeAt: Instant | null
}

export const checkIn: Handler<'event.checkIn'> = async (input, call) => {
  // Two desks with one party, or one and an operator who puts its event at another time: the second waits here and then sees what the first has done.
  const registrationId = input.registrationId ?? readTicket(input.code ?? '')?.registrationId
  const registration = registrationId === undefined ? undefined : await lockRegistration(call.tx, registrationId)
  const found = await atDesk(call, input)
  if (!found.ok) return found
  const desk = found.value
  const scan = await readScan(call, desk, input)
  if (!scan.ok) return scan
  if (!registration || registration.eventId !== desk.event.id) return refuse('registration_not_found')
  if (registration.overAt !== null) return refuse('registration_over')
  if (registration.state !== 'registered') return refuse('not_registered')
  const party = await whoGoesIn(call, registration, input)
  if (!party.ok) return party
  const { going, before, gone } = party.value
  await letIn(call, desk, scan.value, going)
  const row = { ...(await viewParty(call.tx, registration, afterwards(call, desk, scan.value, party.value))), checkedIn: going.map(({ id }) => id), how: scan.value.how }
  const less = { ...(before.length > 0 ? { before } : {}), ...(gone.length > 0 ? { gone } : {}) }
  const given = await handOver(call, desk.event, row, input.handouts ?? [])
  return ok({ ...row, ...less, ...given, ...(await atTheDesk(call, desk.event)) })
}

/** What was scanned or looked up, and how it will stand in the books. */
async function readScan(call: Call, desk: AtDesk, { code, registrationId, offline }: Asked): Promise<Result<Scan, Refusals>> {
  if (registrationId !== undefined) return ok({ registrationId, how: 'typed', madeAt: null })
  const ticket = readTicket(code ?? '')
  if (!ticket) return refuse('ticket_wrong')
  const genuine = await isGenuineHere(call, desk, ticket)
  if (!genuine.ok) return genuine
  const fresh = freshness(ticket, desk.at)
  if (fresh === 'not_yet') return refuse('ticket_wrong')
  if (fresh === 'old' && offline !== true) return refuse('ticket_old', { ageSeconds: Math.floor(ticketAge(ticket, desk.at) / 1_000) })
  return ok({ registrationId: ticket.registrationId, how: fresh === 'fresh' ? 'scanned' : 'offline', madeAt: madeAt(ticket) })
}

/** Whether this event's key sealed it. Another event's ticket is told from a forged one by that event's key. */
async function isGenuineHere({ tx }: Call, { event }: AtDesk, ticket: Ticket): Promise<Result<true, 'ticket_wrong' | 'ticket_other_event'>> {
  if (isGenuine(event.ticketKey, ticket)) return ok(true)
  const foreign = await findRegistration(tx, ticket.registrationId)
  const other = foreign && foreign.eventId !== event.id ? await eventById(tx, foreign.eventId) : null
  return refuse(other && isGenuine(other.ticketKey, ticket) ? 'ticket_other_event' : 'ticket_wrong')
}

type Before = NonNullable<Output<'event.checkIn'>['before']>
interface Going {
  readonly going: readonly SeenPlace[]
  readonly before: Before
  readonly gone: string[]
  readonly party: Party
}

/**
 * Those named, or all who aren't in yet. Whoever is in already is told of with who let her in first; a desk that kept its scan has let the others in, so they
 * aren't kept out for her sake. Nor are they for who was taken off the registration meanwhile.
 */
async function whoGoesIn(call: Call, registration: RegistrationRow, { people: chosen, scannedAt }: Asked): Promise<Result<Going, Refusals>> {
  const party = await partyOf(call.tx, registration.id)
  const { places } = party
  const gone = (chosen ?? []).filter((placeId) => !places.some(({ id }) => id === placeId))
  if (gone.length > 0 && (scannedAt === undefined || gone.length === chosen?.length)) return refuse('place_not_found')
  const asked = chosen ? places.filter(({ id }) => chosen.includes(id)) : places
  const going = asked.filter(({ checkedInAt }) => checkedInAt === null)
  const before = chosen === undefined && going.length > 0 ? [] : await cameBefore(call, registration, party, asked)
  const isRepeat = going.length === 0 || (before.length > 0 && scannedAt === undefined)
  return isRepeat ? refuse('already_checked_in', { people: before }) : ok({ going, before, gone, party })
}

async function cameBefore(call: Call, registration: RegistrationRow, party: Party, asked: readonly SeenPlace[]): Promise<Before> {
  if (asked.every(({ checkedInAt }) => checkedInAt === null)) return []
  const { people } = await viewParty(call.tx, registration, party)
  return people.flatMap(({ placeId, name, checkedInAt: at, how, by }) => {
    const before = asked.find(({ id }) => id === placeId)
    return before && at !== null ? [{ placeId, name, at, how, by, mine: before.staffId === call.personId }] : []
  })
}

/** The party with those in who have just been let in. */
const afterwards = ({ personId }: Call, { at }: AtDesk, { how }: Scan, { party, going }: Going): Party => ({
  ...party,
  places: party.places.map((place) => (going.some(({ id }) => id === place.id) ? { ...place, checkedInAt: at, how, staffId: personId } : place)),
})

/** Writes that these people came, and has what follows looked after. */
export async function letIn(call: Call, { event, at }: AtDesk, { registrationId, how, madeAt: made }: Scan, going: readonly SeenPlace[]): Promise<void> {
  const { communityId, id: eventId } = event
  const common = { communityId, eventId, registrationId, how, staffId: call.personId, madeAt: made, scannedAt: at, at: call.now }
  await insertCheckins(call.tx, going.map(({ id }) => ({ placeId: id, ...common })))
  await call.audit({ communityId, what: 'event.checkIn', subject: registrationId, after: { people: going.map(({ id }) => id), how, scannedAt: at } })
  if (going.some(({ personId }) => personId !== null)) await call.later({ kind: 'event.attended', subject: registrationId, communityId, runAt: call.now })
}
