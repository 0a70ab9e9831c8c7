import type { OrderView } from '@domain/order/contract'
import { mayCancel } from '@domain/order/order'
import type { SeatState } from '@domain/pool/pool'
import { orderAskUntil } from '@domain/refund/ask'
import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { offOf } from '../coupon/coupon'
import { viewStations } from '../station/station'
import type { Tx } from '../_kit/db'
import type { LineRow, OrderRow } from './order-sql'
import { orderLines } from './order-sql'
import type { OrderAround } from './order-view-sql'
import { aroundOrders } from './order-view-sql'

type Station = Awaited<ReturnType<typeof viewStations>> extends Map<string, infer View> ? View : never

/** Orders as their residents see them, in the order given. */
export async function viewOrders(tx: Tx, rows: readonly OrderRow[], now: Instant): Promise<OrderView[]> {
  if (rows.length === 0) return []
  const lines = await orderLines(tx, rows)
  const around = await aroundOrders(tx, rows)
  const offs = await offOf(tx, rows.filter((row) => row.couponFen + row.doorOffFen > 0))
  const stations = await viewStations(tx, [...new Set(rows.map((row) => row.stationId))])
  return rows.map((row) => {
    const station = stations.get(row.stationId)
    const beside = around.get(row.id)
    assert(station && beside, 'an order has its campaign and station')
    const coupons = offs.filter((off) => off.orderId === row.id).map(({ couponId, name, offFen }) => ({ couponId, name, offFen }))
    return { ...viewOne(row, lines.filter((line) => line.orderId === row.id), station, beside, now), coupons }
  })
}

function viewOne(row: OrderRow, lines: LineRow[], station: Station, beside: OrderAround, now: Instant): OrderView {
  const until = orderAskUntil(lines, beside.afterSaleHours)
  const seat = beside.seat as SeatState | null
  const poolState = beside.poolState as OrderView['poolState']
  const inOpenPool = poolState === 'open' && (seat === 'held' || seat === 'paid')
  const cancel = mayCancel({ state: row.state, seat, anyLineHanded: lines.some((line) => line.handedAt !== null), closesAt: beside.closesAt }, now)
  return {
    orderId: row.id,
    campaignId: row.campaignId,
    campaignTitle: beside.campaignTitle,
    station,
    state: row.state,
    goodsFen: row.goodsFen,
    percent: row.percent,
    doorFeeFen: row.doorFeeFen,
    couponFen: row.couponFen,
    doorOffFen: row.doorOffFen,
    pointsFen: row.pointsFen,
    green: row.green,
    greenAt: row.greenAt,
    payFen: row.payFen,
    paidFen: row.paidFen,
    refundedFen: row.refundedFen,
    refundingFen: beside.refundingFen,
    handover: row.handover,
    ifNotFilled: row.ifNotFilled,
    poolId: row.poolId,
    poolState,
    placedAt: row.placedAt,
    payUntil: row.holdUntil,
    closesAt: beside.closesAt,
    pickupDay: beside.pickupDay,
    pickupFrom: beside.pickupFrom,
    pickupUntil: beside.pickupUntil,
    arrived: beside.arrivedAt !== null,
    canCancel: cancel.ok,
    canAskRefund: (row.state === 'paid' || row.state === 'fetched') && !inOpenPool && (until === null || now < until),
    askRefundUntil: until,
    asked: beside.asked,
    poolEndsAt: beside.poolEndsAt,
    lines: lines.map(viewLine)
  }
}

const viewLine = (line: LineRow): OrderView['lines'][number] => ({
  lineId: line.id,
  itemId: line.itemId,
  name: line.name,
  unit: line.unit,
  picture: line.picture,
  category: line.category,
  quantity: line.quantity,
  priceFen: line.priceFen,
  payFen: line.payFen,
  couponFen: line.couponFen,
  pointsFen: line.pointsFen,
  pointsBack: line.pointsBack,
  pricedFen: line.pricedFen,
  refundedQuantity: line.refundedQuantity,
  refundedFen: line.refundedFen,
  handedAt: line.handedAt,
  notFetched: line.handedHow === 'not_fetched'
})
