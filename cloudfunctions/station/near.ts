import type { Input } from '@domain/contract'
import { ok } from '@domain/result'
import type { Place } from '@domain/community/place'
import type { Handler } from '../_kit/serve'
import { inGcj02 } from './datum'
import { viewRows } from './station'
import { findStations, stationsById } from './station-sql'

function placeOf({ lng, lat, datum }: Input<'station.near'>): Place | undefined {
  return lng === undefined || lat === undefined ? undefined : inGcj02({ lng, lat }, datum)
}

export const near: Handler<'station.near'> = async (input, { tx }) => {
  const place = placeOf(input)
  const rows = input.stationId === undefined ? await findStations(tx, input.query, place) : await stationsById(tx, [input.stationId])
  const stations = await viewRows(tx, rows, place)
  return ok({ stations: place ? stations.sort((a, b) => (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0)) : stations })
}
