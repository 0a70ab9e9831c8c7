import { NO_GUESSES, type Guesses } from '@domain/guesses'
import type { Tx } from './db'

/** A kind of code that people type and others might guess. */
type Kind = 'pickup' | 'household' | 'coupon' | 'voucher'

/** A person's wrong codes, held so that those typed at the same time are counted one after the other. */
export async function lockGuesses(tx: Tx, personId: string, what: Kind): Promise<Guesses> {
  await tx
    .insertInto('wrongCode')
    .values({ personId, what, ...NO_GUESSES })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return tx
    .selectFrom('wrongCode')
    .select(['wrong', 'lockedUntil'])
    .where('personId', '=', personId)
    .where('what', '=', what)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function setGuesses(tx: Tx, personId: string, what: Kind, guesses: Guesses): Promise<void> {
  await tx.updateTable('wrongCode').set(guesses).where('personId', '=', personId).where('what', '=', what).execute()
}
