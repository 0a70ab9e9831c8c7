import { ASK_HOURS } from '@domain/household/code'
import { hours, later } from '@domain/time'
import type { Timer } from '../_kit/serve'
import { deleteStaleAsks, leaversDone, removeLeavers } from './household-sql'

/** Lets those go who wanted to leave and have fetched everything, and forgets askings that nobody answered. */
export const tidy: Timer = {
  name: 'household.tidy',
  every: { minutes: 5 },
  async run({ tx, now }) {
    await deleteStaleAsks(tx, later(now, -hours(ASK_HOURS)))
    const leavers = await leaversDone(tx)
    if (leavers.length > 0) await removeLeavers(tx, leavers)
  }
}
