import { shownSince } from '@domain/campaign/campaign'
import type { PoolView } from '@domain/pool/contract'
import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { poolsShown, viewPools } from '../pool/pool'
import { viewStations } from '../station/station'
import { viewCampaign, viewItem } from './campaign'
import { itemsOf, tonightOf } from './campaign-sql'

const isMine = ({ mine }: PoolView): boolean => mine !== null && mine.seat !== 'left' && mine.seat !== 'lapsed'

export const tonight: Handler<'campaign.tonight'> = async ({ stationId, itemId }, { tx, personId, now }) => {
  const found = await tonightOf(tx, { stationId, itemId, personId, since: shownSince(now) })
  if (!found) return refuse(stationId === undefined && itemId === undefined ? 'no_station' : 'station_not_found')
  const { campaign } = found
  if (!campaign) return refuse('no_campaign')
  const stations = await viewStations(tx, [found.stationId])
  const station = stations.get(found.stationId)
  assert(station, 'a campaign has its station')
  const items = await itemsOf(tx, campaign)
  const pools = await viewPools(tx, await poolsShown(tx, campaign, { personId, now }), personId, stations)
  return ok({
    ...viewCampaign(campaign, station),
    items: items.map((item) => viewItem(item, campaign)),
    pools: pools.filter((pool) => !isMine(pool)),
    myPools: pools.filter(isMine),
  })
}
