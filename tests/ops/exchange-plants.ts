import { aDime, STRAWBERRIES } from '../points/price-fixtures'
import { anExchange } from '../points/exchange-fixtures'
import type { TestServer } from '../support/server'
import type { Plant } from './plant'
import { plant, twin } from './plant'

/** Somebody who came by for more than a week exchanges points for a service, and for goods at a price. */
export async function exchanges(shop: TestServer): Promise<void> {
  const [li, operator] = await Promise.all([shop.as('c1-resident-1'), shop.as('c1-operator-1')])
  const { goods } = await operator.ok('goods.save', { communityId: 'c1', ...STRAWBERRIES })
  await li.ok('points.exchange', { itemId: (await operator.ok('points.addItem', anExchange('c1'))).itemId })
  await li.ok('points.exchange', { itemId: await aDime(operator, goods.goodsId) })
}

const MOVE = 'a voucher has its move of points, a move its voucher'
const HOLDER = 'a voucher of goods at a price is its holder’s coupon'
const OFFERS = 'there are as many coupons as the item offers'

export const EXCHANGES: readonly Plant[] = [
  plant('I41', MOVE, ['points_entry'], "delete from points_entry where source = 'exchange'"),
  plant('I41', MOVE, ['points_entry'], "update points_entry set points = points + 1 where source = 'exchange'"),
  plant('I41', MOVE, ['points_entry'], "update points_entry set person_id = 'another' where source = 'exchange'"),
  plant('I41', MOVE, ['exchange_voucher'], 'delete from exchange_voucher where coupon_id is null'),
  plant('I41', MOVE, ['exchange_voucher'], 'update exchange_voucher set points = points + 1'),
  plant(
    'I41',
    'what was exchanged does not come back',
    ['points_entry'],
    twin('points_entry', { id: "'planted'", kind: "'exchanged_back'", from_account: "'spent'", to_account: "'free'", about_id: 't.id' }, "source = 'exchange'"),
  ),
  plant('I41', 'an item has given out its vouchers', ['exchange_item'], 'update exchange_item set issued = issued + 1'),
  plant('I41', 'nobody has more of an item than it says', ['exchange_voucher'], twin('exchange_voucher', { id: "'planted'", code: "'PLANTED0'" }, 'coupon_id is null')),
  plant('I41', HOLDER, ['exchange_voucher'], "update exchange_voucher set coupon_id = null, code = 'PLANTED0' where coupon_id is not null"),
  plant('I41', HOLDER, ['coupon'], "update coupon set person_id = 'another' where why = 'exchange'"),
  plant('I41', 'a coupon that was exchanged for has its voucher', ['coupon'], twin('coupon', { id: "'planted'", nth: '2' }, "why = 'exchange'")),
  plant('I41', OFFERS, ['coupon_batch'], "update coupon_batch set size = size + 1 where way = 'exchange'"),
  plant('I41', OFFERS, ['exchange_item'], 'update exchange_item set price_fen = price_fen + 1 where batch_id is not null'),
  plant('I41', 'nobody has more exclusive things than rights', [], "delete from sign_in where day < '2026-11-08'"),
]
