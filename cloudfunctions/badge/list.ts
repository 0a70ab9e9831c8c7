import { BADGES } from '@domain/badge/list'
import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { earnedBy, factsOf } from './badge-sql'
import { invitationsOf } from './tasting-sql'

export const list: Handler<'badge.list'> = async (_input, { tx, personId }) => {
  const earned = await earnedBy(tx, personId)
  const missing = BADGES.filter(({ id }) => !earned.some(({ badgeId }) => badgeId === id))
  const facts = missing.length > 0 ? await factsOf(tx, missing, personId) : new Map<string, number>()
  const near = missing
    .map(({ id, counts, need }) => ({ badgeId: id, have: Math.min(need - 1, facts.get(counts) ?? 0), need }))
    .sort((a, b) => b.have / b.need - a.have / a.need)
  return ok({ earned, near, invited: await invitationsOf(tx, personId) })
}
