import type { Insertable } from 'kysely'
import type { Schema, Tx } from '../../_kit/db'

export interface SmallRows {
  readonly stations: readonly Insertable<Schema['station']>[]
  readonly campaigns: readonly Insertable<Schema['campaign']>[]
  readonly items: readonly Insertable<Schema['item']>[]
  readonly people: readonly Insertable<Schema['person']>[]
  readonly accounts: readonly Insertable<Schema['account']>[]
  readonly consents: readonly Insertable<Schema['consent']>[]
}

export async function insertSmall(tx: Tx, { stations, campaigns, items, people, accounts, consents }: SmallRows): Promise<void> {
  await tx.insertInto('station').values([...stations]).execute()
  await tx.insertInto('campaign').values([...campaigns]).execute()
  await tx.insertInto('item').values([...items]).execute()
  await tx.insertInto('person').values([...people]).execute()
  await tx.insertInto('account').values([...accounts]).execute()
  await tx.insertInto('consent').values([...consents]).execute()
}
