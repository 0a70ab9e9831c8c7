import type { Marks, RiskFacts } from '@domain/referral/risk'
import { normalAddress, sharedMarks } from '@domain/referral/risk'
import { FIRST_LEAST_FEN } from '@domain/referral/reward'
import type { Instant } from '@domain/time'
import { days, later } from '@domain/time'
import type { Tx } from '../_kit/db'
import type { MarkRow } from './marks-sql'
import { marksOf, rewardedInvitees, rewardHistory } from './marks-sql'
import { findEdge } from './referral-sql'

/** So many of an inviter's latest rewarded invitees are compared with a new one. */
const COMPARED_MOST = 500
const HISTORY_MS = days(90)
/** Barely large enough: at most a yuan more than the least. */
const BARELY_FEN = FIRST_LEAST_FEN + 100

const collect = (rows: readonly MarkRow[], kind: MarkRow['kind']): string[] => rows.filter((row) => row.kind === kind).map((row) => row.one)

function marksFrom(rows: readonly MarkRow[]): Marks {
  const addresses = rows
    .filter((row) => row.kind === 'address')
    .flatMap((row) => normalAddress(row.communityId ?? '', row.one, row.two) ?? [])
  return {
    phone: collect(rows, 'phone')[0] ?? null,
    household: collect(rows, 'household')[0] ?? null,
    payers: collect(rows, 'payer'),
    devices: collect(rows, 'device'),
    addresses: [...new Set(addresses)]
  }
}

/** What a reward for this invitee is judged by. */
export async function riskFacts(tx: Tx, inviterId: string, inviteeId: string, now: Instant): Promise<RiskFacts> {
  const rewarded = await rewardedInvitees(tx, inviterId, inviteeId, COMPARED_MOST)
  const upline = (await findEdge(tx, inviterId))?.inviterId ?? null
  const rows = await marksOf(tx, [inviteeId, inviterId, ...rewarded, ...(upline ? [upline] : [])])
  const byPerson = new Map<string, MarkRow[]>()
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row])
  const marks = (personId: string): Marks => marksFrom(byPerson.get(personId) ?? [])
  const invitee = marks(inviteeId)
  return {
    withInviter: sharedMarks(invitee, marks(inviterId)),
    withRewarded: new Set(rewarded.flatMap((personId) => [...sharedMarks(invitee, marks(personId))])),
    withUpline: upline ? sharedMarks(invitee, marks(upline)) : new Set(),
    ...(await rewardHistory(tx, inviterId, later(now, -HISTORY_MS), BARELY_FEN))
  }
}
