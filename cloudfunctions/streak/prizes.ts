import { MOST_FEN } from '@domain/money'
import { assert } from '@domain/result'
import { owed, type Step } from '@domain/streak/streak'
import { shopMonth, type ShopDay } from '@domain/time'
import { issueCoupon, ownBatch } from '../coupon/coupon'
import { earnPoints } from '../points/points'
import type { Call } from '../_kit/call'
import { insertPrize } from './streak-sql'

/** More coupons of the ladder than anybody climbs to in a month. */
const PER_PERSON = 100

/** Gives every step of the ladder that a run has reached, by so many of its days that count, and not had. A coupon needs a community to be one of; who has none yet gets hers on the next day. */
export async function giveOwed(call: Call, { days }: { readonly days: number }, given: readonly number[], at: { readonly day: ShopDay; readonly communityId: string | null }): Promise<Step[]> {
  const steps = owed(days, given).filter(({ gives }) => at.communityId !== null || 'points' in gives)
  for (const step of steps) await give(call, step, at)
  return steps
}

async function give(call: Call, { days, gives }: Step, { day, communityId }: { readonly day: ShopDay; readonly communityId: string | null }): Promise<void> {
  const { tx, now, personId } = call
  const prize = { personId, step: days, day, communityId, at: now }
  if ('points' in gives) {
    await insertPrize(tx, { ...prize, points: gives.points, couponId: null })
    await earnPoints(call, { personId, communityId: communityId ?? '', source: 'streak', sourceId: `${personId}:${day}:${days}`, kind: 'streak', points: gives.points, freeAt: now })
    return
  }
  assert(communityId, 'a coupon is one of a community')
  const { from, until } = shopMonth(now)
  const batch = await ownBatch(call, { communityId, rule: `streak.${days}`, way: 'reward', terms: gives.coupon, budgetFen: MOST_FEN, perPerson: PER_PERSON, from, until })
  const coupon = await issueCoupon(call, { batch, personId, why: 'streak' })
  assert(typeof coupon !== 'string', 'a step that was reached has its coupon')
  await insertPrize(tx, { ...prize, points: 0, couponId: coupon.id })
}
