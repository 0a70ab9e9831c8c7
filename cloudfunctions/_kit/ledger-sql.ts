import type { Tx } from './db'
import { newId } from './ids'
import type { Transfer } from './ledger'

export async function insertTransfers(tx: Tx, transfers: readonly Transfer[]): Promise<void> {
  const rows = transfers.map(({ from, to, ...rest }) => ({ ...rest, id: newId(), fromAccount: from, toAccount: to }))
  await tx.insertInto('ledgerTransfer').values(rows).execute()
}
