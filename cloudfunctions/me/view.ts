import { isCurrent } from '@domain/me/consent'
import type { MeView } from '@domain/me/contract'
import { maskPhone } from '@domain/me/me'
import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import { badgesOf } from '../badge/badge'
import { couponsLeft } from '../coupon/coupon'
import { householdsOf } from '../household/household'
import { unreadOf } from '../message/message'
import { waitingOf } from '../order/order'
import { pointsOf } from '../points/points'
import { viewStations } from '../station/station'
import { streakOf } from '../streak/streak'
import { tierOf } from '../tier/tier'
import { faceSeedOf } from './me'
import { consentsOf, findPerson } from './me-sql'

/** What a person sees of herself. */
export async function viewMe(call: Call): Promise<MeView> {
  const { tx, personId, roles } = call
  const person = await findPerson(tx, personId)
  assert(person, 'who calls has not been erased')
  const { nickname, face, phone, building, door, elder, personalised, stationId } = person
  const stations = stationId === null ? undefined : await viewStations(tx, [stationId])
  const consents = await consentsOf(tx, personId)
  const households = await householdsOf(tx, [personId])
  return {
    personId,
    nickname,
    face,
    faceSeed: faceSeedOf(personId),
    phone: phone === null ? null : maskPhone(phone),
    building,
    door,
    elder,
    personalised,
    station: (stationId !== null && stations?.get(stationId)) || null,
    consents: consents
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map((consent) => ({ kind: consent.kind, version: consent.version, current: isCurrent(consent), givenAt: consent.givenAt })),
    roles: roles.map(({ role, scopeId, communityId }) => ({ role, scopeId, communityId })),
    householdId: households.get(personId) ?? null,
    unread: await unreadOf(tx, personId),
    member: await memberOf(call)
  }
}

/** Each a look by key or at a few rows of hers: all of it in one call, since her page is opened for it. */
async function memberOf({ tx, personId, now }: Call): Promise<NonNullable<MeView['member']>> {
  const { tier, until } = await tierOf(tx, personId, now)
  const { free } = await pointsOf(tx, personId)
  const { days, signedToday } = await streakOf(tx, personId, now)
  const { earned } = await badgesOf(tx, personId)
  const coupons = await couponsLeft(tx, personId, now)
  return { tier, tierUntil: until, points: free, streakDays: days, signedToday, badges: earned, coupons, orders: await waitingOf(tx, personId) }
}
