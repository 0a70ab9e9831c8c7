import type { Output } from '@domain/contract'
import { instant } from '@domain/time'
import { held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import { LONG_NAME, many } from './edges'

type Items = Output<'points.items'>
type Item = Items['items'][number]
type Voucher = Output<'points.vouchers'>['vouchers'][number]

const OPERATOR = 'c1-operator-1'
const UNTIL = instant('2026-12-31T16:00:00.000Z')

const item = (n: number, change: Partial<Item>): Item => ({
  itemId: `x${n}`,
  communityId: 'c1',
  kind: 'service',
  name: '磨刀一把',
  about: '周六上午在物业门口，凭券码磨一把刀。',
  points: 30,
  left: 12,
  perPerson: 1,
  exclusive: false,
  mine: 0,
  validDays: 30,
  until: UNTIL,
  sale: null,
  figures: null,
  ...change,
})
const ITEMS = [
  item(1, {}),
  item(5, { kind: 'goods', name: '鸡蛋两枚', about: '连续签到 7 天能换一次。凭券码到站点领。', points: 1, perPerson: 50, exclusive: true }),
  item(6, {
    kind: 'goods',
    name: '连签草莓一盒',
    about: '连续签到 7 天能换一次，每天的草莓都能用。',
    points: 1,
    left: 3,
    exclusive: true,
    validDays: 14,
    sale: { goodsId: 'berries', goodsName: '丹东草莓', priceFen: 10, capFen: 2_980, tonight: { stationId: 's1', itemId: 'g1-i1', priceFen: 2_000, left: 9 } },
  }),
  item(2, { name: '物业费抵 10 元', kind: 'property_fee', about: '交物业费时出示券码，少交 10 元。', points: 1_000, left: 40 }),
  item(3, { name: '配一把钥匙', points: 60, mine: 1 }),
  item(4, { name: '修一把伞', points: 20, left: 0 }),
]
const some = (seen: Items): Items => ({ ...seen, items: ITEMS, free: 188, rights: 1 })
const withFigures = (seen: Items): Items => ({
  ...seen,
  items: ITEMS.map((one, n) => ({ ...one, figures: { offered: one.left + n, issued: n, used: Math.max(0, n - 1), stoppedAt: n === 2 ? UNTIL : null } })),
})
const voucher = (n: number, change: Partial<Voucher>): Voucher => ({
  voucherId: `v${n}`,
  kind: 'service',
  name: '磨刀一把',
  about: '周六上午在物业门口，凭券码磨一把刀。',
  state: 'open',
  validUntil: UNTIL,
  usedAt: null,
  points: 30,
  code: '7K3M9QXA',
  exchangedAt: instant('2026-11-20T04:00:00.000Z'),
  coupon: null,
  ...change,
})
const mine = (seen: Output<'points.vouchers'>): Output<'points.vouchers'> => ({
  ...seen,
  vouchers: [
    voucher(4, { name: '连签草莓一盒', kind: 'goods', points: 1, code: '', coupon: { couponId: 'k1', communityId: 'c1', goodsId: 'berries', priceFen: 10, orderId: null } }),
    voucher(1, {}),
    voucher(2, { name: '配一把钥匙', state: 'used', usedAt: instant('2026-11-21T04:00:00.000Z') }),
    voucher(5, { name: '连签草莓一盒', kind: 'goods', state: 'used', points: 1, code: '', coupon: { couponId: 'k2', communityId: 'c1', goodsId: 'berries', priceFen: 10, orderId: 'o1' } }),
    voucher(3, { state: 'expired' }),
  ],
})

/** Answers a desk's question without a voucher that its people would have to earn first. */
const look = async (phone: { fill: (label: string, value: string) => Promise<void>; tap: (text: string) => Promise<void> }) => {
  await phone.fill('券码', '7K3M-9QXA')
  await phone.tap('查这张券')
}

export const exchange: readonly Screen[] = [
  {
    name: 'exchange',
    page: 'points/exchange/index',
    who: 'c1-resident-2',
    states: [
      { name: 'some', net: [seeing('points.items', some), seeing('points.vouchers', mine)], main: true },
      { name: 'none' },
      { name: 'long', net: [seeing('points.items', (seen) => ({ ...some(seen), items: many(ITEMS, (one, n) => ({ ...one, itemId: `many-${n}`, name: LONG_NAME.slice(0, 20), about: LONG_NAME })).slice(0, 6) }))] },
      { name: 'homeless', net: [refused('points.items', 'no_station')] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('points.items') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'redeem',
    page: 'points/redeem/index',
    who: 'c1-leader-1',
    states: [
      { name: 'empty', main: true },
      {
        name: 'unknown',
        async then(phone) {
          await look(phone)
          await phone.see('没有找到这个码，请核对后再试。')
        },
      },
      { name: 'visitor', who: null },
    ],
  },
  {
    name: 'exchange-items',
    page: 'points/operator/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', net: [seeing('points.items', withFigures)], main: true },
      { name: 'none' },
      { name: 'adding', then: (phone) => phone.tap('加一样') },
      {
        name: 'adding-priced',
        net: [seeing('points.items', (seen) => ({ ...seen, items: [] }))],
        async then(phone) {
          await phone.tap('加一样')
          await phone.tap('实物')
          await phone.tap('积分之外再付一点钱')
        },
      },
      { name: 'changing', net: [seeing('points.items', withFigures)], then: (phone) => phone.tap('修改 物业费抵 10 元') },
      { name: 'refused', who: 'c1-resident-9' },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('points.items') },
      { name: 'offline', net: offline },
    ],
  },
]
