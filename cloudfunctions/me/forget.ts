import { days, later } from '@domain/time'
import type { Timer } from '../_kit/serve'
import { forgetBodies } from './forget-sql'

const BODY_DAYS = 30

/** I37: notices of the pay channel name who paid; after thirty days they are forgotten. */
export const forget: Timer = {
  name: 'me.forget',
  every: { dailyAt: '04:40' },
  run: async ({ tx, now }) => {
    await forgetBodies(tx, later(now, -days(BODY_DAYS)))
  }
}
