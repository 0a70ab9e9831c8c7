import { CHANNELS } from '@domain/referral/channels'
import { assert, ok } from '@domain/result'
import { mayMakeUp, prizeOf, runThrough } from '@domain/streak/streak'
import { nextShopDay, shopDay } from '@domain/time'
import { badgeHappened } from '../badge/badge'
import { lockPerson } from '../me/me'
import type { Handler } from '../_kit/serve'
import { giveOwed } from './prizes'
import { cardsHeld, earningDays, hasSigned, insertMadeUp, runAround, spendCard, stepsGiven } from './streak-sql'

/** A card fills a day, and joins the days before it with those after it; what the joined run has reached it brings now. */
export const makeUp: Handler<'streak.makeUp'> = async ({ day }, call) => {
  const { tx, now, personId, channel } = call
  assert(channel, 'who has a session came through a channel')
  const person = await lockPerson(tx, personId, 'update')
  assert(person, 'who calls has not been erased')
  const cards = await cardsHeld(tx, personId)
  const may = mayMakeUp(day, shopDay(now), { signed: await hasSigned(tx, personId, day), held: cards.length })
  if (!may.ok) return may
  const [card] = cards
  assert(card, 'who may make up for a day holds a card')
  const run = runThrough(day, await runAround(tx, personId, nextShopDay(day, -1)), await runAround(tx, personId, nextShopDay(day)))
  const earns = CHANNELS[channel].signInRewards
  await spendCard(tx, card, day)
  await insertMadeUp(tx, { personId, day, at: now, run: run.days, earns })
  await badgeHappened(call, { event: 'streak_signed', personId, communityId: person.communityId ?? '', subject: day })
  const prizes = earns ? await giveOwed(call, { days: await earningDays(tx, personId, run) }, await stepsGiven(tx, personId, run), { day, communityId: person.communityId }) : []
  return ok({ day, days: run.days, points: 0, prizes: prizes.map((step) => ({ days: step.days, prize: prizeOf(step) })), card: false })
}
