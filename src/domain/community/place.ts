/** A place in GCJ-02, the datum of WeChat's and Chinese maps. */
export interface Place {
  readonly lng: number
  readonly lat: number
}

/** Mean radius of the earth (IUGG). */
const EARTH_METRES = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres along the earth's surface, rounded (haversine formula; its error on the real earth is below 0.6 %). */
export function distanceMetres(from: Place, to: Place): number {
  const dLat = radians(to.lat - from.lat)
  const dLng = radians(to.lng - from.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(dLng / 2) ** 2
  return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(Math.min(1, h))))
}
