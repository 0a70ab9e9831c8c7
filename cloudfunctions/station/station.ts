import type { StationView } from '@domain/station/contract'
import type { Place } from '@domain/community/place'
import { distanceMetres } from '@domain/community/place'
import type { Who } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { isAdmin } from '../_kit/scope'
import { profiles } from '../me/me'
import type { StationRow, WorkPlaces } from './station-sql'
import { stationsById } from './station-sql'

/** Stations as people see them; with `from` (GCJ-02) also how far away. Ids that don't exist are absent from the answer. */
export async function viewStations(tx: Tx, stationIds: readonly string[], from?: Place): Promise<Map<string, StationView>> {
  const views = await viewRows(tx, await stationsById(tx, stationIds), from)
  return new Map(views.map((view) => [view.stationId, view]))
}

/** The same for rows at hand, in their order. A leader's name is shown only if she agreed to it. */
export async function viewRows(tx: Tx, rows: readonly StationRow[], from?: Place): Promise<StationView[]> {
  const leaders = rows.flatMap((row) => row.leaderId ?? [])
  const known = leaders.length === 0 ? new Map<string, never>() : await profiles(tx, leaders)
  return rows.map(({ id, leaderId, ...row }) => ({
    stationId: id,
    communityId: row.communityId,
    communityName: row.communityName,
    name: row.name,
    address: row.address,
    hours: row.hours,
    leaderName: (leaderId && known.get(leaderId)?.nickname) || null,
    doorFeeFen: row.doorFeeFen,
    lng: row.lng,
    lat: row.lat,
    distanceMetres: from ? distanceMetres(from, row) : null,
  }))
}

export type { WorkPlaces } from './station-sql'

/** The stations and communities that the caller looks after. */
export function workPlaces(who: Pick<Who, 'roles'>): WorkPlaces {
  if (isAdmin(who)) return 'all'
  const scopes = (role: string): string[] => who.roles.filter((grant) => grant.role === role).map((grant) => grant.scopeId)
  return { stationIds: scopes('leader'), communityIds: scopes('operator') }
}
