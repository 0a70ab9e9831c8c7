import { assert } from '@domain/result'
import { log } from '../_kit/runtime'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { bindPerson } from './bind'
import { lookAtOrder } from './grant'
import { cancelWaiting } from './reward-sql'
import { deleteInvites, findEdge, findInvite, keepInvite } from './referral-sql'

/** Somebody signs in who was invited. An invitation that leads nowhere, or comes too late, keeps nobody out. */
export async function bindAtSignIn(call: Call, personId: string, invite: string): Promise<void> {
  const bound = await bindPerson(call.tx, personId, invite, call.now)
  if (!bound.ok) log().info('an invitation at sign-in did not bind', { why: bound.refusal })
}

/** An order was picked up as a whole: if a friend's invitation earns something by it, that begins to wait. */
export async function orderPickedUp(call: Call, order: { communityId: string; id: string; personId: string }): Promise<void> {
  if (!(await earns(call.tx, order.personId))) return
  await lookAtOrder(call, order.communityId, order.id)
}

/** Money was asked back for an order, or went back: what it earned does not wait any longer, or is taken back. */
export async function orderQuestioned(call: Call, order: { communityId: string; id: string; personId: string }): Promise<void> {
  if (!(await earns(call.tx, order.personId))) return
  await call.later({ kind: 'referral.questioned', subject: order.id, communityId: order.communityId, runAt: call.now })
}

async function earns(tx: Tx, personId: string): Promise<boolean> {
  const edge = await findEdge(tx, personId)
  return edge?.earns === true && edge.inviterId !== null
}

/** I37: who is erased invites nobody any more and waits for no reward. */
export async function forgetReferral(tx: Tx, personId: string): Promise<void> {
  await deleteInvites(tx, personId)
  await cancelWaiting(tx, personId)
}

/** Whether an invitation leads somewhere. */
export const isInvite = async (tx: Tx, invite: string): Promise<boolean> => (await findInvite(tx, invite)) !== null

/** The invitation of an event: nobody's own, so it earns nothing; who comes by it is counted as the event's. Replies its id. */
export async function eventInvite(call: Call, place: { communityId: string; stationId: string; label: string }): Promise<string> {
  assert(call.channel, 'who publishes came through a channel')
  const { now, personId, channel } = call
  const made = await keepInvite(call.tx, { id: call.secret(), personId: null, source: 'event', channel, earns: false, ...place, createdBy: personId, createdAt: now })
  return made.id
}
