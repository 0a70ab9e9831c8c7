import type { CallSpec } from '@domain/call'
import { NOBODY, type CloudCaller, type Host, type Who } from './call'
import { machineNow } from './clock'
import type { Tx } from './db'
import { personOfAccount, personOfSession } from './identity-sql'
import { hashOf } from './ids'

/** Whom WeChat's cloud says it is calling for: variables of the invocation, never a field of the event. */
export function cloudCaller(env: NodeJS.ProcessEnv = process.env): CloudCaller | undefined {
  const { WX_OPENID: openid, WX_APPID: appid, WX_UNIONID: unionid } = env
  return openid && appid ? { appid, openid, unionid: unionid || null } : undefined
}

/** Who asks; undefined when a token was shown that is forged, run out or closed. With `hold` she can't be erased before the transaction ends. */
export async function identify(tx: Tx, { token, caller }: Host, hold: boolean): Promise<Who | undefined> {
  if (token !== undefined) return personOfSession(tx, hashOf(token), machineNow(), hold)
  if (caller) return (await personOfAccount(tx, caller.appid, caller.openid, hold)) ?? NOBODY
  return NOBODY
}

/** Whether these rights allow the call at all; which station or community they are for is the handler's to check. */
export function admit(who: Who | undefined, { roles }: CallSpec): 'no_session' | 'forbidden' | undefined {
  if (!who) return 'no_session'
  if (roles.includes('nobody')) return undefined
  if (!who.personId) return 'no_session'
  if (roles.includes('resident') || who.roles.some(({ role }) => role === 'admin' || roles.includes(role))) return undefined
  return 'forbidden'
}
