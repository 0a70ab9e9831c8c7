import { NAMES_KEPT_DAYS } from '@domain/event/event'
import { days, later } from '@domain/time'
import type { Timer } from '../_kit/serve'
import { forgetNames } from './places-sql'

/** What people who came along were called serves the desk; some time after the event nobody needs it. */
export const forget: Timer = {
  name: 'event.forget',
  every: { dailyAt: '04:20' },
  run: async ({ tx, now }) => {
    await forgetNames(tx, later(now, -days(NAMES_KEPT_DAYS)))
  },
}
