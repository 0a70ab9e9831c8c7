import type { Insertable } from 'kysely'
import type { Schema, Tx } from '../../_kit/db'

/** Whether nobody has put anything in yet. */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const found = await Promise.all([
    tx.selectFrom('community').select('id').limit(1).executeTakeFirst(),
    tx.selectFrom('person').select('id').limit(1).executeTakeFirst(),
    tx.selectFrom('goods').select('id').limit(1).executeTakeFirst(),
  ])
  return found.every((row) => row === undefined)
}

export async function insertCommunities(tx: Tx, rows: readonly Insertable<Schema['community']>[]): Promise<void> {
  await tx.insertInto('community').values([...rows]).execute()
}

export async function insertGoods(tx: Tx, rows: readonly Insertable<Schema['goods']>[]): Promise<void> {
  await tx.insertInto('goods').values([...rows]).execute()
}

/** The first right of all, which nobody is there to give. */
export async function insertGrants(tx: Tx, rows: readonly Insertable<Schema['roleGrant']>[]): Promise<void> {
  await tx.insertInto('roleGrant').values([...rows]).execute()
}

/** The goods that all communities share. */
export const shelf = (tx: Tx): Promise<{ id: string; name: string }[]> => tx.selectFrom('goods').select(['id', 'name']).where('communityId', '=', '*').execute()
