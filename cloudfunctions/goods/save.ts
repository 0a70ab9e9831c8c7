import { ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { lockGoods, putGoods } from './goods-sql'
import { viewGoods } from './view'

/** A community changes what it added itself; the shared shelf comes from imports. */
export const save: Handler<'goods.save'> = async ({ goodsId, communityId, limit, leastFen, mostFen, ...said }, call) => {
  const { tx, now, newId, audit } = call
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const before = goodsId === undefined ? undefined : await lockGoods(tx, communityId, goodsId)
  if (goodsId !== undefined && !before) return refuse('goods_not_found')
  // What a caller of an older version doesn't know of stays.
  const usual = {
    perPerson: limit === undefined ? (before?.perPerson ?? null) : limit,
    priceLeastFen: leastFen === undefined ? (before?.priceLeastFen ?? null) : leastFen,
    priceMostFen: mostFen === undefined ? (before?.priceMostFen ?? null) : mostFen,
  }
  const after = { ...said, ...usual, communityId, id: before?.id ?? newId(), createdAt: before?.createdAt ?? now, quotes: before?.quotes ?? null }
  const { quotes, ...row } = after
  await putGoods(tx, row)
  await audit({ communityId, what: 'goods.save', subject: after.id, before: before && viewGoods(before), after: viewGoods(after) })
  return ok({ goods: viewGoods(after) })
}
