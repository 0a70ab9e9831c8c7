import type { ShopDay } from '@domain/time'
import { atShopTime, nextShopDay } from '@domain/time'
import type { Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export interface Sought {
  readonly communityIds: readonly string[] | 'all'
  readonly personId: string | undefined
  readonly what: string | undefined
  readonly subject: string | undefined
  readonly day: ShopDay | undefined
  readonly before: string | undefined
  readonly most: number
}

/** What was done with rights in these communities, the latest first. */
export function trailOf(tx: Tx, { communityIds, personId, what, subject, day, before, most }: Sought): Promise<Selectable<Schema['auditLog']>[]> {
  let wanted = tx.selectFrom('auditLog').selectAll()
  if (communityIds !== 'all') wanted = wanted.where('communityId', 'in', ['-', ...communityIds])
  if (personId !== undefined) wanted = wanted.where('personId', '=', personId)
  if (what !== undefined) wanted = wanted.where('what', '=', what)
  if (subject !== undefined) wanted = wanted.where('subject', '=', subject)
  if (day !== undefined) wanted = wanted.where('at', '>=', atShopTime(day, '00:00')).where('at', '<', atShopTime(nextShopDay(day), '00:00'))
  if (before !== undefined) wanted = wanted.where('id', '<', before)
  return wanted.orderBy('id', 'desc').limit(most).execute()
}
