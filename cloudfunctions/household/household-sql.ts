import type { Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type MemberRow = Selectable<Schema['householdMember']>

export const selectHouseholds = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom('householdMember')
    .select(['personId', 'householdId'])
    .where('personId', 'in', [...personIds])
    .where('state', 'in', ['member', 'leaving'])
    .execute()
