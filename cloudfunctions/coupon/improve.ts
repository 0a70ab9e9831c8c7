import { improve as improved } from '@domain/coupon/batch'
import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { batchFigures, insertTokens, updateBatch } from './coupon-sql'
import { isMade, isOver, operatedBatch } from './own'
import { viewBatch } from './view'

export const improve: Handler<'coupon.improve'> = async ({ batchId, ...change }, call) => {
  const { tx } = call
  const batch = await operatedBatch(call, batchId, 'update')
  if (!batch || !isMade(batch)) return refuse('batch_not_found')
  if (isOver(batch, call)) return refuse('batch_over')
  const better = improved(batch, change)
  if (!better.ok) return better
  await updateBatch(tx, batch, better.value)
  const { size } = better.value
  if ((batch.way === 'claim' || batch.way === 'code') && size !== null && batch.size !== null && size > batch.size) await insertTokens(tx, batch, batch.size + 1, size)
  const { terms, size: sizeBefore, budgetFen, perPerson, claimUntil } = batch
  await call.audit({ communityId: batch.communityId, what: 'coupon.improve', subject: batchId, before: { terms, size: sizeBefore, budgetFen, perPerson, claimUntil }, after: { ...better.value } })
  const [row] = await batchFigures(tx, batch.communityId, { id: batchId })
  assert(row, 'a batch that is held is there')
  return ok({ batch: await viewBatch(tx, row) })
}
