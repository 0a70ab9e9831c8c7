import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import { log } from '../_kit/runtime'
import { deletePerson, findAccount, findPersonByUnionid, insertAccount, insertPerson, lockUnionid, moveAccount, setUnionid } from './session-sql'

/** Who somebody is to WeChat. The unionid is one for a person in all apps of one owner, where WeChat gives it. */
export interface Identity {
  appid: string
  openid: string
  unionid: string | null
}

/** Finds the person of an identity, or makes one; one person comes in through several apps where WeChat says that she is one. Replies her id. */
export async function signIn(tx: Tx, identity: Identity, newPersonId: string, now: Instant): Promise<string> {
  if (identity.unionid) await lockUnionid(tx, identity.unionid)
  const account = await findAccount(tx, identity)
  if (account && !account.erased) {
    if (identity.unionid && !account.unionid) await learnUnionid(tx, account.personId, identity.unionid)
    return account.personId
  }
  const known = identity.unionid ? await findPersonByUnionid(tx, identity.unionid) : undefined
  const personId = known ?? newPersonId
  if (!known) await insertPerson(tx, { id: personId, unionid: identity.unionid, createdAt: now })
  if (account) {
    await moveAccount(tx, identity, personId)
    return personId
  }
  if (await insertAccount(tx, identity, personId, now)) return personId
  // Her other window was quicker.
  if (!known) await deletePerson(tx, personId)
  const made = await findAccount(tx, identity)
  assert(made, 'an account that could not be made is there')
  return made.personId
}

/** Two people who turn out to be one stay two: what each has bought and been promised can't be joined behind her back. */
async function learnUnionid(tx: Tx, personId: string, unionid: string): Promise<void> {
  if (!(await findPersonByUnionid(tx, unionid))) await setUnionid(tx, personId, unionid)
  else log().warn('one unionid, two people', { personId })
}
