import { sql, type Selectable } from 'kysely'
import { CONSENT_VERSIONS } from '@domain/me/consent'
import type { Schema, Tx } from '../_kit/db'

export type PersonRow = Selectable<Schema['person']>

/** Name and face of those among these who agreed to be seen, to the words as they are now. */
export const selectShown = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom('person')
    .innerJoin('consent', 'consent.personId', 'person.id')
    .select(['person.id', 'nickname', 'face'])
    .where('person.id', 'in', [...personIds])
    .where('kind', '=', 'show_profile')
    .where('version', '=', CONSENT_VERSIONS.show_profile)
    .where('withdrawnAt', 'is', null)
    .where('erasedAt', 'is', null)
    .execute()

/** The row of somebody who has not been erased. */
export const findPerson = (tx: Tx, personId: string): Promise<PersonRow | undefined> =>
  tx.selectFrom('person').selectAll().where('id', '=', personId).where('erasedAt', 'is', null).executeTakeFirst()

/** Held for one's own change (`update`), or so that the person can't be erased meanwhile (`share`). */
export const lockPerson = (tx: Tx, personId: string, lock: 'share' | 'update'): Promise<PersonRow | undefined> => {
  const query = tx.selectFrom('person').selectAll().where('id', '=', personId).where('erasedAt', 'is', null)
  return (lock === 'update' ? query.forUpdate() : query.forShare()).executeTakeFirst()
}

/** Whether an order waits for its money or its pickup, or a payment is still open at WeChat. */
export async function hasOpenOrders(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from orders where person_id = ${personId} and state in ('unpaid', 'paid'))
      or exists (
        select from orders o join payment p on p.community_id = o.community_id and p.order_id = o.id
        where o.person_id = ${personId} and p.state = 'open'
      ) as open`.execute(tx)
  return rows[0]?.open === true
}
