import type { Place } from '@domain/community/place'
import gcoord from 'gcoord'

/** A place as stations are kept, in GCJ-02. A browser's WGS-84 is off by up to 700 m here. */
export function inGcj02({ lng, lat }: Place, datum: 'gcj02' | 'wgs84' = 'gcj02'): Place {
  if (datum === 'gcj02') return { lng, lat }
  const [gcjLng, gcjLat] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lng: gcjLng, lat: gcjLat }
}
