import type { Input } from '@domain/contract'
import { agreed, type Corner } from './people'
import type { Person, Shop } from './shop'
import { neighbour, neighbours } from './story'

/** A shop around the corner that has our code on its counter. */
export const PARTNER = { name: '巷口豆浆店', offer: '到店送一杯现磨豆浆' } as const

/** Who brought whom. The first neighbour's friends are at every step; the fifth's and the sixth's live with somebody whom that forbids. */
const FRIENDS = { leader: [1, 4], 1: [5, 6, 8, 15], 5: [9], 6: [10], store: [12, 13] } as const

/** What some of them are called. */
const NAMES: readonly (readonly [place: number, nickname: string])[] = [
  [1, '沈阿姨'],
  [5, '顾老师'],
  [6, '阿布'],
  [8, '陆妈妈'],
  [9, '青团'],
  [10, '周师傅'],
]
/** One address, as two people type it. */
const HOMES: readonly (readonly [place: number, building: string, door: string])[] = [
  [1, '6幢', '602'],
  [9, '６号楼', '602室'],
  [6, '11幢', '1101'],
  [10, '十一栋', '1101'],
]

/** How people of an estate's first station came; nobody has bought anything yet. */
export async function inviteFriends(shop: Shop, corner: Corner, operator: Person): Promise<void> {
  const { stationId } = corner
  await introduce(shop, corner)
  await bring(shop, corner, corner.leader, FRIENDS.leader, { source: 'leader', stationId })
  for (const place of [1, 5, 6] as const) await bring(shop, corner, neighbour(corner, place), FRIENDS[place], {})
  await bring(shop, corner, operator, FRIENDS.store, { source: 'store', stationId, label: PARTNER.name })
}

async function bring(shop: Shop, corner: Corner, inviter: Person, places: readonly number[], wish: Input<'referral.invite'>): Promise<void> {
  const { invite } = await shop.call(inviter, 'referral.invite', wish)
  for (const friend of neighbours(corner, places)) await shop.call(friend, 'referral.bind', { invite })
}

async function introduce(shop: Shop, corner: Corner): Promise<void> {
  for (const [place, nickname] of NAMES) await shop.call(neighbour(corner, place), 'me.update', { consent: agreed('privacy', 'show_profile'), nickname })
  for (const [place, building, door] of HOMES) await shop.call(neighbour(corner, place), 'me.update', { consent: agreed('address'), building, door })
}
