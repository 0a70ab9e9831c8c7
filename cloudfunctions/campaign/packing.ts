import type { SheetView } from '@domain/campaign/contract'
import { csvFile } from '@domain/campaign/csv'
import { sheetBags, sheetTotals } from '@domain/campaign/sheet'
import { sum } from '@domain/money'
import { assert } from '@domain/result'
import type { Tx } from '../_kit/db'
import { deskName } from '../me/me'
import { orderLines, ordersOfCampaign } from '../order/order'
import { bagsOf } from '../pickup/pickup'
import { openPools } from '../pool/pool'
import { viewStations } from '../station/station'
import type { CampaignRow } from './campaign'
import { viewCampaign } from './campaign'
import { itemsOf, shortOf } from './campaign-sql'
import { SHEET_WORDS } from './words'

/** Everything a leader needs on paper, as it stands now. */
export async function sheetOf(tx: Tx, campaign: CampaignRow): Promise<SheetView> {
  const station = (await viewStations(tx, [campaign.stationId])).get(campaign.stationId)
  assert(station, 'a campaign has its station')
  const orders = await ordersOfCampaign(tx, campaign)
  const bought = orders.filter((order) => order.state === 'paid' || order.state === 'fetched')
  const lines = await orderLines(tx, bought)
  const numbers = await bagsOf(tx, bought.flatMap((order) => order.bagId ?? []))
  const names = await deskName(tx, bought.map((order) => order.personId))
  const totals = sheetTotals(await itemsOf(tx, campaign), lines)
  const bags = sheetBags(bought, lines, new Map([...numbers].map(([id, bag]) => [id, bag.number])), names)
  return {
    campaign: viewCampaign(campaign, station),
    people: new Set(bought.map((order) => order.personId)).size,
    boxes: bags.length,
    unpaid: orders.filter((order) => order.state === 'unpaid').length,
    openPools: await openPools(tx, campaign),
    paidFen: sum(bought.map((order) => order.paidFen - order.refundedFen)),
    short: await shortOf(tx, campaign),
    totals,
    bags,
    csv: { supplier: supplierFile(totals), packing: packingFile(bags) },
  }
}

const supplierFile = (totals: SheetView['totals']): string =>
  csvFile([SHEET_WORDS.supplier, ...totals.map((item) => [item.name, item.unit, item.quantity, item.arrived])])

const packingFile = (bags: SheetView['bags']): string =>
  csvFile([
    SHEET_WORDS.packing,
    ...bags.flatMap((bag) =>
      bag.lines.map((line) => [
        bag.number,
        bag.name,
        SHEET_WORDS.handover[bag.handover],
        bag.building,
        bag.door,
        line.name,
        line.unit,
        line.quantity,
        line.handed ? SHEET_WORDS.handed : SHEET_WORDS.waiting,
      ]),
    ),
  ])
