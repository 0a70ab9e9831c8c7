import type { ItemView } from '@domain/campaign/contract'
import { shopClock, type Instant } from '@domain/time'
import { inTransaction } from '../../_kit/db'
import { DEMO_GOODS, HOT_GOODS } from '../parts/goods'
import { shelf } from '../parts/places-sql'
import type { Chance } from '../parts/random'
import type { Corner, Neighbourhood } from './people'
import type { Shop } from './shop'
import type { Round } from './times'

/** A station's open campaign. */
export interface OpenRound {
  readonly corner: Corner
  readonly campaignId: string
  readonly items: readonly ItemView[]
  readonly closesAt: Instant
}

const ITEMS_A_NIGHT = 36

/** What is there every night. */
export const isHot = ({ name }: { readonly name: string }): boolean => HOT_GOODS.includes(name)

const monthAndDay = (at: Instant): string => shopClock(at).slice(5, 10).replace('-', '月').replace(/^0/, '')

/** An operator makes a draft for all her stations at once; each leader publishes hers. */
export async function openRound(shop: Shop, chance: Chance, { operators, corners }: Neighbourhood, round: Round): Promise<OpenRound[]> {
  const goodsIds = new Map((await inTransaction('read', shelf)).map(({ id, name }) => [name, id]))
  const open: OpenRound[] = []
  for (const [communityId, operator] of operators) {
    const here = corners.filter(({ community }) => community.id === communityId)
    const goods = [...DEMO_GOODS.filter(isHot), ...chance.shuffled(DEMO_GOODS.filter((one) => !isHot(one)))].slice(0, ITEMS_A_NIGHT)
    const { opensAt, closesAt, pickupDay, pickupFrom, pickupUntil } = round
    const { campaignIds } = await shop.call(operator, 'campaign.create', {
      stationIds: here.map(({ stationId }) => stationId),
      title: `${monthAndDay(closesAt)}日晚间团`,
      opensAt,
      closesAt,
      pickupDay,
      pickupFrom,
      pickupUntil,
      items: goods.map((one) => ({ ...one, goodsId: goodsIds.get(one.name), offered: chance.int(4, 12) * 10, limit: chance.int(3, 6) })),
    })
    for (const [place, corner] of here.entries()) {
      const campaignId = campaignIds[place] ?? ''
      await shop.call(corner.leader, 'campaign.publish', { campaignId })
      open.push({ corner, campaignId, items: [], closesAt })
    }
  }
  return open
}

/** What is on offer, once the campaign has begun. */
export async function withItems(shop: Shop, round: OpenRound): Promise<OpenRound> {
  const { campaignId, items } = await shop.call(null, 'campaign.tonight', { stationId: round.corner.stationId })
  if (campaignId !== round.campaignId) throw new Error(`${round.corner.stationId} shows ${campaignId}, not ${round.campaignId}`)
  return { ...round, items }
}
