import { holds } from '../_kit/scope'
import type { Call } from '../_kit/serve'
import type { BatchRow } from './coupon-sql'
import { findBatch, lockBatch } from './coupon-sql'

/** A batch of a community that the caller operates; another's isn't there for her. */
export async function operatedBatch(call: Call, batchId: string, lock?: 'update'): Promise<BatchRow | null> {
  const seen = await findBatch(call.tx, batchId)
  if (!seen || !holds(call, 'operator', seen.communityId)) return null
  return lock ? ((await lockBatch(call.tx, batchId)) ?? null) : seen
}

/** Only what an operator made is hers to change; what a rule gives is set with the rule, what points are exchanged for with the exchange's item. */
export const isMade = ({ way }: Pick<BatchRow, 'way'>): boolean => way !== 'policy' && way !== 'reward' && way !== 'exchange'

/** Nothing more is given from it. */
export const isOver = ({ stoppedAt, claimUntil }: Pick<BatchRow, 'stoppedAt' | 'claimUntil'>, { now }: Pick<Call, 'now'>): boolean => stoppedAt !== null || claimUntil <= now
