import type { ChainNode } from '@domain/referral/contract'
import { ok, refuse } from '@domain/result'
import { deskName } from '../me/me'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { nodesOf, twoLevelsDown, wayToRoot } from './chain-sql'
import { viewInvitees } from './invitees'

/** As many of each level are drawn; the counts on a node say how many there are. */
const DRAWN_MOST = 200

/** A resident sees whom she invited herself and nobody else's. An operator sees how a person of her community came, and who came through her. */
export const chain: Handler<'referral.chain'> = async ({ personId, cursor }, call) => {
  if (personId === undefined) return ok({ ...(await viewInvitees(call, cursor)), up: [], down: [] })
  const way = await wayToRoot(call.tx, personId)
  const below = await twoLevelsDown(call.tx, personId, DRAWN_MOST)
  const nodes = await viewNodes(call, [...way, ...below.map((each) => each.id)])
  if (!nodes.has(personId)) return refuse('person_not_found')
  return ok({
    invitees: [],
    cursor: null,
    up: way.flatMap((id) => nodes.get(id) ?? []),
    down: below.flatMap(({ id, inviterId }) => {
      const node = nodes.get(id)
      return node ? [{ ...node, inviterId }] : []
    })
  })
}

/** I38: people of communities that the caller does not look after are left out. */
export async function viewNodes(call: Call, ids: readonly string[]): Promise<Map<string, ChainNode>> {
  const rows = await nodesOf(call.tx, [...new Set(ids)])
  const hers = [...rows.values()].filter(({ communityId }) => communityId !== null && holds(call, 'operator', communityId))
  const names = await deskName(call.tx, hers.map(({ id }) => id))
  return new Map(hers.map(({ id, communityId: _, ...row }) => [id, { ...row, personId: id, name: names.get(id) || null }]))
}
