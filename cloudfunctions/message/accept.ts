import { PERMITS_MOST } from '@domain/message/template'
import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { addPermit, permitsOf } from './message-sql'

/** Each acceptance is one message more. Templates in one order always, so that two windows don't wait for each other. */
export const accept: Handler<'message.accept'> = async ({ accepted }, { tx, personId }) => {
  for (const template of [...new Set(accepted)].sort()) await addPermit(tx, personId, template, PERMITS_MOST)
  return ok({ left: Object.fromEntries(await permitsOf(tx, personId)) })
}
