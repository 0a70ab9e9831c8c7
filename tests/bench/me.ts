import { onPostgres } from './ground'
import { steadily } from './measure'
import type { Line } from './report'

const PER_SECOND = 200
const READERS = 200

/** Me at a steady 200 a second, whatever the answers take, over HTTP; beside a request that asks nothing, at the same pace. */
export const me = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop) => {
    const people = await shop.people(READERS, 'reader')
    await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's1' })))
    for (const person of people) await person.ok('streak.sign', {})
    for (const person of people) await person.ok('me.get', {})
    const seconds = full ? 30 : 10
    const empty = await steadily(`healthz, ${PER_SECOND} a second asked for`, people, PER_SECOND, seconds, () => shop.http('GET', '/healthz').then((answer) => answer.text()))
    const line = await steadily(`me.get, ${PER_SECOND} a second asked for`, people, PER_SECOND, seconds, (person) => person.ok('me.get', {}))
    return [empty, { ...line, writes: 'nothing', ratio: line.medianMs / empty.medianMs, of: `${empty.name}, by the median`, reach: 'median < 15 ms', reached: line.medianMs < 15 }]
  })
