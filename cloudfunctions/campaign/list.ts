import { assert, ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { viewStations, workPlaces } from '../station/station'
import { viewCampaign } from './campaign'
import { listCampaigns } from './campaign-sql'

const PAGE = 20

export const list: Handler<'campaign.list'> = async ({ stationId, state, cursor }, call) => {
  const found = await listCampaigns(call.tx, { scope: workPlaces(call), stationId, state, before: cursor, most: PAGE + 1 })
  const page = found.slice(0, PAGE)
  const stations = await viewStations(call.tx, page.map((row) => row.stationId))
  const campaigns = page.map(({ people, paidFen, ...row }) => {
    const station = stations.get(row.stationId)
    assert(station, 'a campaign has its station')
    return { ...viewCampaign(row, station), people, paidFen }
  })
  return ok({ campaigns, cursor: found.length > PAGE ? (page.at(-1)?.id ?? null) : null })
}
