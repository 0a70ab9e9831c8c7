import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { deleteTokens, updateBatch } from './coupon-sql'
import { isOver, operatedBatch } from './own'

/** Without tokens nobody takes another one, not even a call that looked at the batch before. Rewards that were earned are owed: theirs aren't stopped; an exchange is stopped with its item. */
export const stop: Handler<'coupon.stop'> = async ({ batchId, reason }, call) => {
  const batch = await operatedBatch(call, batchId, 'update')
  if (!batch || batch.way === 'reward' || batch.way === 'exchange') return refuse('batch_not_found')
  if (isOver(batch, call)) return refuse('batch_over')
  await updateBatch(call.tx, batch, { stoppedAt: call.now })
  await deleteTokens(call.tx, batch)
  await call.audit({ communityId: batch.communityId, what: 'coupon.stop', subject: batchId, after: { reason } })
  return ok({})
}
