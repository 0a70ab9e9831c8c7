import { onPostgres } from './ground'
import { steadily } from './measure'
import type { Line } from './report'
import { askOk, Wire } from './wire'

const PER_SECOND = 200
const READERS = 200
const CONNECTIONS = 64

/** Me at a steady 200 a second, whatever the answers take, over HTTP; beside a request that asks nothing, at the same pace. */
export const me = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop) => {
    const people = await shop.people(READERS, 'reader')
    await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's1' })))
    for (const person of people) await person.ok('streak.sign', {})
    for (const person of people) await person.ok('me.get', {})
    const seconds = full ? 30 : 10
    const wire = new Wire(shop.url, CONNECTIONS)
    const each = (name: string, ask: (token: string | null) => Promise<boolean>) =>
      steadily(`${name}, ${PER_SECOND} a second asked for`, people, { perSecond: PER_SECOND, seconds }, ({ token }) => ask(token))
    const empty = await each('healthz', () => wire.ask('GET', '/healthz').then(() => true))
    const line = await each('me.get', (token) => askOk(wire, shop, 'me.get', {}, token))
    wire.close()
    const reached = line.medianMs < 15 && line.turnedAway === 0
    const figure = `${line.turnedAway} of ${PER_SECOND * seconds} turned away`
    return [empty, { ...line, figure, writes: 'nothing', ratio: line.medianMs / empty.medianMs, of: `${empty.name}, by the median`, reach: 'median < 15 ms', reached }]
  })
