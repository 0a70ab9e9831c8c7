import type { JobHandler } from '../_kit/jobs'
import { tell } from '../message/message'
import { giveUp, slotOf } from './line'
import { holdRegistration } from './own'
import { factsOf } from './told'

/** The time for a yes is over: the places go to the next in line. */
export const offerEnds: JobHandler = async (job) => {
  const held = await holdRegistration(job, job.subject)
  if (!held) return
  const { event, registration } = held
  if (registration.state !== 'offered' || registration.offerUntil === null || job.now < registration.offerUntil) return
  await giveUp(job, event, registration, 'lapsed')
  if (registration.personId === null) return
  await tell(job, { personId: registration.personId, kind: 'event_lapsed', facts: factsOf(event, await slotOf(job.tx, event, registration.slotId)) })
}
