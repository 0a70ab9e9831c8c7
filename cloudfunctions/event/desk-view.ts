import type { DeskRow } from '@domain/event/contract'
import { maskName } from '@domain/pickup/pickup'
import { assert } from '@domain/result'
import type { Tx } from '../_kit/db'
import { deskName, profiles } from '../me/me'
import { checkinsOf, handedTo, type CheckinRow, type ListedRow } from './desk-sql'
import { placesOf } from './places-sql'

/** Parties as the desk sees them: names masked, who came in when and by whom, what they were given. */
export async function viewDesk(tx: Tx, rows: readonly ListedRow[]): Promise<DeskRow[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const places = await placesOf(tx, ids)
  const checkins = new Map((await checkinsOf(tx, ids)).map((row) => [row.placeId, row]))
  const handed = await handedTo(tx, ids)
  const names = await deskName(tx, places.flatMap(({ personId }) => personId ?? []))
  const staff = await staffNames(tx, [...checkins.values()])
  const viewPlace = ({ id, personId, name }: (typeof places)[number]): DeskRow['people'][number] => {
    const checkin = checkins.get(id)
    return {
      placeId: id,
      name: personId === null ? maskName(name) : (names.get(personId) ?? ''),
      checkedInAt: checkin?.scannedAt ?? null,
      how: checkin?.how ?? null,
      by: checkin ? (staff.get(checkin.staffId) ?? '') : null,
    }
  }
  return rows.map(({ id, number, slotId, photos }) => ({
    registrationId: id,
    number,
    slotId,
    photos,
    people: places.filter(({ registrationId }) => registrationId === id).map(viewPlace),
    handed: handed.filter(({ registrationId }) => registrationId === id).map(({ handoutId, quantity }) => ({ handoutId, quantity })),
  }))
}

export async function viewDeskRow(tx: Tx, row: ListedRow): Promise<DeskRow> {
  const [view] = await viewDesk(tx, [row])
  assert(view, 'one party has one view')
  return view
}

/** What those who let people in are called, as far as they show it. */
export async function staffNames(tx: Tx, rows: readonly Pick<CheckinRow, 'staffId'>[]): Promise<Map<string, string>> {
  const known = await profiles(tx, rows.map(({ staffId }) => staffId))
  return new Map([...known].map(([id, { nickname }]) => [id, nickname ?? '']))
}
