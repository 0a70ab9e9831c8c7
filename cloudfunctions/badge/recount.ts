import { BADGES } from '@domain/badge/list'
import { nextShopDay, shopDay, type ShopDay } from '@domain/time'
import type { JobHandler } from '../_kit/jobs'
import type { Timer } from '../_kit/serve'
import { countTiers } from '../tier/tier'
import { grantEarned } from './badge-sql'
import { beginRecount, dropRecounts, lockRecount, nextSpan, noteSpan } from './recount-sql'

/** People counted in one transaction: the memory of a slice is the same whether there are ten thousand people or a million. */
const SLICE = 10_000
const KEPT_DAYS = 90

/** At night everybody's tier and badges are counted from the books: what a happening brought is found there already, and what it failed to bring is put right. */
export const nightly: Timer = {
  name: 'badge.recount',
  every: { dailyAt: '03:30' },
  async run(call) {
    const day = shopDay(call.now)
    if (!(await beginRecount(call.tx, day, call.now))) return
    await dropRecounts(call.tx, nextShopDay(day, -KEPT_DAYS))
    await call.later({ kind: 'badge.recount', subject: day, communityId: '', runAt: call.now })
  },
}

/** A slice of the count, and its successor. Where it was killed, the day's row says who was the last to be counted. */
export const recountSlice: JobHandler = async (job) => {
  const row = await lockRecount(job.tx, job.subject as ShopDay)
  if (!row || row.doneAt) return
  const { until, people } = await nextSpan(job.tx, row.seenUntil, SLICE)
  const span = { after: row.seenUntil, until: until ?? row.seenUntil }
  const tiers = people > 0 ? await countTiers(job.tx, span, job.now) : 0
  const badges = people > 0 ? await grantEarned(job.tx, BADGES, span, job.now) : 0
  const done = people < SLICE
  await noteSpan(job.tx, row, { until: span.until, people, tiers, badges, doneAt: done ? job.now : null })
  if (!done) await job.later({ kind: 'badge.recount', subject: job.subject, communityId: '', runAt: job.now })
}
