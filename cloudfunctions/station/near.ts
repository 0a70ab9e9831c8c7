import type { Input } from '@domain/contract'
import { ok } from '@domain/result'
import type { Place } from '@domain/community/place'
import gcoord from 'gcoord'
import type { Handler } from '../_kit/serve'
import { viewRows } from './station'
import { findStations, stationsById } from './station-sql'

/** Where the asker is in GCJ-02, if she said so. A browser's WGS-84 is off by up to 700 m here. */
function placeOf({ lng, lat, datum }: Input<'station.near'>): Place | undefined {
  if (lng === undefined || lat === undefined) return undefined
  if (datum !== 'wgs84') return { lng, lat }
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lng: gcjLng, lat: gcjLat }
}

export const near: Handler<'station.near'> = async (input, { tx }) => {
  const place = placeOf(input)
  const rows = input.stationId === undefined ? await findStations(tx, input.query, place) : await stationsById(tx, [input.stationId])
  const stations = await viewRows(tx, rows, place)
  return ok({ stations: place ? stations.sort((a, b) => (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0)) : stations })
}
