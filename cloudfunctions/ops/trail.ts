import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { profiles } from '../me/me'
import { trailOf } from './trail-sql'

const PAGE = 50

export const trail: Handler<'ops.trail'> = async ({ cursor, personId, what, subject, day }, call) => {
  const communityIds = communitiesOf(call, 'operator')
  const rows = await trailOf(call.tx, { communityIds, personId, what, subject, day, before: cursor, most: PAGE + 1 })
  const shown = rows.slice(0, PAGE)
  const known = await profiles(call.tx, shown.flatMap((row) => row.personId || []))
  return ok({
    entries: shown.map(({ id, at, personId: by, before, after, ...row }) => ({
      entryId: id,
      at,
      personId: by || null,
      nickname: known.get(by)?.nickname ?? null,
      what: row.what,
      subject: row.subject,
      before,
      after,
    })),
    cursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  })
}
