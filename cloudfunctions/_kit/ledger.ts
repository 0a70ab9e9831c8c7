import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Tx } from './db'
import { insertTransfers } from './ledger-sql'

/** Where a fen can be: at the pay channel, set aside for an order, earned, owed back, or set apart because it is nobody's. */
export type Account = 'channel' | 'set_aside' | 'earned' | 'refund_due' | 'quarantine'

/** Fen that move from one account to another; so every row sums to 0. */
export interface Transfer {
  communityId: string
  from: Account
  to: Account
  amountFen: number
  why: string
  at: Instant
  orderId?: string | null
  paymentId?: string | null
  refundId?: string | null
}

/** Books transfers; rows are only ever inserted. Moving nothing books nothing. Throws on a part of a fen or less than none. */
export async function post(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  for (const { amountFen, from, to } of transfers) {
    assert(Number.isSafeInteger(amountFen) && amountFen >= 0, 'the ledger moves whole fen, never less than none')
    assert(from !== to, 'a transfer goes to another account')
  }
  const moving = transfers.filter(({ amountFen }) => amountFen > 0)
  if (moving.length > 0) await insertTransfers(tx, moving)
}
