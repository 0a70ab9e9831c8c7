import { validityOf } from '@domain/coupon/terms'
import type { RefusalOf } from '@domain/contract'
import { NO_GUESSES, afterWrong, guessLock } from '@domain/guesses'
import type { Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import { noteScan } from '../policy/policy'
import { lockGuesses, setGuesses } from '../_kit/guesses-sql'
import { hashOf } from '../_kit/ids'
import { refuseAndKeep, type Call, type Handler } from '../_kit/serve'
import type { Claimant, NewCoupon } from './claim-sql'
import { asHeld, awaitToken, claimant, countOfPerson, lockCode, takeToken, spendCode } from './claim-sql'
import type { HeldRow } from './coupon-sql'
import { viewCoupon } from './view'

type Refusal = RefusalOf<'coupon.claim'>

export const claim: Handler<'coupon.claim'> = async ({ batchId, code }, call) => {
  if (code !== undefined) return claimByCode(code, call)
  const asked = await claimant(call.tx, batchId ?? '', call.personId)
  if (asked?.batch.way !== 'claim' || asked.batch.communityId !== asked.communityId) return refuse('batch_not_found')
  const given = await give(asked, { why: 'claim', note: null }, call)
  return given.ok ? ok({ coupon: await viewCoupon(call.tx, given.value, call.now), offer: null }) : given
}

/** I23: a code has 128 bits, and who types wrong ones is stopped. */
async function claimByCode(typed: string, call: Call): ReturnType<Handler<'coupon.claim'>> {
  const { tx, personId, now } = call
  const guesses = await lockGuesses(tx, personId, 'coupon')
  const until = guessLock(guesses, now)
  if (until) return refuse('too_many_guesses', { until })
  const code = await lockCode(tx, hashOf(typed.toUpperCase().replaceAll('-', '')))
  if (!code || (code.usedBy !== null && code.usedBy !== personId)) {
    await setGuesses(tx, personId, 'coupon', afterWrong(guesses, now))
    return refuseAndKeep('code_not_found')
  }
  if (code.usedBy) return refuse('already_claimed')
  const asked = await claimant(tx, code.batchId, personId)
  if (!asked) return refuse('batch_not_found')
  // Who has no station yet may come in by a store's door.
  if (asked.communityId !== null && asked.communityId !== code.communityId) return refuse('not_for_you')
  const given = await give(asked, code.storeName === null ? { why: 'code', note: null } : { why: 'partner_store', note: code.storeName }, call)
  if (!given.ok) return given
  if (code.storeName !== null && !(await noteScan(tx, { personId, communityId: code.communityId, at: now }))) return refuse('already_claimed')
  if (code.storeName === null) await spendCode(tx, code.codeHash, personId, now)
  await setGuesses(tx, personId, 'coupon', NO_GUESSES)
  return ok({ coupon: await viewCoupon(tx, given.value, now), offer: code.offer })
}

/** One of the batch's coupons, if she may have one more and one is left. */
async function give({ batch, has, bought }: Claimant, reason: Pick<NewCoupon, 'why' | 'note'>, { tx, personId, now, newId }: Call): Promise<Result<HeldRow, Refusal>> {
  if (batch.stoppedAt || now < batch.claimFrom || now >= batch.claimUntil) return refuse('batch_over')
  if (bought) return refuse('not_for_you')
  const validity = validityOf(batch.terms.valid, now)
  if (validity.until <= now) return refuse('batch_over')
  for (let nth = has + 1; nth <= batch.perPerson; nth = (await countOfPerson(tx, batch.id, personId)) + 1) {
    const coupon: NewCoupon = { ...reason, id: newId(), personId, nth, validFrom: validity.from, validUntil: validity.until, now }
    const quick = await takeToken(tx, batch, coupon)
    const taken = quick === 'none' ? await awaitToken(tx, batch, coupon) : quick
    if (taken === 'given') return ok(asHeld(batch, coupon))
    // The last one may have been taken by another call of hers, which we waited for.
    if (taken === 'none') return refuse((await countOfPerson(tx, batch.id, personId)) < batch.perPerson ? 'coupons_gone' : 'already_claimed')
    // Another call of hers got this one; the token taken for it goes back with the refusal, unless one more is hers.
  }
  return refuse('already_claimed')
}
