import type { Input } from '@domain/contract'
import type { ExchangeItemView } from '@domain/points/contract'
import { exchangeTerms } from '@domain/points/points'
import { ok, refuse } from '@domain/result'
import { ownBatch, resizeBatch } from '../coupon/coupon'
import type { Call } from '../_kit/call'
import { operates } from '../_kit/community-sql'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { homeOf } from '../me/me'
import type { ItemWithCounts } from './exchange-sql'
import { findItem, insertItem, itemsOf, lockItem, onShelf, updateItem } from './exchange-sql'
import { findAccount } from './points-sql'
import { offersRights, rightsLeft } from './rights'

type Sale = NonNullable<Input<'points.addItem'>['sale']>

export const items: Handler<'points.items'> = async (input, call) => {
  const { tx, personId, now } = call
  if (input.communityId !== undefined && !(await operates(call, input.communityId))) return refuse('community_not_found')
  const home = await homeOf(tx, personId)
  const communityId = input.communityId ?? home.communityId
  if (communityId === null) return refuse('no_station')
  const operated = input.communityId !== undefined
  const rows = (await itemsOf(tx, communityId, personId, home.stationId, operated ? null : now)).filter((item) => operated || !item.exclusive || offersRights(call))
  return ok({ items: rows.map((row) => viewItem(row, operated)), free: (await findAccount(tx, personId))?.free ?? 0, rights: await rightsLeft(call) })
}

function viewSale({ goodsId, priceFen, capFen, goodsName, tonight }: ItemWithCounts): ExchangeItemView['sale'] {
  return goodsId === null || priceFen === null || capFen === null ? null : { goodsId, priceFen, capFen, goodsName: goodsName ?? '', tonight }
}

const viewItem = (row: ItemWithCounts, operated: boolean): ExchangeItemView => {
  const { id, communityId, kind, name, about, points, offered, issued, perPerson, exclusive, mine, validDays, until, used, stoppedAt } = row
  return {
    itemId: id,
    communityId,
    kind,
    name,
    about,
    points,
    left: offered - issued,
    perPerson,
    exclusive,
    mine,
    validDays,
    until,
    sale: viewSale(row),
    figures: operated ? { offered, issued, used: used ?? 0, stoppedAt } : null,
  }
}

/** The batch out of which an item's coupons come: as many as are offered, so that the exchange's stock and the coupons given are one count. */
async function batchFor(call: Call, itemId: string, input: Input<'points.addItem'>, { goodsId, priceFen, capFen }: Sale): Promise<string> {
  const { communityId, name, offered, perPerson, validDays, until } = input
  const terms = exchangeTerms({ name, goodsId, priceFen, capFen, validDays })
  const batch = await ownBatch(call, { communityId, rule: `exchange.${itemId}`, way: 'exchange', terms, size: offered, budgetFen: offered * capFen, perPerson, from: call.now, until })
  return batch.id
}

export const addItem: Handler<'points.addItem'> = async (input, call) => {
  const { tx, now, personId } = call
  const { communityId, sale, ...item } = input
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  if (input.until <= now) return refuse('times_wrong')
  if (sale && !(await onShelf(tx, communityId, sale.goodsId))) return refuse('goods_not_found')
  const itemId = call.newId()
  const coupons = sale ? { ...sale, batchId: await batchFor(call, itemId, input, sale) } : {}
  await insertItem(tx, { communityId, ...item, ...coupons, id: itemId, createdBy: personId, createdAt: now })
  await call.audit({ communityId, what: 'points.addItem', subject: itemId, after: { ...input } })
  return ok({ itemId })
}

export const changeItem: Handler<'points.changeItem'> = async ({ itemId, offered, until, stopped }, call) => {
  const { tx, now } = call
  const seen = await findItem(tx, itemId)
  if (!seen || !holds(call, 'operator', seen.communityId)) return refuse('item_not_found')
  const item = await lockItem(tx, seen)
  if (offered !== undefined && offered < item.issued) return refuse('offer_too_low')
  if (until !== undefined && until <= now) return refuse('times_wrong')
  const before = { offered: item.offered, until: item.until, stoppedAt: item.stoppedAt }
  const after = { offered: offered ?? item.offered, until: until ?? item.until, stoppedAt: stopped === undefined ? item.stoppedAt : stopped ? (item.stoppedAt ?? now) : null }
  await updateItem(tx, item, after)
  if (item.batchId !== null) await resizeBatch(call, item.batchId, { size: after.offered, until: after.until })
  await call.audit({ communityId: item.communityId, what: 'points.changeItem', subject: itemId, before, after })
  return ok({})
}
