import { sql, type Selectable, type Updateable } from 'kysely'
import { CONSENT_VERSIONS, type Consent } from '@domain/me/consent'
import type { ConsentKind } from '@domain/me/contract'
import type { Instant } from '@domain/time'
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

/** For a change of what she is (`update`), so that she neither changes nor is erased meanwhile (`share`), or to erase her (`erase`), which waits for all. */
export type PersonLock = 'share' | 'update' | 'erase'

/** The row of somebody who has not been erased, held. Every write of hers holds it against erasure already. */
export const lockPerson = (tx: Tx, personId: string, lock: PersonLock): Promise<PersonRow | undefined> => {
  const query = tx.selectFrom('person').selectAll().where('id', '=', personId).where('erasedAt', 'is', null)
  const held = { share: () => query.forShare(), update: () => query.forNoKeyUpdate(), erase: () => query.forUpdate() }
  return held[lock]().executeTakeFirst()
}

export const updatePerson = (tx: Tx, personId: string, values: Updateable<Schema['person']>) =>
  tx.updateTable('person').set(values).where('id', '=', personId).execute()

/** Everything a person ever agreed to, in the order she did. */
export const consentsOf = (tx: Tx, personId: string): Promise<Consent[]> =>
  tx
    .selectFrom('consent')
    .select(['kind', 'version', 'givenAt', 'withdrawnAt'])
    .where('personId', '=', personId)
    .orderBy('givenAt')
    .orderBy('kind')
    .$castTo<Consent>()
    .execute()

/** Agreed to the words as they are now; who took it back before agrees anew. */
export async function insertConsent(tx: Tx, personId: string, kind: ConsentKind, now: Instant): Promise<void> {
  await tx
    .insertInto('consent')
    .values({ personId, kind, version: CONSENT_VERSIONS[kind], givenAt: now })
    .onConflict((conflict) => conflict.columns(['personId', 'kind', 'version']).doUpdateSet({ givenAt: now, withdrawnAt: null }))
    .execute()
}

export const withdrawConsents = (tx: Tx, personId: string, kinds: readonly ConsentKind[], now: Instant) =>
  tx
    .updateTable('consent')
    .set({ withdrawnAt: now })
    .where('personId', '=', personId)
    .where('kind', 'in', [...kinds])
    .where('withdrawnAt', 'is', null)
    .execute()

export async function countRights(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('roleGrant')
    .select(({ fn }) => fn.countAll<number>().as('rights'))
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return row.rights
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
