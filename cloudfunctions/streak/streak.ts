import { nextShopDay, shopDay, type Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import { runAround } from './streak-sql'

export { forgetSigns } from './streak-sql'

/** How many days in a row somebody has come by, up to today, or up to yesterday while today is still to come. */
export async function streakOf(tx: Tx, personId: string, now: Instant): Promise<{ days: number; signedToday: boolean }> {
  const today = shopDay(now)
  const run = (await runAround(tx, personId, today)) ?? (await runAround(tx, personId, nextShopDay(today, -1)))
  return { days: run?.days ?? 0, signedToday: run?.until === today }
}
