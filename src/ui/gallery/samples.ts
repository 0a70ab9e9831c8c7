import type { ItemView } from '@domain/campaign/contract'
import type { PoolView } from '@domain/pool/contract'
import { later, seconds } from '@domain/time'
import { serverNow } from '../../kit/clock'
import { words } from './words'

const item = (change: Partial<ItemView>): ItemView => ({
  itemId: 'sample',
  name: words.item.name,
  category: 'vegetable',
  unit: words.item.unit,
  grams: 600,
  picture: 'leafy-green',
  origin: null,
  priceFen: 590,
  per500gFen: 492,
  poolFen: 472,
  offered: 120,
  left: 118,
  sold: 2,
  limit: 10,
  ...change,
})

export const items: readonly ItemView[] = [
  item({}),
  item({ itemId: 'long', name: words.item.long, unit: words.item.bag, picture: 'broccoli', priceFen: 9_999_999, poolFen: 7_999_999, left: 9_999, sold: 12_345 }),
  item({ itemId: 'drawn', name: words.item.plain, category: 'staple', unit: words.item.bag, picture: null, priceFen: 1_280, poolFen: 1_024 }),
  item({ itemId: 'gone', name: words.item.gone, category: 'fruit', unit: words.item.goneUnit, picture: 'peach', priceFen: 2_990, poolFen: 2_392, left: 0, sold: 120 }),
]

const member = (index: number) => ({ nickname: words.names[index] ?? null, face: null, faceSeed: `sample-${index}`, me: index === 0 })

const pool = (change: Partial<PoolView>): PoolView => ({
  poolId: 'sample',
  campaignId: 'gallery',
  stationId: 'sample',
  stationName: words.station,
  communityName: words.community,
  state: 'open',
  full: false,
  paidSeats: 2,
  heldSeats: 0,
  seatsMax: 3,
  steps: [{ people: 3, percent: 20 }],
  leastFen: 3_900,
  percent: 0,
  endsAt: later(serverNow(), seconds(5 * 3_600)),
  members: [member(0), member(1)],
  mine: null,
  ...change,
})

export const pools: readonly PoolView[] = [
  pool({}),
  pool({ poolId: 'near', paidSeats: 1, members: [member(2)], endsAt: later(serverNow(), seconds(1_500)), mine: { orderId: 'sample', seat: 'paid', ifNotFilled: 'refund' } }),
  pool({ poolId: 'many', seatsMax: 20, paidSeats: 7, steps: [{ people: 10, percent: 15 }, { people: 20, percent: 25 }], members: Array.from({ length: 7 }, (_one, index) => member(index)) }),
  pool({ poolId: 'done', state: 'settled', paidSeats: 3, percent: 20, members: [member(0), member(1), member(2)] }),
  pool({ poolId: 'over', state: 'expired', paidSeats: 1, members: [member(1)] }),
]
