import type { DeskRow } from '@domain/event/contract'
import { maskName } from '@domain/pickup/pickup'
import { assert } from '@domain/result'
import type { Tx } from '../_kit/db'
import { profiles } from '../me/me'
import { handedTo, type ListedRow } from './desk-sql'
import { partyOf, placesOf, type Given, type Party, type SeenPlace } from './places-sql'

/** Parties as the desk sees them: names masked, who came in when and by whom, what they were given. */
export async function viewDesk(tx: Tx, rows: readonly ListedRow[]): Promise<DeskRow[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  return viewParties(tx, rows, { places: await placesOf(tx, ids), handed: await handedTo(tx, ids) })
}

interface Known {
  readonly places: readonly SeenPlace[]
  readonly handed: readonly (Given & { readonly registrationId: string })[]
}

async function viewParties(tx: Tx, rows: readonly ListedRow[], { places, handed }: Known): Promise<DeskRow[]> {
  const known = await profiles(tx, places.flatMap(({ personId, staffId }) => [personId ?? [], staffId ?? []].flat()))
  const viewPlace = ({ id, personId, name, checkedInAt, how, staffId }: (typeof places)[number]): DeskRow['people'][number] => ({
    placeId: id,
    name: maskName(personId === null ? name : (known.get(personId)?.nickname ?? null)),
    checkedInAt,
    how,
    by: staffId === null ? null : (known.get(staffId)?.nickname ?? ''),
  })
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
  return viewParty(tx, row, await partyOf(tx, row.id))
}

/** One party whose places and hand-outs are known. */
export async function viewParty(tx: Tx, row: ListedRow, { places, handed }: Party): Promise<DeskRow> {
  const [view] = await viewParties(tx, [row], { places, handed: handed.map((given) => ({ ...given, registrationId: row.id })) })
  assert(view, 'one party has one view')
  return view
}
