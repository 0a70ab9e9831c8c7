import type { CouponTerms } from '../coupon/contract'
import type { Fen } from '../money'
import type { Instant } from '../time'
import { days, later } from '../time'
import type { RewardState, RewardStep } from './contract'
import { rewardNames } from './words'

/** The first step needs an order of which at least so much was paid and kept; smaller ones don't use it up. */
export const FIRST_LEAST_FEN: Fen = 2_900
/** The second step's order is placed at most so many days after the first one was picked up. */
export const AGAIN_WITHIN_DAYS = 30
/** What each step's coupon takes off. */
export const REWARD_FEN: Readonly<Record<RewardStep, Fen>> = { first: 1_000, again: 500 }
/** Rewards that one inviter gets in a shop month. */
export const REWARDS_A_MONTH = 20
/** What a community gives in rewards in a shop month before an operator must look. */
export const BUDGET_A_MONTH_FEN: Fen = 500_000
/** So many invitees who bought bring a year of free carrying. */
export const LADDER_NEED = 3

const RULES = { scope: { kind: 'all' }, pools: 'any', paidBy: 'us' } as const

/** What each step brings, always to the one who invited and to nobody above her: there is no further level that a setting could name. */
export const REWARD_TERMS: Readonly<Record<RewardStep, CouponTerms>> = {
  first: {
    ...RULES,
    name: rewardNames.first,
    benefit: { kind: 'amount', offFen: REWARD_FEN.first },
    thresholdFen: 2_900,
    valid: { kind: 'days', days: 30, start: 'receiving' },
    group: 'goods',
  },
  again: {
    ...RULES,
    name: rewardNames.again,
    benefit: { kind: 'amount', offFen: REWARD_FEN.again },
    thresholdFen: 1_500,
    valid: { kind: 'days', days: 30, start: 'receiving' },
    group: 'goods',
  },
}
export const LADDER_TERMS: CouponTerms = {
  ...RULES,
  name: rewardNames.ladder,
  benefit: { kind: 'door', capFen: 1_000 },
  thresholdFen: 0,
  valid: { kind: 'days', days: 365, start: 'receiving' },
  group: 'door',
}

/** An order of an invitee that was picked up. */
export interface PickedUp {
  readonly orderId: string
  readonly placedAt: Instant
  /** What was paid for it and did not go back. */
  readonly keptFen: Fen
}
/** What the first step's row says so far, if there is one. */
export interface FirstReward {
  readonly orderId: string
  readonly state: RewardState
  readonly pickedUpAt: Instant
}

/** Which step this order is for, if any. A cancelled first step was as if it had never been: the next order that is large enough takes its place. */
export function stepFor(order: PickedUp, first: FirstReward | null, hasAgain: boolean): RewardStep | null {
  if (!first || first.state === 'cancelled') return order.keptFen >= FIRST_LEAST_FEN ? 'first' : null
  if (hasAgain || first.orderId === order.orderId || first.state === 'refused' || first.state === 'taken_back') return null
  // Placed after she had fetched the first: one evening's basket split in two is no return.
  const returned = order.placedAt > first.pickedUpAt && order.placedAt <= later(first.pickedUpAt, days(AGAIN_WITHIN_DAYS))
  return order.keptFen > 0 && returned ? 'again' : null
}

/** What has become of an order by the time its reward is due. */
export interface DueFacts {
  readonly step: RewardStep
  readonly fetched: boolean
  readonly keptFen: Fen
  /** Money was asked back since it was picked up, whatever came of it. */
  readonly asked: boolean
  /** The first step's state, where this is the second. */
  readonly first: RewardState | null
}

/** Whether enough of an order was kept for what it earns: the first step needs its least, the second anything. */
export const keptEnough = (step: RewardStep, keptFen: Fen): boolean => keptFen >= (step === 'first' ? FIRST_LEAST_FEN : 1)

/** Whether a waiting reward is still deserved; a reason when it is not, or when it must wait for the first one. */
export function dueVerdict(facts: DueFacts): 'deserved' | 'refund_asked' | 'not_kept' | 'first_gone' | 'first_undecided' {
  if (facts.asked) return 'refund_asked'
  if (!facts.fetched || !keptEnough(facts.step, facts.keptFen)) return 'not_kept'
  if (facts.step === 'first' || facts.first === 'granted') return 'deserved'
  return facts.first === 'waiting' || facts.first === 'held' || facts.first === 'budget' ? 'first_undecided' : 'first_gone'
}

/** The states a reward may go to from each. */
const NEXT: Readonly<Record<RewardState, readonly RewardState[]>> = {
  waiting: ['held', 'budget', 'granted', 'refused', 'cancelled'],
  // Held for want of its first step, and judged anew when that is decided.
  held: ['waiting', 'budget', 'granted', 'refused', 'cancelled'],
  budget: ['granted', 'refused', 'cancelled'],
  granted: ['taken_back'],
  // An operator overturns a refusal; a new order takes a cancelled one's place.
  refused: ['granted', 'cancelled'],
  cancelled: ['waiting'],
  taken_back: [],
}
export const mayBecome = (from: RewardState, to: RewardState): boolean => NEXT[from].includes(to)

/** What an operator may still decide. */
export const isOpen = (state: RewardState): boolean => state === 'held' || state === 'budget' || state === 'refused'
