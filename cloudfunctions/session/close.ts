import { ok } from '@domain/result'
import { machineNow } from '../_kit/clock'
import type { Handler } from '../_kit/serve'
import { closeSession, signOutAccount } from './session-sql'

export const close: Handler<'session.close'> = async (_input, { tx, sessionHash, caller }) => {
  if (sessionHash) await closeSession(tx, sessionHash, machineNow())
  if (caller) await signOutAccount(tx, caller, machineNow())
  return ok({})
}
