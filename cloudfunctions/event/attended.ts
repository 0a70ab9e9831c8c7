import { EVENT_POINTS } from '@domain/event/event'
import { assert } from '@domain/result'
import type { JobHandler } from '../_kit/jobs'
import { badgeHappened } from '../badge/badge'
import { issueCoupon } from '../coupon/coupon'
import { earnPoints } from '../points/points'
import { happened } from '../policy/policy'
import { eventById } from './event-sql'
import { findRegistration, placesOf } from './places-sql'

/** Somebody of a party came: each of them who has the app has points for it, once; with the points comes whatever else coming brings. */
export const attended: JobHandler = async (job) => {
  const registration = await findRegistration(job.tx, job.subject)
  const event = registration && (await eventById(job.tx, registration.eventId))
  assert(event, 'who came was registered for an event')
  const { communityId } = event
  const came = (await placesOf(job.tx, [job.subject])).filter(({ checkedInAt }) => checkedInAt !== null)
  for (const { id, personId } of came.sort((a, b) => ((a.personId ?? '') < (b.personId ?? '') ? -1 : 1))) {
    if (personId === null) continue
    const first = await earnPoints(job, { personId, communityId, source: 'event', sourceId: id, kind: 'attended', points: EVENT_POINTS, freeAt: job.now })
    if (!first) continue
    if (event.couponBatchId !== null) await issueCoupon(job, { batch: { id: event.couponBatchId }, personId, why: 'event_attended', note: event.title })
    await happened(job, { event: 'event_attended', personId, communityId, subject: event.id })
    await badgeHappened(job, { event: 'event_attended', personId, communityId, subject: event.id })
  }
}
