import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { trailOf } from './trail-sql'

const PAGE = 50

export const trail: Handler<'ops.trail'> = async ({ cursor }, call) => {
  const rows = await trailOf(call.tx, communitiesOf(call, 'operator'), cursor, PAGE + 1)
  const shown = rows.slice(0, PAGE)
  return ok({
    entries: shown.map(({ at, personId, what, subject, before, after }) => ({
      at,
      personId: personId || null,
      what,
      subject,
      before,
      after,
    })),
    cursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  })
}
