import type { Tx } from '../_kit/db'
import { findAccount } from './points-sql'

/** What other words may do with points. */
export { earnPoints, forgetPoints, givePointsBack, reversePoints, settlePoints, spendPoints } from './moves'
export { voidVouchers } from './exchange-sql'
export type { Earned, Spending, Undone } from './moves'
export { backForOrder, earnLater, holdForOrder, releaseForOrder, retakeForOrder, reverseForOrder, settleForOrder } from './orders'
export { lockAccounts as lockPoints } from './points-sql'
export type { EntryKey } from './points-sql'

/** What somebody can spend now (below 0 after what was spent already was taken back), and what waits for an after-sale window to end. */
export async function pointsOf(tx: Tx, personId: string): Promise<{ free: number; frozen: number }> {
  const account = await findAccount(tx, personId)
  return { free: account?.free ?? 0, frozen: account?.frozen ?? 0 }
}
