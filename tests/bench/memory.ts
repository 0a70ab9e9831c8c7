import { setTimeout as rest } from 'node:timers/promises'
import { anEvening, wish } from '../pool/fixtures'
import { onPostgres } from './ground'
import { measure } from './measure'
import { memoryMb } from './processor'
import type { Line } from './report'

const REST_MS = 10_000
const CLIENTS = 32

/** What the server keeps in memory: at rest, and after people have looked and bought for a while. */
export const memory = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop) => {
    await rest(REST_MS)
    const atRest = memoryMb(shop.pid)
    const evening = await anEvening(shop, { stock: 100_000, limit: 999 })
    const people = await evening.neighbours(full ? 1_000 : 300)
    await measure('looks', Array.from({ length: full ? 50_000 : 6_000 }), CLIENTS, 0, () => shop.nobody.ok('campaign.tonight', { stationId: 's1' }))
    await measure('buys', people, CLIENTS, 0, async (person) => {
      const { orderId } = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
      await person.payBeside(orderId)
    })
    const underLoad = memoryMb(shop.pid)
    await rest(REST_MS)
    const after = memoryMb(shop.pid)
    return [
      { name: 'memory of the server at rest', figure: `${atRest} MB`, reach: '< 120 MB', reached: atRest < 120 },
      { name: 'memory of the server after load', figure: `${after} MB (${underLoad} MB at its end)`, reach: '< 200 MB', reached: after < 200 },
    ]
  })
