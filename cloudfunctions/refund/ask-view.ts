import type { AskView } from '@domain/refund/contract'
import type { Call } from '../_kit/call'
import { holdsStation, isAdmin } from '../_kit/scope'
import type { AskRow, Desk } from './refund-ask-sql'
import { findAsk } from './refund-ask-sql'

export const PAGE = 20

export const viewAsk = (row: AskRow): AskView => ({
  askId: row.id,
  orderId: row.orderId,
  state: row.state,
  reason: row.reason,
  note: row.note,
  hasPhoto: row.hasPhoto,
  askedAt: row.askedAt,
  decidedAt: row.decidedAt,
  decision: row.decision,
  amountFen: row.amountFen,
  lines: row.lines,
})

export const decides = (call: Call, ask: Pick<AskRow, 'stationId' | 'communityId'>): boolean =>
  holdsStation(call, ask.stationId, ask.communityId)

/** An ask of one's own, or one that the caller decides; for everybody else it isn't there. */
export async function visibleAsk(call: Call, askId: string): Promise<AskRow | null> {
  const row = await findAsk(call.tx, askId)
  return row && (row.personId === call.personId || decides(call, row)) ? row : null
}

/** Whose asks wait for the caller; null for who decides none. */
export function deskOf(call: Call): Desk | null {
  if (isAdmin(call)) return 'all'
  const stationIds = call.roles.filter(({ role }) => role === 'leader').map(({ scopeId }) => scopeId)
  const communityIds = call.roles.filter(({ role }) => role === 'operator').map(({ scopeId }) => scopeId)
  return stationIds.length + communityIds.length > 0 ? { stationIds, communityIds } : null
}
