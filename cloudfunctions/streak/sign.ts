import { CHANNELS } from '@domain/referral/channels'
import { assert, ok, refuse } from '@domain/result'
import { POINTS_MOST, earnsCard, prizeOf } from '@domain/streak/streak'
import { shopDay, shopMonth } from '@domain/time'
import { badgeHappened } from '../badge/badge'
import { lockPerson } from '../me/me'
import { earnPoints } from '../points/points'
import type { Handler } from '../_kit/serve'
import { giveOwed } from './prizes'
import { insertCard, insertSign } from './streak-sql'

/** I28: the day is the shop's, by the server's clock. Her row is held, so that a card which is used at the same time sees this day, or this day sees it. */
export const sign: Handler<'streak.sign'> = async (_input, call) => {
  const { tx, now, personId, channel } = call
  assert(channel, 'who has a session came through a channel')
  const day = shopDay(now)
  const earns = CHANNELS[channel].signInRewards
  const person = await lockPerson(tx, personId, 'update')
  assert(person, 'who calls has not been erased')
  const signed = await insertSign(tx, { personId, day, at: now, earns, pointsMost: POINTS_MOST })
  if (!signed) return refuse('already_signed')
  const { communityId } = person
  const card = earns && earnsCard(signed.signed, signed.held)
  if (card) await insertCard(tx, personId, shopMonth(now).month, signed.signed, now)
  if (signed.points > 0) {
    await earnPoints(call, { personId, communityId: communityId ?? '', source: 'streak', sourceId: `${personId}:${day}`, kind: 'signed', points: signed.points, freeAt: now })
  }
  await badgeHappened(call, { event: 'streak_signed', personId, communityId: communityId ?? '', subject: day, have: signed.run })
  const prizes = earns ? await giveOwed(call, { days: signed.earning }, signed.given, { day, communityId }) : []
  return ok({ day, days: signed.run, points: signed.points, prizes: prizes.map((step) => ({ days: step.days, prize: prizeOf(step) })), card })
}
