import { ok, refuse } from '@domain/result'
import { hashOf } from '../_kit/ids'
import type { Handler } from '../_kit/serve'
import { insertCodes } from './claim-sql'
import { isOver, operatedBatch } from './own'

/** I23: 128 bits each, kept as hashes. */
export const codes: Handler<'coupon.codes'> = async ({ batchId, once = 1, store }, call) => {
  const batch = await operatedBatch(call, batchId, 'update')
  if (batch?.way !== 'code') return refuse('batch_not_found')
  if (isOver(batch, call)) return refuse('batch_over')
  const made = Array.from({ length: store ? 1 : once }, () => call.secret())
  await insertCodes(call.tx, batch, made.map(hashOf), store, call.now)
  await call.audit({ communityId: batch.communityId, what: 'coupon.codes', subject: batchId, after: { codes: made.length, store: store?.name ?? null } })
  return ok({ codes: made })
}
