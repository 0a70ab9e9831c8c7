import * as z from 'zod/mini'
import { fenField, id, latitude, longitude, read, words, write } from '../call'

export const stationView = z.object({
  stationId: id,
  communityId: id,
  communityName: z.string(),
  name: z.string(),
  address: z.string(),
  /** When people may come, as the leader says it: `17:30–20:30`. */
  hours: z.string(),
  leaderName: z.nullable(z.string()),
  /** Fee for carrying to the door; null where this station doesn't. */
  doorFeeFen: z.nullable(fenField),
  /** GCJ-02. */
  lng: longitude,
  lat: latitude,
  distanceMetres: z.nullable(z.number()),
})
export type StationView = z.infer<typeof stationView>

/** WeChat gives GCJ-02, a browser WGS-84. */
const datumField = z.enum(['gcj02', 'wgs84'])

export const station = {
  /** The nearest stations to a place, or those whose station or estate name holds `query`; without either, some to begin with. */
  'station.near': read({
    roles: ['nobody'],
    input: z.strictObject({
      lng: z.optional(longitude),
      lat: z.optional(latitude),
      datum: z.optional(datumField),
      query: z.optional(words(40)),
      stationId: z.optional(id),
    }),
    output: z.object({ stations: z.array(stationView) }),
    refusals: [],
  }),
  'station.choose': write({
    roles: ['resident'],
    input: z.strictObject({ stationId: id }),
    output: z.object({ station: stationView }),
    refusals: ['station_not_found', 'orders_open'],
  }),
  /** The stations that the caller works for: a leader's own, all of an operator's communities. */
  'station.list': read({ roles: ['leader', 'operator'], input: z.strictObject({}), output: z.object({ stations: z.array(stationView) }), refusals: [] }),
  'station.save': write({
    roles: ['operator'],
    input: z.strictObject({
      stationId: z.optional(id),
      communityId: id,
      name: words(40),
      address: words(80),
      hours: words(40),
      lng: longitude,
      lat: latitude,
      /** GCJ-02 unless said otherwise. */
      datum: z.optional(datumField),
      doorFeeFen: z.nullable(fenField),
    }),
    output: z.object({ station: stationView }),
    refusals: ['community_not_found', 'station_not_found'],
  }),
}
