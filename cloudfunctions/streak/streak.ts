import { rightsOf } from '@domain/streak/streak'
import { nextShopDay, shopDay, type Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import { runAround, runsOf } from './streak-sql'

export { forgetSigns } from './streak-sql'

/** How many exclusive things somebody's days in a row have ever given her a right to. */
export const rightsEver = async (tx: Tx, personId: string): Promise<number> => rightsOf(await runsOf(tx, personId))

/** How many days in a row somebody has come by, up to today, or up to yesterday while today is still to come. */
export async function streakOf(tx: Tx, personId: string, now: Instant): Promise<{ days: number; signedToday: boolean }> {
  const today = shopDay(now)
  const run = (await runAround(tx, personId, today)) ?? (await runAround(tx, personId, nextShopDay(today, -1)))
  return { days: run?.days ?? 0, signedToday: run?.until === today }
}
