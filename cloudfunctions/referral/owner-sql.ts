import type { Tx } from '../_kit/db'

/** Whose order it is. */
export async function ownerOf(tx: Tx, communityId: string, orderId: string): Promise<string | null> {
  const row = await tx.selectFrom('orders').select('personId').where('communityId', '=', communityId).where('id', '=', orderId).executeTakeFirst()
  return row?.personId ?? null
}
