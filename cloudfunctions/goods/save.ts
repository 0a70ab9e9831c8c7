import { ok, refuse } from '@domain/result'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { communityExists, lockGoods, putGoods } from './goods-sql'
import { viewGoods } from './view'

/** A community changes what it added itself; the shared shelf comes from imports. */
export const save: Handler<'goods.save'> = async ({ goodsId, communityId, ...said }, call) => {
  const { tx, now, newId, audit } = call
  if (!holds(call, 'operator', communityId) || !(await communityExists(tx, communityId))) return refuse('community_not_found')
  const before = goodsId === undefined ? undefined : await lockGoods(tx, communityId, goodsId)
  if (goodsId !== undefined && !before) return refuse('goods_not_found')
  const after = { ...said, communityId, id: before?.id ?? newId(), createdAt: before?.createdAt ?? now }
  await putGoods(tx, after)
  await audit({ communityId, what: 'goods.save', subject: after.id, before: before && viewGoods(before), after: viewGoods(after) })
  return ok({ goods: viewGoods(after) })
}
