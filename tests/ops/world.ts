import { give, theCoupons } from '../coupon/give'
import { befriend } from '../household/fixtures'
import { paidOrder, paidPool } from '../pickup/fixtures'
import { AFTER_WINDOW, buysAndFetches, newcomers as invited } from '../referral/fixtures'
import type { Person, TestServer } from '../support/server'
import { comeTogether } from './event-plants'
import { exchanges } from './exchange-plants'
import { giveAway } from './gifts'
import { spends } from './points-plants'
import { comesBy } from './streak-plants'

const ONE = [{ itemId: 'g1-i1', quantity: 1 }]
const CUT_OFF = '2026-11-22T15:00:00.000Z'
const NEXT_MORNING = '2026-11-23T01:00:00.000Z'

/** Something of everything: a shop's day in which orders, pools and repayments end in each of their ways. */
export async function makeWorld(shop: TestServer): Promise<void> {
  const residents = await Promise.all(Array.from({ length: 9 }, (_, n) => shop.as(`c1-resident-${n + 1}`)))
  const [li, wang, zhao, qian, sun, zhou, wu, zheng, feng] = residents
  const leader = await shop.as('c1-leader-1')
  const operator = await shop.as('c1-operator-1')
  await befriend(li!, wang!)
  await befriend(li!, zhao!)
  await paidPool([li!, wang!, zhao!], 'keep')
  await shop.runDue()

  await comesBy(shop)
  await exchanges(shop)
  await giveAway(shop)
  await comeTogether(shop)
  await paidOrder(qian!)
  await couponOrders(shop, qian!)
  const fetched = await paidOrder(sun!, [
    { itemId: 'g1-i2', quantity: 1 },
    { itemId: 'g1-i3', quantity: 2 },
  ])
  const { code } = await sun!.ok('pickup.code', { orderId: fetched })
  await leader.ok('pickup.confirm', { code })
  const { askId } = await sun!.ok('refund.ask', { orderId: fetched, lines: [{ itemId: 'g1-i3', quantity: 1 }], reason: 'damaged' })
  await leader.ok('refund.decide', { askId, accept: true })

  await inviteFriends(shop)
  await paidPool([zhou!], 'refund')
  await paidPool([wu!], 'keep')

  // Money that isn't what we asked for, and money that comes after its hold.
  const odd = await zheng!.ok('order.place', { campaignId: 'g1', lines: ONE, handover: 'station' })
  await shop.faults('amount')
  const { outTradeNo } = await zheng!.pay(odd.orderId)
  await operator.ok('payment.release', { outTradeNo })
  const slow = await feng!.ok('order.place', { campaignId: 'g1', lines: ONE, handover: 'station' })
  const late = await feng!.ok('payment.prepay', { orderId: slow.orderId })
  await shop.pay(late.outTradeNo, feng!.openid)
  await shop.runDue(CUT_OFF)
  await shop.flush()
  await shop.runDue(NEXT_MORNING)
  await shop.flush()
  await shop.runDue()
  await shop.runDue(AFTER_WINDOW)
  await shop.flush()
  await shop.runDue()
  await spends(shop, sun!)
}

/** Two friends bring their rewards; one asks for her money and has it taken back before anything was due. */
async function inviteFriends(shop: TestServer): Promise<void> {
  const inviter = await shop.as('c1-resident-2')
  for (const [n, friend] of (await invited(shop, 3, 'friend', inviter)).entries()) {
    const orderId = await buysAndFetches(shop, friend, 2, 5 + n)
    if (n === 0) await friend.ok('refund.ask', { orderId, lines: [{ itemId: 'g1-i5', quantity: 1 }], reason: 'other' })
  }
}

/** One order keeps its coupons, one was never paid for, and one went back. */
async function couponOrders(shop: TestServer, person: Person): Promise<void> {
  const door = { kind: 'door' as const, capFen: 300 }
  await give(shop, person, { group: 'one' }, { group: 'one' }, { group: 'one' }, { group: 'two' }, { group: 'door', benefit: door })
  const [first, second, third, beside, carrying] = await theCoupons(person)
  const place = (couponIds: readonly (string | undefined)[], handover: 'station' | 'door' = 'station') =>
    person.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i4', quantity: 1 }], handover, couponIds: couponIds.flatMap((each) => each ?? []) })
  const kept = await place([first, beside, carrying], 'door')
  await person.pay(kept.orderId)
  await person.ok('order.cancel', { orderId: (await place([second])).orderId })
  const back = await place([third])
  await person.pay(back.orderId)
  await person.ok('order.cancel', { orderId: back.orderId })
}
