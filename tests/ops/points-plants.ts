import { anEvening, plain } from '../pool/fixtures'
import type { Person, TestServer } from '../support/server'
import type { Plant } from './plant'
import { plant, twin } from './plant'

/** Points in each of their ways: somebody who has some buys with them, keeps one order, gives up another, sends a part of a third back and has a last one unpaid. */
export async function spends(shop: TestServer, person: Person): Promise<void> {
  const evening = await anEvening(shop)
  await person.ok('station.choose', { stationId: evening.stationId })
  const place = async (quantity: number, usePoints: number) => (await person.ok('order.place', { ...plain(evening, quantity), usePoints })).orderId
  await person.pay(await place(1, 10))
  await person.ok('order.cancel', { orderId: await place(1, 5) })
  const partly = await place(2, 9)
  await person.pay(partly)
  const { askId } = await person.ok('refund.ask', { orderId: partly, lines: [{ itemId: evening.itemId, quantity: 1 }], reason: 'missing' })
  await evening.operator.ok('refund.decide', { askId, accept: true })
  await place(1, 7)
}

export const POINTS: readonly Plant[] = [
  plant('I30', 'free points are the sum of the moves', ['points_account'], 'update points_account set free = free + 1'),
  plant('I30', 'frozen points are the sum of the moves', ['points_account'], 'update points_account set frozen = frozen + 1'),
  plant('I30', 'held points are the sum of the moves', ['points_account'], 'delete from points_account where held > 0'),
  plant('I30', 'what is spent had been free', ['points_entry'], "update points_entry set free_after = -1 where kind = 'used'"),
  plant('I30', 'a move is there once', ['points_entry'], twin('points_entry', { id: "'planted'" })),
  plant('I30', 'no more comes back of a move than it moved', ['points_entry'], "update points_entry set points = 1000 where kind = 'used_back'"),
  plant('I30', 'an order uses the points that its lines use', ['order_line'], 'update order_line set points_fen = points_fen + 1'),
  plant('I30', 'an order has what it uses less what came back', ['order_line'], 'update order_line set points_back = 0 where points_back > 0'),
  plant('I30', 'an order has spent its points once it is paid for', ['points_entry'], "delete from points_entry where kind = 'used_settled'"),
  plant('I30', 'goods have earned what was kept of them', ['points_entry'], "update points_entry set tenths = tenths + 5 where kind = 'bought'"),
  plant(
    'I30',
    'going without packaging has earned while anything is kept',
    ['points_entry', 'order_line'],
    'update order_line set refunded_quantity = quantity',
    "update points_entry set kind = 'green' where kind = 'bought'",
  ),
  plant('I30', 'nobody who serves people may change a move', [], 'grant update on points_entry to linpin_app', 'select'),
  plant('I30', 'a trigger guards the moves', [], 'alter table points_entry disable trigger points_insert_only', 'select'),
]
