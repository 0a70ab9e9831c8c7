import type { ExchangeItemView } from '@domain/points/contract'
import { ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { homeOf } from '../me/me'
import type { ItemWithCounts } from './exchange-sql'
import { findItem, insertItem, itemsOf, lockItem, updateItem } from './exchange-sql'
import { findAccount } from './points-sql'
import { offersRights, rightsLeft } from './rights'

export const items: Handler<'points.items'> = async (input, call) => {
  const { tx, personId, now } = call
  if (input.communityId !== undefined && !(await operates(call, input.communityId))) return refuse('community_not_found')
  const communityId = input.communityId ?? (await homeOf(tx, personId)).communityId
  if (communityId === null) return refuse('no_station')
  const operated = input.communityId !== undefined
  const rows = (await itemsOf(tx, communityId, personId, operated ? null : now)).filter((item) => operated || !item.exclusive || offersRights(call))
  return ok({ items: rows.map((row) => viewItem(row, operated)), free: (await findAccount(tx, personId))?.free ?? 0, rights: await rightsLeft(call) })
}

const viewItem = ({ id, communityId, kind, name, about, points, offered, issued, perPerson, exclusive, mine, validDays, until, used, stoppedAt }: ItemWithCounts, operated: boolean): ExchangeItemView => ({
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
  figures: operated ? { offered, issued, used: used ?? 0, stoppedAt } : null,
})

export const addItem: Handler<'points.addItem'> = async (input, call) => {
  const { tx, now, personId } = call
  const { communityId } = input
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  if (input.until <= now) return refuse('times_wrong')
  const itemId = call.newId()
  await insertItem(tx, { ...input, id: itemId, createdBy: personId, createdAt: now })
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
  await call.audit({ communityId: item.communityId, what: 'points.changeItem', subject: itemId, before, after })
  return ok({})
}
