import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { findPool } from './pool-sql'
import { viewPools } from './view'

/** Whoever has the link may look, once the opener has paid; before that only she. */
export const get: Handler<'pool.get'> = async ({ poolId }, { tx, personId }) => {
  const pool = await findPool(tx, poolId)
  if (!pool || (!pool.shownAt && pool.openerId !== personId)) return refuse('pool_not_found')
  const [view] = await viewPools(tx, [pool], personId)
  assert(view, 'a pool found can be shown')
  return ok(view)
}
