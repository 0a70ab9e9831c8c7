import { days, later } from '@domain/time'
import { machineNow } from '../_kit/clock'
import { deleteWindowsBefore } from '../_kit/jobs-sql'
import { LIMITS } from '../_kit/limits'
import { sweepReplies } from '../_kit/once'
import type { Call } from '../_kit/serve'
import { deleteSessionsBefore } from './session-sql'

/** Forgets what has run out: sessions, stored replies, and which timers ran long ago. */
export async function sweep({ tx, now }: Call): Promise<void> {
  await deleteSessionsBefore(tx, machineNow())
  await sweepReplies(tx)
  await deleteWindowsBefore(tx, later(now, -days(LIMITS.timerWindowDays)))
}
