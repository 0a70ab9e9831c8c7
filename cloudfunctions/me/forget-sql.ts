import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'

/** What the pay channel wrote, long after; that it came, and what became of it, stays. */
export const forgetBodies = (tx: Tx, before: Instant) =>
  tx.updateTable('payInbox').set({ body: null }).where('receivedAt', '<', before).where('body', 'is not', null).execute()
