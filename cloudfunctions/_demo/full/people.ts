import { CONSENT_VERSIONS } from '@domain/me/consent'
import { inTransaction } from '../../_kit/db'
import { newId } from '../../_kit/ids'
import { DEMO_GOODS } from '../parts/goods'
import { insertCommunities, insertGoods, insertGrants } from '../parts/places-sql'
import type { Chance } from '../parts/random'
import { CALLED, DEMO_COMMUNITIES, NICKNAMES, SURNAMES, type DemoCommunity } from './places'
import type { Person, Shop } from './shop'

/** A station with the people of it. */
export interface Corner {
  readonly community: DemoCommunity
  /** Its place among the community's stations, from 0. */
  readonly place: number
  readonly stationId: string
  readonly carries: boolean
  readonly leader: Person
  readonly residents: readonly Resident[]
}
export interface Resident extends Person {
  /** Has said where she lives. */
  readonly hasDoor: boolean
}
export interface Neighbourhood {
  readonly admin: Person
  readonly operators: ReadonlyMap<string, Person>
  readonly corners: readonly Corner[]
}

const RESIDENTS_PER_STATION = 15

/** Estates and the shelf come as an import brings them; from the first administrator on, everything is asked for by somebody. */
export async function settleIn(shop: Shop, chance: Chance, progress: (line: string) => void): Promise<Neighbourhood> {
  const { now } = shop
  await inTransaction('write', async (tx) => {
    await insertCommunities(tx, DEMO_COMMUNITIES.map(({ id, name, lng, lat }) => ({ id, name, lng, lat, createdAt: now })))
    await insertGoods(tx, DEMO_GOODS.map((goods) => ({ ...goods, communityId: '*', id: newId(), createdAt: now })))
  })
  const admin = await shop.signIn('c1-admin-1')
  const grant = { personId: admin.personId, role: 'admin', scopeId: 'all', communityId: null, grantedBy: admin.personId, grantedAt: now }
  await inTransaction('write', (tx) => insertGrants(tx, [grant]))
  const operators = new Map<string, Person>()
  const corners: Corner[] = []
  for (const community of DEMO_COMMUNITIES) {
    const operator = await appointOffice(shop, admin, community)
    operators.set(community.id, operator)
    for (let place = 0; place < community.stations.length; place++) corners.push(await openCorner(shop, chance, operator, community, place))
    progress(`${community.name}: ${community.stations.length} stations, ${community.stations.length * RESIDENTS_PER_STATION} residents`)
  }
  return { admin, operators, corners }
}

/** Operator, staff and a second administrator. */
async function appointOffice(shop: Shop, admin: Person, { id }: DemoCommunity): Promise<Person> {
  const people = { operator: await shop.signIn(`${id}-operator-1`), staff: await shop.signIn(`${id}-staff-1`) }
  for (const role of ['operator', 'staff'] as const) await shop.call(admin, 'role.grant', { personId: people[role].personId, role, scopeId: id })
  if (id !== 'c1') await shop.call(admin, 'role.grant', { personId: (await shop.signIn(`${id}-admin-1`)).personId, role: 'admin', scopeId: 'all' })
  return people.operator
}

async function openCorner(shop: Shop, chance: Chance, operator: Person, community: DemoCommunity, place: number): Promise<Corner> {
  const said = community.stations[place]
  if (!said) throw new Error(`${community.name} has no station ${place}`)
  const { station } = await shop.call(operator, 'station.save', { communityId: community.id, hours: '17:30–20:30', ...said })
  const { stationId } = station
  const leader = await shop.signIn(`${community.id}-leader-${place + 1}`)
  await shop.call(operator, 'role.grant', { personId: leader.personId, role: 'leader', scopeId: stationId })
  await shop.call(leader, 'station.choose', { stationId })
  await shop.call(leader, 'me.update', { consent: agreed('privacy', 'show_profile'), nickname: `${SURNAMES[(place * 7 + (community.id === 'c1' ? 0 : 3)) % SURNAMES.length]}${chance.pick(CALLED)}` })
  const residents: Resident[] = []
  for (let n = 1; n <= RESIDENTS_PER_STATION; n++) residents.push(await moveIn(shop, chance, `${community.id}-resident-${place * RESIDENTS_PER_STATION + n}`, stationId))
  return { community, place, stationId, carries: said.doorFeeFen !== null, leader, residents }
}

/** Every other one says where she lives, and some of those what they are called; the others stay a drawn face. */
async function moveIn(shop: Shop, chance: Chance, openid: string, stationId: string): Promise<Resident> {
  const person = await shop.signIn(openid)
  await shop.call(person, 'station.choose', { stationId })
  const hasDoor = chance.yes(0.5)
  if (hasDoor) {
    const named = chance.yes(0.6)
    await shop.call(person, 'me.update', {
      consent: agreed('address', ...(named ? (['privacy', 'show_profile'] as const) : [])),
      building: `${chance.int(1, 24)}幢`,
      door: `${chance.int(1, 18)}0${chance.int(1, 4)}`,
      ...(named ? { nickname: chance.yes(0.6) ? `${chance.pick(SURNAMES)}${chance.pick(CALLED)}` : chance.pick(NICKNAMES) } : {}),
    })
  }
  return { ...person, hasDoor }
}

export const agreed = (...kinds: readonly (keyof typeof CONSENT_VERSIONS)[]) => kinds.map((kind) => ({ kind, version: CONSENT_VERSIONS[kind], given: true }))

/** Two who share a fridge, by a code that one reads out and the other types. */
export async function shareFridge(shop: Shop, one: Person, other: Person): Promise<void> {
  const { code } = await shop.call(one, 'household.invite', {})
  await shop.call(other, 'household.join', { code })
  await shop.call(one, 'household.confirm', { personId: other.personId, accept: true })
}

