import { assert, ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { inGcj02 } from './datum'
import { viewStations } from './station'
import { lockStation, putStation } from './station-sql'

export const save: Handler<'station.save'> = async ({ stationId, communityId, lng, lat, datum, ...said }, call) => {
  const { tx, now, newId, audit } = call
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const before = stationId === undefined ? undefined : await lockStation(tx, communityId, stationId)
  if (stationId !== undefined && !before) return refuse('station_not_found')
  const id = before?.id ?? newId()
  const after = { ...said, ...inGcj02({ lng, lat }, datum), communityId, id, createdAt: before?.createdAt ?? now }
  await putStation(tx, after)
  await audit({ communityId, what: 'station.save', subject: id, before, after })
  const station = (await viewStations(tx, [id])).get(id)
  assert(station, 'what was saved is there')
  return ok({ station })
}
