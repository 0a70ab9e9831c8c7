import type { Happening } from '@domain/badge/badge'
import { badgesOn } from '@domain/badge/list'
import { assert } from '@domain/result'
import type { JobHandler } from '../_kit/jobs'
import { grantEarned } from './badge-sql'

/** What happened to one person may have earned her a badge: those that it can bring are counted. */
export const lookAt: JobHandler = async (job) => {
  const { event, personId } = (job.payload ?? {}) as { event?: Happening; personId?: string }
  assert(event && personId, 'what happened names the event and the person')
  await grantEarned(job.tx, badgesOn(event), { personId }, job.now)
}
