import { coversAll, timesFit } from '@domain/coupon/batch'
import type { Scope } from '@domain/coupon/contract'
import { faceOf } from '@domain/coupon/terms'
import { ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import type { Call, Handler } from '../_kit/serve'
import { namesOfThings } from '../goods/goods'
import { insertBatch, insertTokens } from './coupon-sql'

export const create: Handler<'coupon.create'> = async (input, call) => {
  const { tx, now, personId } = call
  const { communityId, terms, way, size, budgetFen, perPerson = 1, claimFrom, claimUntil, newOnly = false } = input
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  if (!timesFit({ terms, claimFrom, claimUntil }, now)) return refuse('times_wrong')
  const covered = coversAll({ terms, size, budgetFen })
  if (!covered.ok) return covered
  if (!(await scopeKnown(call, communityId, terms.scope))) return refuse('goods_not_found')
  const batch = { communityId, id: call.newId() }
  const faceFen = faceOf(terms.benefit)
  await insertBatch(tx, { ...batch, terms, way, size, budgetFen, faceFen, perPerson, claimFrom, claimUntil, newOnly, createdBy: personId, createdAt: now })
  if (way !== 'assign') await insertTokens(tx, batch, 1, size)
  await call.audit({ communityId, what: 'coupon.create', subject: batch.id, after: { terms, way, size, budgetFen, perPerson, claimFrom, claimUntil, newOnly } })
  return ok({ batchId: batch.id })
}

async function scopeKnown({ tx }: Call, communityId: string, scope: Scope): Promise<boolean> {
  if (scope.kind !== 'items' && scope.kind !== 'not_items') return true
  const known = await namesOfThings(tx, communityId, scope.ids)
  return scope.ids.every((id) => known.has(id))
}
