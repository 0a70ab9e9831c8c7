import { mayErase } from '@domain/me/me'
import { ok } from '@domain/result'
import { forgetBadges } from '../badge/badge'
import { forgetCoupons } from '../coupon/coupon'
import { forgetEvents } from '../event/event'
import type { Handler } from '../_kit/serve'
import { leaveAtOnce } from '../household/household'
import { forgetPoints, voidVouchers } from '../points/points'
import { forgetReferral } from '../referral/referral'
import { forgetTier } from '../tier/tier'
import { forgetReviews } from '../review/review'
import { forgetSigns } from '../streak/streak'
import { forgetMessages, forgetPerson, forgetReplies, forgetTrade, lockOpenids } from './erase-sql'
import { faceSeedOf } from './me'
import { countRights, hasOpenOrders, lockPerson, type PersonRow } from './me-sql'

/** I37: what is left afterwards is a row without a name, whose id the trade records know. */
export const erase: Handler<'me.erase'> = async (_input, call) => {
  const { tx, personId, now } = call
  const openids = await lockOpenids(tx, personId)
  const person = await lockPerson(tx, personId, 'erase')
  // Her other window was quicker.
  if (!person) return ok({})
  const may = mayErase({ openOrders: await hasOpenOrders(tx, personId), rights: await countRights(tx, personId) })
  if (!may.ok) return may
  // Whoever ends or pays back an order of hers holds it first, then its coupons, then her points.
  await forgetTrade(tx, personId, openids)
  const registrations = await forgetEvents(call, personId)
  await leaveAtOnce(tx, personId)
  await forgetMessages(tx, personId)
  await forgetReferral(tx, personId)
  await forgetReviews(tx, personId)
  await forgetCoupons(call, personId)
  await forgetBadges(tx, personId)
  await forgetTier(tx, personId)
  await forgetPoints(call, personId)
  await forgetSigns(tx, personId)
  const vouchers = await voidVouchers(tx, personId, now)
  await forgetReplies(tx, personId, [...marksOf(person), ...registrations, ...vouchers])
  await forgetPerson(tx, personId, now)
  return ok({})
}

/** What tells a reply that shows her: the seed of her drawn face beside every name and face, her id beside a name at an operator's, and her name where she led a station. */
const marksOf = ({ id, nickname }: PersonRow): string[] => [
  faceSeedOf(id),
  `"personId":${JSON.stringify(id)}`,
  ...(nickname === null ? [] : [`"leaderName":${JSON.stringify(nickname)}`]),
]
