import type { Invariant } from '../invariant'
import { batchesWithin, fewEnoughEach } from './batches-sql'
import { couponsWithin, oneStateOneOrder } from './coupons-sql'
import { comeOnce } from './events-sql'
import { exchangesPaid } from './exchange-sql'
import { everyFen, insertOnly, orderBooks, refundsWithin, wholeFen } from './money-sql'
import { onePayment, ownPrices, refundNumbers, sameAsBill } from './payments-sql'
import { handedOnce } from './pickup-sql'
import { pointsAddUp } from './points-sql'
import { expiredGoBack, oneOpenPool, onlyForward, seatsWithin } from './pools-sql'
import { earnedByPurchase, forest, onePerStep, rewardsWithin } from './referral-sql'
import { holdsEnd, nothingBelowZero, purchaseLimits, stockAddsUp } from './stock-sql'
import { onceADay, runsAreRows } from './streak-sql'
import { tierIsHistory } from './tier-sql'
import { erasedIsGone, rightsLeaveTraces, windowsOnce, workIsQueued } from './system-sql'

/** Every promise that is built, in the order of their numbers. */
export const INVARIANTS: readonly Invariant[] = [
  wholeFen,
  insertOnly,
  orderBooks,
  refundsWithin,
  everyFen,
  onePayment,
  refundNumbers,
  sameAsBill,
  ownPrices,
  stockAddsUp,
  nothingBelowZero,
  holdsEnd,
  purchaseLimits,
  seatsWithin,
  onlyForward,
  expiredGoBack,
  oneOpenPool,
  batchesWithin,
  fewEnoughEach,
  oneStateOneOrder,
  couponsWithin,
  { id: 'I23', test: 'tests/coupon/batch.test.ts' },
  forest,
  onePerStep,
  earnedByPurchase,
  rewardsWithin,
  onceADay,
  runsAreRows,
  pointsAddUp,
  tierIsHistory,
  handedOnce,
  comeOnce,
  workIsQueued,
  { id: 'I35', test: 'tests/kit/once.test.ts' },
  rightsLeaveTraces,
  erasedIsGone,
  { id: 'I38', test: 'tests/proof/access/access.ts' },
  { id: 'I39', test: 'tests/ops/versions.test.ts' },
  windowsOnce,
  exchangesPaid,
]
