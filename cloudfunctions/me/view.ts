import { isCurrent } from '@domain/me/consent'
import type { MeView } from '@domain/me/contract'
import { maskPhone } from '@domain/me/me'
import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import { householdsOf } from '../household/household'
import { unreadOf } from '../message/message'
import { viewStations } from '../station/station'
import { faceSeedOf } from './me'
import { consentsOf, findPerson } from './me-sql'

/** What a person sees of herself. */
export async function viewMe({ tx, personId, roles }: Call): Promise<MeView> {
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
    unread: await unreadOf(tx, personId)
  }
}
