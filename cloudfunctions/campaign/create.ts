import { USUAL_AFTER_SALE_HOURS, USUAL_TERMS, checkTimes, poolPrice } from '@domain/campaign/campaign'
import type { Input } from '@domain/contract'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import { BadInput, type Handler } from '../_kit/serve'
import { viewStations } from '../station/station'
import type { Key, NewCampaign } from './campaign-sql'
import { insertCampaign, knownGoods } from './campaign-sql'

type Draft = Input<'campaign.create'>
type DraftItem = Input<'campaign.edit'>['items'][number]

export const create: Handler<'campaign.create'> = async (input, call) => {
  const { tx, now } = call
  assertLowest(input)
  const times = checkTimes(input, now)
  if (!times.ok) return times
  const stationIds = [...new Set(input.stationIds)]
  const views = await viewStations(tx, stationIds)
  const stations = stationIds.flatMap((id) => views.get(id) ?? []).filter((station) => holds(call, 'operator', station.communityId))
  if (stations.length < stationIds.length) return refuse('station_not_found')
  const communities = [...new Set(stations.map((station) => station.communityId))]
  if (!(await goodsKnown(call, communities, input))) return refuse('goods_not_found')
  const campaignIds: string[] = []
  for (const { communityId, stationId } of stations) campaignIds.push(await insertDraft(call, { communityId, stationId }, input))
  return ok({ campaignIds })
}

/** A pool's deepest step leaves every item its lowest price: what coupons may not do, a pool doesn't either. */
export function assertLowest({ items, pool = USUAL_TERMS }: Pick<Draft, 'items' | 'pool'>): void {
  const low = items.findIndex(({ priceFen, lowestFen = 1 }) => poolPrice(priceFen, pool) < lowestFen && lowestFen > 1)
  if (low >= 0) throw new BadInput(`items.${low}.lowestFen`, "is above the price at the pool's deepest step")
}

/** Whether every community may sell all that the draft takes from a shelf. */
export async function goodsKnown({ tx }: Call, communities: readonly string[], { items }: Pick<Draft, 'items'>): Promise<boolean> {
  const wanted = [...new Set(items.flatMap((item) => item.goodsId ?? []))]
  const known = await knownGoods(tx, communities, wanted)
  return communities.every((communityId) => {
    const here = new Set(known.filter((goods) => goods.communityId === '*' || goods.communityId === communityId).map((goods) => goods.id))
    return wanted.every((id) => here.has(id))
  })
}

async function insertDraft(call: Call, station: { communityId: string; stationId: string }, draft: Draft): Promise<string> {
  const { communityId } = station
  const campaign: NewCampaign = {
    ...station,
    id: call.newId(),
    title: draft.title,
    state: 'draft',
    opensAt: draft.opensAt,
    closesAt: draft.closesAt,
    pickupDay: draft.pickupDay,
    pickupFrom: draft.pickupFrom,
    pickupUntil: draft.pickupUntil,
    afterSaleHours: draft.afterSaleHours ?? USUAL_AFTER_SALE_HOURS,
    unfetched: draft.unfetched ?? 'leader_disposes',
    poolTerms: draft.pool ?? USUAL_TERMS,
    createdAt: call.now,
  }
  await insertCampaign(call.tx, campaign, itemRows(call, campaign, draft.items))
  const after = { stationId: station.stationId, title: campaign.title, opensAt: campaign.opensAt, closesAt: campaign.closesAt, items: draft.items.length }
  await call.audit({ communityId, what: 'campaign.create', subject: campaign.id, after })
  return campaign.id
}

/** A draft's items as they are kept, in its order; those it names keep their ids. */
export const itemRows = (call: Pick<Call, 'newId'>, campaign: Key, items: readonly DraftItem[]) =>
  items.map(({ itemId, goodsId, limit, ...item }, place) => ({
    ...item,
    communityId: campaign.communityId,
    id: itemId ?? call.newId(),
    campaignId: campaign.id,
    place,
    goodsId: goodsId ?? null,
    perPerson: limit,
  }))
