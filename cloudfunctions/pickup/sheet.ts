import { afterPickup } from '@domain/campaign/campaign'
import type { ShelfView } from '@domain/pickup/contract'
import { stopOf } from '@domain/pickup/handing'
import { tagsOf } from '@domain/pickup/offline'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { deskName } from '../me/me'
import { whoGoesFirst } from '../tier/tier'
import { desksOf, faceOf } from './desk'
import type { BagLine, RoundRow } from './pickup-sql'
import { bagsOfCampaign, linesOfCampaign, ordersInBags, roundsAt } from './pickup-sql'

/** What a desk takes along into a basement. */
export const sheet: Handler<'pickup.sheet'> = async ({ campaignId }, call) => {
  const rounds = await roundsAt(call.tx, desksOf(call), campaignId)
  if (campaignId !== undefined && rounds.length === 0) return refuse('campaign_not_found')
  const shelves: ShelfView[] = []
  for (const round of rounds) shelves.push(await shelfOf(call, round))
  return ok({ shelves })
}

const grouped = <T extends { bagId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.bagId)
    if (group) group.push(row)
    else groups.set(row.bagId, [row])
  }
  return groups
}

async function shelfOf(call: Call, round: RoundRow): Promise<ShelfView> {
  const lines = await linesOfCampaign(call.tx, round)
  return {
    campaignId: round.campaignId,
    title: round.title,
    stationId: round.stationId,
    stationName: round.stationName,
    arrived: round.arrivedAt !== null,
    keepUntil: afterPickup(round, round.arrivedAt ?? call.now).dueAt,
    items: [...new Map(lines.map(({ itemId, name, unit }) => [itemId, { itemId, name, unit }])).values()],
    bags: await bagsOf(call, round, grouped(lines)),
  }
}

/** The bags in which something lies, by number; each with the codes that open it: its own and those of the bags it took in. */
async function bagsOf(call: Call, round: RoundRow, inBag: ReadonlyMap<string, BagLine[]>): Promise<ShelfView['bags']> {
  const orders = await ordersInBags(call.tx, round)
  const names = await deskName(
    call.tx,
    orders.map((order) => order.personId),
  )
  const first = await whoGoesFirst(call.tx, orders.map((order) => order.personId), call.now)
  const bags = await bagsOfCampaign(call.tx, round)
  const opening = grouped(bags.map((bag) => ({ bagId: bag.mergedInto ?? bag.id, bag })))
  const numbers = new Map(bags.map((bag) => [bag.id, bag.number]))
  return [...grouped(orders)]
    .map(([bagId, whose]) => ({
      bagId,
      number: numbers.get(bagId) ?? null,
      ...faceOf(whose, names),
      priority: whose.some(({ personId }) => first.has(personId)),
      tags: (opening.get(bagId) ?? []).map(({ bag }) => tagsOf(round.campaignId, bag)),
      lines: (inBag.get(bagId) ?? []).map((line) => ({
        lineId: line.lineId,
        itemId: line.itemId,
        quantity: line.unitsLeft || line.quantity,
        handedAt: line.handedAt,
        stop: stopOf(line),
      })),
    }))
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
}
