import { assert, ok, refuse } from '@domain/result'
import { profiles } from '../me/me'
import type { Handler } from '../_kit/serve'
import { batchFigures, codesOf, givenOf } from './coupon-sql'
import { operatedBatch } from './own'
import { viewBatch, viewGiven } from './view'

const PAGE = 50

export const batch: Handler<'coupon.batch'> = async ({ batchId, state, who, cursor }, call) => {
  const { tx, now } = call
  const seen = await operatedBatch(call, batchId)
  if (!seen) return refuse('batch_not_found')
  const [row] = await batchFigures(tx, seen.communityId, { id: batchId })
  assert(row, 'a batch that was found has figures')
  const rows = await givenOf(tx, seen, { state, who, before: cursor, now, most: PAGE })
  const names = await profiles(tx, rows.map(({ personId }) => personId))
  const coupons = rows.map((given) => viewGiven(given, names.get(given.personId)?.nickname ?? null, now))
  return ok({ batch: await viewBatch(tx, row), codes: await codesOf(tx, seen), coupons, cursor: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null })
}
