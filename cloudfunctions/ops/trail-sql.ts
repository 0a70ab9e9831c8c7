import type { Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

/** What was done with rights in these communities, the latest first. */
export const trailOf = (
  tx: Tx,
  communityIds: readonly string[] | 'all',
  before: string | undefined,
  most: number,
): Promise<Selectable<Schema['auditLog']>[]> =>
  tx
    .selectFrom('auditLog')
    .selectAll()
    .$if(communityIds !== 'all', (query) => query.where('communityId', 'in', communityIds === 'all' ? [] : ['-', ...communityIds]))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
