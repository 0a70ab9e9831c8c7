import { assert, ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { everythingOf } from './export-sql'
import { findPerson } from './me-sql'

/** Everything that we hold about the caller, under plain names. */
export const exportAll: Handler<'me.export'> = async (_input, { tx, personId, now }) => {
  const person = await findPerson(tx, personId)
  assert(person, 'who calls has not been erased')
  const { id, erasedAt: _never, ...about } = person
  return ok({ exportedAt: now, data: { person: { personId: id, ...about }, ...(await everythingOf(tx, personId)) } })
}
