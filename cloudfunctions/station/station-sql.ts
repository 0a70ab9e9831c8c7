import type { Place } from '@domain/community/place'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type StationRow = Selectable<Schema['station']> & { communityName: string; leaderId: string | null }

/** Where somebody works: a leader at stations, an operator in communities, an admin everywhere. */
export type WorkPlaces = 'all' | { stationIds: readonly string[]; communityIds: readonly string[] }

/** Enough for a screen; who looks for another says its name. */
const MOST = 20

const stations = (tx: Tx) =>
  tx
    .selectFrom('station')
    .innerJoin('community', 'community.id', 'station.communityId')
    .selectAll('station')
    .select('community.name as communityName')
    .select((eb) =>
      eb
        .selectFrom('roleGrant')
        .select('roleGrant.personId')
        .whereRef('roleGrant.communityId', '=', 'station.communityId')
        .where('roleGrant.role', '=', 'leader')
        .whereRef('roleGrant.scopeId', '=', 'station.id')
        .orderBy('roleGrant.grantedAt')
        .orderBy('roleGrant.personId')
        .limit(1)
        .as('leaderId'),
    )

export async function stationsById(tx: Tx, ids: readonly string[]): Promise<StationRow[]> {
  if (ids.length === 0) return []
  return stations(tx).where('station.id', 'in', [...new Set(ids)]).execute()
}

/** Those whose own or estate's name holds `query`; nearest first where a place is given, else by name. */
export async function findStations(tx: Tx, query: string | undefined, near: Place | undefined): Promise<StationRow[]> {
  let wanted = stations(tx)
  if (query !== undefined) {
    const pattern = `%${query.replace(/[\\%_]/g, '\\$&')}%`
    wanted = wanted.where((eb) => eb.or([eb('station.name', 'ilike', pattern), eb('community.name', 'ilike', pattern)]))
  }
  // Within a town the earth is flat: squared degrees, the longitude's shortened by the latitude, order like metres.
  if (near) {
    const squeeze = Math.cos((near.lat * Math.PI) / 180)
    wanted = wanted.orderBy(sql`power((station.lng - ${near.lng}) * ${squeeze}, 2) + power(station.lat - ${near.lat}, 2)`)
  }
  return wanted.orderBy('community.name').orderBy('station.name').orderBy('station.id').limit(MOST).execute()
}

/** The stations of those scopes, by name; `all` for an admin. */
export async function stationsOf(tx: Tx, scope: WorkPlaces): Promise<StationRow[]> {
  let wanted = stations(tx)
  if (scope !== 'all') {
    const { stationIds, communityIds } = scope
    if (stationIds.length + communityIds.length === 0) return []
    wanted = wanted.where((eb) =>
      eb.or([
        ...(stationIds.length > 0 ? [eb('station.id', 'in', [...stationIds])] : []),
        ...(communityIds.length > 0 ? [eb('station.communityId', 'in', [...communityIds])] : []),
      ]),
    )
  }
  return wanted.orderBy('community.name').orderBy('station.name').orderBy('station.id').limit(1_000).execute()
}

export async function setStation(tx: Tx, personId: string, communityId: string, stationId: string): Promise<void> {
  await tx.updateTable('person').set({ communityId, stationId }).where('id', '=', personId).execute()
}

export const lockStation = (tx: Tx, communityId: string, stationId: string): Promise<Selectable<Schema['station']> | undefined> =>
  tx.selectFrom('station').selectAll().where('communityId', '=', communityId).where('id', '=', stationId).forUpdate().executeTakeFirst()

/** Writes a new station or the new words of one. */
export async function putStation(tx: Tx, row: Selectable<Schema['station']>): Promise<void> {
  const { communityId, id, createdAt, ...said } = row
  await tx
    .insertInto('station')
    .values(row)
    .onConflict((conflict) => conflict.columns(['communityId', 'id']).doUpdateSet(said))
    .execute()
}
