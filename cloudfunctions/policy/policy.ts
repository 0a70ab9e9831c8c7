import type { PolicyId } from '@domain/policy/contract'
import { policiesOn } from '@domain/policy/list'
import type { Happening } from '@domain/policy/policy'
import type { Tx } from '../_kit/db'
import type { Call } from '../_kit/serve'
import { insertGrant, isAnyOn } from './policy-sql'

/** Something happened to somebody in a community, and some policy there may give her something for it: looked at soon, in a transaction of its own. */
export async function happened(call: Call, { event, personId, communityId, subject = '' }: { event: Happening; personId: string; communityId: string; subject?: string }): Promise<void> {
  if (!(await isAnyOn(call.tx, communityId, policiesOn(event).map(({ id }) => id)))) return
  await call.later({ kind: 'policy.happened', subject: `${event}:${personId}:${subject}`, communityId, runAt: call.now, payload: { event, personId } })
}

/** Whether a community gives what a policy promises. */
export const isOn = (tx: Tx, communityId: string, policyId: PolicyId): Promise<boolean> => isAnyOn(tx, communityId, [policyId])

/** Who scans a store's code is a newcomer once, not once a store; false where she was one before. */
export const noteScan = (tx: Tx, grant: { personId: string; communityId: string; at: Call['now'] }): Promise<boolean> =>
  insertGrant(tx, { ...grant, policyId: 'partner_store', windowId: 'ever' })
