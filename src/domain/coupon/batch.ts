import type { Fen } from '../money'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import type { CouponTerms } from './contract'
import { faceOf } from './terms'

/** What a batch promises to those who may still take from it. */
export interface Offer {
  readonly terms: CouponTerms
  readonly size: number | null
  readonly budgetFen: Fen
  readonly perPerson: number
  readonly claimUntil: Instant
}

/** I19: whether the budget covers the dearest case of every coupon; otherwise what it would have to be. */
export function coversAll({ terms, size, budgetFen }: Pick<Offer, 'terms' | 'size' | 'budgetFen'>): Result<null, 'budget_too_small'> {
  const needFen = (size ?? 1) * faceOf(terms.benefit)
  return needFen <= budgetFen ? ok(null) : refuse('budget_too_small', { needFen })
}

/** Whether its times make sense: nobody takes what has ended, or could not be used any more. */
export function timesFit({ terms: { valid }, claimFrom, claimUntil }: Pick<Offer, 'terms' | 'claimUntil'> & { claimFrom: Instant }, now: Instant): boolean {
  if (claimFrom >= claimUntil || claimUntil <= now) return false
  return valid.kind === 'days' || (valid.from < valid.until && claimUntil <= valid.until)
}

export interface Better {
  readonly size?: number
  readonly budgetFen?: Fen
  readonly perPerson?: number
  readonly claimUntil?: Instant
  readonly thresholdFen?: Fen
}

/** The batch with what was changed, if nobody loses by it: more, longer, from a lower sum. */
export function improve(batch: Offer, change: Better): Result<Offer, 'rules_worse' | 'budget_too_small'> {
  const { thresholdFen = batch.terms.thresholdFen, ...counts } = change
  const better: Offer = { ...batch, ...counts, terms: { ...batch.terms, thresholdFen } }
  const shorter = better.claimUntil < batch.claimUntil || (batch.terms.valid.kind === 'between' && better.claimUntil > batch.terms.valid.until)
  const fewer = better.perPerson < batch.perPerson || better.budgetFen < batch.budgetFen || (better.size ?? Number.POSITIVE_INFINITY) < (batch.size ?? Number.POSITIVE_INFINITY)
  if (shorter || fewer || thresholdFen > batch.terms.thresholdFen) return refuse('rules_worse')
  const covered = coversAll(better)
  return covered.ok ? ok(better) : covered
}
