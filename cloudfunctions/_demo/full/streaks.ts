import type { Input } from '@domain/contract'
import { atShopTime, days, hours, later, minutes, nextShopDay, shopDay, type Instant } from '@domain/time'
import { inTransaction } from '../../_kit/db'
import { shelf } from '../parts/places-sql'
import type { Corner } from './people'
import type { Person } from './shop'
import { isFirst, neighbour, type Story } from './story'

/** Days before today on which somebody came by, from the first to the last. */
const span = (from: number, until: number): number[] => Array.from({ length: from - until + 1 }, (_, n) => from - n)

/** By her place: who is a day short of a week or of a fortnight, and who missed a day that a card could fill. */
const CAME: Readonly<Record<number, readonly number[]>> = {
  1: span(6, 1),
  2: [...span(18, 4), ...span(2, 1)],
  3: span(13, 1),
  4: span(6, 1),
  6: [...span(9, 7), ...span(6, 1)],
  9: span(2, 2),
}
const SEVEN_IN_THE_MORNING = '07:10'

const SHARPEN = { kind: 'service', name: '磨刀一把', about: '周六上午 9 点到 11 点，物业门口，凭券码磨一把刀。', points: 30, offered: 40, perPerson: 2, validDays: 30 } as const
const KEY = { kind: 'service', name: '配一把钥匙', about: '小区门口五金店，凭券码配一把普通门钥匙。', points: 60, offered: 20, perPerson: 1, validDays: 30 } as const
const FEE = { kind: 'property_fee', name: '物业费抵 5 元', about: '交物业费时出示券码，少交 5 元，一次用一张。', points: 500, offered: 100, perPerson: 12, validDays: 90 } as const
const EGGS = { kind: 'goods', name: '鸡蛋两枚', about: '连续签到 7 天能换一次，凭券码到站点领。', points: 1, offered: 60, perPerson: 50, validDays: 7, exclusive: true } as const

const DIME = { kind: 'goods', name: '一毛钱的土鸡蛋', about: '连续签到 7 天能换一次，每天清单里的土鸡蛋都能用。', points: 1, offered: 30, perPerson: 50, validDays: 14, exclusive: true } as const
const DIME_GOODS = '散养土鸡蛋'

type Offer = typeof SHARPEN | typeof KEY | typeof FEE | typeof EGGS | (typeof DIME & { readonly sale: NonNullable<Input<'points.addItem'>['sale']> })

/** What is there every night, for a dime. */
async function sale(): Promise<NonNullable<Input<'points.addItem'>['sale']>> {
  const goods = (await inTransaction('read', shelf)).find(({ name }) => name === DIME_GOODS)
  if (!goods) throw new Error(`${DIME_GOODS} lies on the shelf`)
  return { goodsId: goods.id, priceFen: 10, capFen: 3_990 }
}

/** Sign-ins of a station's people, up to yesterday; the story is told in two parts, before last night's round and from then on. */
function planSigns({ shop, agenda, times }: Story, corner: Corner, isPart: (at: Instant) => boolean): void {
  for (const [place, came] of Object.entries(CAME)) {
    for (const ago of came) {
      const at = later(atShopTime(nextShopDay(shopDay(times.now), -ago), SEVEN_IN_THE_MORNING), minutes(7 * Number(place)))
      if (isPart(at)) agenda.plan(at, async () => void (await shop.call(neighbour(corner, Number(place)), 'streak.sign', {})))
    }
  }
}

/** The last of the sign-ins. */
export function planLastSigns(story: Story): void {
  for (const corner of story.hood.corners.filter(isFirst)) planSigns(story, corner, (at) => at >= story.times.lastNight.opensAt)
}

/** Sign-ins of the weeks before, and what some of their points were exchanged for. */
export function planStreaks(story: Story, corner: Corner, operator: Person): void {
  const { shop, agenda, times } = story
  const today = shopDay(times.now)
  planSigns(story, corner, (at) => at < times.lastNight.opensAt)
  const opens = atShopTime(nextShopDay(today, -8), '09:00')
  agenda.plan(opens, async () => {
    const until = later(times.now, days(60))
    const [sharpen, , , , dime] = [await offer(SHARPEN), await offer(KEY), await offer(FEE), await offer(EGGS), await offer({ ...DIME, sale: await sale() })]
    agenda.plan(later(opens, days(4)), async () => {
      const { voucher } = await shop.call(neighbour(corner, 2), 'points.exchange', { itemId: sharpen })
      agenda.plan(later(opens, days(4) + hours(2)), async () => void (await shop.call(corner.leader, 'points.useVoucher', { code: voucher.code })))
    })
    agenda.plan(later(opens, days(6)), async () => {
      for (const itemId of [sharpen, dime]) await shop.call(neighbour(corner, 3), 'points.exchange', { itemId })
    })
    async function offer(item: Offer): Promise<string> {
      return (await shop.call(operator, 'points.addItem', { communityId: corner.community.id, ...item, until })).itemId
    }
  })
}
