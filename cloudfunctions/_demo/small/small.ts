import { USUAL_AFTER_SALE_HOURS, USUAL_TERMS } from '@domain/campaign/campaign'
import { CONSENT_VERSIONS } from '@domain/me/consent'
import { atShopTime, earliest, nextShopDay, type Instant } from '@domain/time'
import type { Insertable } from 'kysely'
import type { Schema, Tx } from '../../_kit/db'
import { newId } from '../../_kit/ids'
import { json } from '../../_kit/json'
import { TEST_APPID } from '../../session/demo'
import { CUT_OFF, tonightsDay } from '../parts/day'
import { DEMO_GOODS } from '../parts/goods'
import { insertCommunities, insertGrants } from '../parts/places-sql'
import { insertSmall } from './small-sql'

const RESIDENTS = 9
const ITEMS = 20
const PRICE_FEN = 2_000
const STOCK = 100
const LIMIT = 5
const DOOR_FEE_FEN = 300

interface Quarter {
  readonly id: 'c1' | 'c2'
  readonly station: 's1' | 's2'
  readonly campaign: 'g1' | 'g2'
  readonly name: string
  readonly address: string
  readonly lng: number
  readonly lat: number
}

const QUARTERS: readonly Quarter[] = [
  { id: 'c1', station: 's1', campaign: 'g1', name: '枫桥花园', address: '枫桥路 188 号 3 幢架空层', lng: 120.5672, lat: 31.3124 },
  { id: 'c2', station: 's2', campaign: 'g2', name: '金鸡新村', address: '现代大道 66 号 东门岗亭旁', lng: 120.7083, lat: 31.3201 },
]

/** Demo people of one community: who they are, and what they may do. */
const GRANTED = ['leader', 'staff', 'operator', 'admin'] as const

/**
 * The small demo data of the public contract: two communities with a station, an open campaign and people each. Written straight into the tables, since
 * its ids are promised.
 */
export async function seedSmall(tx: Tx, now: Instant): Promise<void> {
  const people = QUARTERS.flatMap((quarter) => peopleOf(quarter))
  await insertCommunities(tx, QUARTERS.map(({ id, name, lng, lat }) => ({ id, name, lng, lat, createdAt: now })))
  await insertSmall(tx, {
    stations: QUARTERS.map((quarter) => stationOf(quarter, now)),
    campaigns: QUARTERS.map((quarter) => campaignOf(quarter, now)),
    items: QUARTERS.flatMap(itemsOf),
    people: people.map(({ quarter, id, building, door }) => ({ id, building, door, communityId: quarter.id, stationId: quarter.station, createdAt: now })),
    accounts: people.map(({ id, openid }) => ({ appid: TEST_APPID, openid, personId: id, createdAt: now })),
    consents: people.flatMap(({ id }) => (['privacy', 'address'] as const).map((kind) => ({ personId: id, kind, version: CONSENT_VERSIONS[kind], givenAt: now }))),
  })
  await insertGrants(tx, people.flatMap(({ quarter, id, role }) => grantOf(quarter, id, role, now)))
}

type Person = ReturnType<typeof peopleOf>[number]

function peopleOf(quarter: Quarter) {
  const one = (role: 'resident' | (typeof GRANTED)[number], number: number, place: number) => ({
    quarter,
    role,
    id: newId(),
    openid: `${quarter.id}-${role}-${number}`,
    building: `${1 + (place % 6)}幢`,
    door: `${1 + (place % 3)}0${1 + (place % 4)}`,
  })
  return [...GRANTED.map((role, place) => one(role, 1, place)), ...Array.from({ length: RESIDENTS }, (_, n) => one('resident', n + 1, n + GRANTED.length))]
}

function grantOf(quarter: Quarter, personId: string, role: Person['role'], grantedAt: Instant): Insertable<Schema['roleGrant']>[] {
  const given = { personId, grantedBy: personId, grantedAt }
  if (role === 'resident') return []
  if (role === 'admin') return [{ ...given, role, scopeId: 'all', communityId: null }]
  return [{ ...given, role, scopeId: role === 'leader' ? quarter.station : quarter.id, communityId: quarter.id }]
}

const stationOf = ({ id, station, name, address, lng, lat }: Quarter, now: Instant) => ({
  communityId: id,
  id: station,
  name: `${name}自提点`,
  address,
  hours: '17:30–20:30',
  lng,
  lat,
  doorFeeFen: DOOR_FEE_FEN,
  createdAt: now,
})

function campaignOf({ id, station, campaign }: Quarter, now: Instant) {
  const day = tonightsDay(now)
  return {
    communityId: id,
    id: campaign,
    stationId: station,
    title: '今晚开团',
    state: 'open',
    opensAt: earliest(now, atShopTime(day, '06:00')),
    closesAt: atShopTime(day, CUT_OFF),
    pickupDay: nextShopDay(day),
    pickupFrom: '17:30',
    pickupUntil: '20:30',
    afterSaleHours: USUAL_AFTER_SALE_HOURS,
    unfetched: 'leader_disposes',
    poolTerms: json(USUAL_TERMS),
    createdAt: now,
  }
}

const itemsOf = ({ id, campaign }: Quarter) =>
  DEMO_GOODS.slice(0, ITEMS).map(({ name, category, unit, grams, picture, origin }, place) => ({
    communityId: id,
    id: `${campaign}-i${place + 1}`,
    campaignId: campaign,
    place,
    name,
    category,
    unit,
    grams,
    picture,
    origin,
    priceFen: PRICE_FEN,
    perPerson: LIMIT,
    offered: STOCK,
  }))
