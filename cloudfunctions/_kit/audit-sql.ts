import type { Instant } from '@domain/time'
import type { AuditEntry } from './call'
import type { Tx } from './db'
import { newId } from './ids'
import { json } from './json'

/** I36. `personId` is empty where the shop itself did it. */
export async function insertAudit(tx: Tx, entry: AuditEntry & { personId: string; at: Instant }): Promise<void> {
  const { before, after, ...rest } = entry
  await tx
    .insertInto('auditLog')
    .values({ ...rest, id: newId(), before: before === undefined ? null : json(before), after: after === undefined ? null : json(after) })
    .execute()
}
