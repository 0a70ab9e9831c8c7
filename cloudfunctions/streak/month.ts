import { CHANNELS } from '@domain/referral/channels'
import { assert, ok } from '@domain/result'
import { CARDS_MOST, LADDER, makeUpDays, nextCardAt, pointsFor, prizeOf } from '@domain/streak/streak'
import { atShopTime, nextShopDay, shopDay, shopMonth, type ShopDay } from '@domain/time'
import { askable } from '../message/message'
import type { Handler } from '../_kit/serve'
import { cardsHeld, earningDays, runAround, signsBetween, stepsGiven } from './streak-sql'

/** A month's calendar, with the run as it stands now. */
export const month: Handler<'streak.month'> = async (input, { tx, now, personId, channel }) => {
  assert(channel, 'who has a session came through a channel')
  const today = shopDay(now)
  const asked = input.month ?? shopMonth(now).month
  const first = `${asked}-01` as ShopDay
  const last = nextShopDay(shopDay(shopMonth(atShopTime(first, '12:00')).until), -1)
  const days = await signsBetween(tx, personId, first, last)
  const run = (await runAround(tx, personId, today)) ?? (await runAround(tx, personId, nextShopDay(today, -1)))
  const signedToday = run?.until === today
  const earning = run ? await earningDays(tx, personId, run) : 0
  const given = run ? await stepsGiven(tx, personId, run) : []
  const lately = await signsBetween(tx, personId, nextShopDay(today, -31), today)
  const there = new Set(lately.map((row) => row.day))
  const held = (await cardsHeld(tx, personId)).length
  const signed = lately.filter((row) => row.earns && !row.madeUp && row.day.startsWith(today.slice(0, 7))).length
  return ok({
    month: asked,
    today,
    days: days.map(({ day, madeUp, at }) => ({ day, madeUp, at })),
    run: { days: run?.days ?? 0, since: run?.since ?? null, signedToday },
    cards: { held, most: CARDS_MOST, signed, nextAt: nextCardAt(signed, held) },
    missed: makeUpDays(today).filter((day) => !there.has(day)),
    rewards: CHANNELS[channel].signInRewards,
    nextPoints: pointsFor(earning + 1),
    ladder: LADDER.map((step) => ({ days: step.days, prize: prizeOf(step), reached: given.includes(step.days), toGo: Math.max(0, step.days - earning) })),
    reminder: await askable(tx, personId, 'sign_in')
  })
}
