import { onPostgres } from './ground'
import { measure } from './measure'
import type { Line } from './report'
import { askOk, Wire } from './wire'

const CLIENTS = 32

/** Tonight's list: twenty items with prices, as everybody who opens the app asks for it, signed in or not. */
export const tonight = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop, beside) => {
    const asked = Array.from({ length: full ? 20_000 : 4_000 })
    const { items } = await shop.nobody.ok('campaign.tonight', { stationId: 's1' })
    if (items.length !== 20) throw new Error(`tonight has ${items.length} items`)
    const wire = new Wire(shop.url, CLIENTS)
    const raw = await measure('the same rows by the raw driver', asked, CLIENTS, 500, () => beside.query("select * from item where campaign_id = 'g1'"))
    const empty = await measure('healthz: a request that asks nothing', asked, CLIENTS, 500, () => wire.ask('GET', '/healthz'))
    const list = await measure('campaign.tonight, 20 items with prices', asked, CLIENTS, 500, () => askOk(wire, shop, 'campaign.tonight', { stationId: 's1' }, null))
    wire.close()
    const reached = list.perSecond >= 2_500 && list.p99Ms < 40
    return [raw, empty, { ...list, writes: 'nothing', ratio: list.perSecond / empty.perSecond, of: empty.name, reach: '≥ 2,500/s, p99 < 40 ms', reached }]
  })
