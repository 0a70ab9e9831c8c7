import type { Input } from '@domain/contract'
import { atShopTime, days, instant, later, nextShopDay, shopDay } from '@domain/time'
import { anEvening, type Evening } from '../pool/fixtures'
import type { Person, TestServer } from '../support/server'
import { anExchange } from './exchange-fixtures'

export const STRAWBERRIES = { name: '草莓', category: 'fruit' as const, unit: '盒', grams: null, picture: null, origin: null, priceFen: 2_000 }

/** An evening whose one thing for ¥20.00 is made from goods of the shelf. */
export async function aGoodsEvening(shop: TestServer, { stock = 100, more = [] }: { stock?: number; more?: readonly string[] } = {}): Promise<{ evening: Evening; goodsId: string }> {
  const operator = await shop.as('c1-operator-1')
  const { goods } = await operator.ok('goods.save', { communityId: 'c1', ...STRAWBERRIES })
  return { evening: await anEvening(shop, { stock, goodsId: goods.goodsId, more }), goodsId: goods.goodsId }
}

/** Seven days in a row up to today, whatever today is: a right to one exclusive thing, and points. */
export async function signsSeven(shop: TestServer, ...people: readonly Person[]): Promise<void> {
  const now = instant(shop.now)
  for (let ago = 6; ago >= 0; ago--) {
    const at = ago === 0 ? now : atShopTime(nextShopDay(shopDay(now), -ago), '09:00')
    for (const person of people) await person.ok('streak.sign', {}, { now: at })
  }
}

/** The goods for a point, a right and ten fen; two of them. */
export async function aDime(operator: Person, goodsId: string, change: Partial<Input<'points.addItem'>> = {}): Promise<string> {
  const sale = { priceFen: 10, capFen: 2_990, ...change.sale, goodsId }
  const until = later(instant('2027-06-01T00:00:00.000Z'), days(1))
  return (await operator.ok('points.addItem', anExchange('c1', { kind: 'goods', name: '一毛钱的草莓', exclusive: true, offered: 2, perPerson: 50, until, ...change, sale }))).itemId
}
