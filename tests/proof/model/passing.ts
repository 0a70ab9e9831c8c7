import { linesAt, total } from './reckon'
import type { Buyer, House, Line, Order, Pool, Shop, Whys } from './shop'

/** What the shop does by itself as time passes, and what becomes of a round and of households. */

/** A pool's end: what is unpaid is asked about and closed, then it settles or expires for good. */
function endPool(shop: Shop, pool: Pool): void {
  for (const order of pool.orders.filter(({ seat }) => seat === 'held')) shop.closeCashiers(order, pool.endsAt)
  for (const order of pool.orders.filter(({ seat, state }) => seat === 'held' && state === 'unpaid')) shop.giveUp(order, 'lapsed')
  const paid = pool.orders.filter(({ seat }) => seat === 'paid')
  const percent = Math.max(0, ...shop.terms.steps.filter(({ people }) => people <= paid.length).map((step) => step.percent))
  pool.state = percent > 0 ? 'settled' : 'expired'
  pool.percent = percent
  shop.touched.add(pool)
  for (const order of paid) {
    order.seat = pool.state === 'settled' ? 'settled' : 'expired'
    if (percent > 0) settle(shop, order, percent)
    else if (order.wants === 'refund') shop.backWhole(order)
  }
  if (percent > 0) shareBag(paid)
}

/** Everybody pays the step's price; the difference goes back. */
function settle(shop: Shop, order: Order, percent: number): void {
  const price = linesAt(order.lines, percent)
  order.lines.forEach((line, n) => {
    line.payFen = (price[n] ?? 0) - line.couponFen
  })
  const payFen = total(order.lines.map((line) => line.payFen)) + order.feeFen
  const backFen = order.payFen - payFen
  Object.assign(order, { percent, payFen, backFen: order.backFen + backFen, refunds: order.refunds + (backFen > 0 ? 1 : 0) })
  shop.touch(order)
}

/** What one household bought alone lies in one bag. */
function shareBag(paid: readonly Order[]): void {
  const [first, ...rest] = paid
  if (!first?.by.house || rest.some(({ by }) => by.house !== first.by.house)) return
  for (const order of rest) {
    order.bag = first.bag
    first.bag.orders.push(order)
  }
}

/** Everything that is due, in the order in which it became so. */
export function runDue(shop: Shop): void {
  for (const trade of shop.trades) {
    const { order } = trade
    const over = order.state === 'cancelled' || (order.state === 'refunded' && order.over !== null)
    if (trade.ours === 'open' && ((over && order.over !== 'lapsed') || ['paid', 'fetched'].includes(order.state) || order.state === 'refunded')) shop.closeCashiers(order)
  }
  const lapsing = shop.orders.filter((order) => order.state === 'unpaid' && order.holdUntil <= shop.now && (order.pool === null || order.holdUntil < order.pool.endsAt))
  const ending = shop.pools.filter((pool) => pool.state === 'open' && (pool.endsAt <= shop.now || shop.isFull(pool)))
  const due = [
    ...lapsing.map((order) => ({ at: order.holdUntil, run: () => lapse(shop, order) })),
    ...ending.map((pool) => ({ at: shop.isFull(pool) ? Math.max(...pool.orders.map(({ paidAt }) => paidAt)) : pool.endsAt, run: () => endPool(shop, pool) })),
  ]
  for (const { run } of due.sort((a, b) => a.at - b.at)) run()
  if (shop.state === 'arrived' && shop.now >= shop.disposeAt) dispose(shop)
}

function lapse(shop: Shop, order: Order): void {
  shop.closeCashiers(order)
  if (order.state === 'unpaid') shop.giveUp(order, 'lapsed')
}

/** The evening after, what nobody fetched is the leader's to dispose of. */
function dispose(shop: Shop): void {
  for (const order of shop.orders.filter(({ state }) => state === 'paid')) shop.handOver(order, waiting(order))
  shop.state = 'done'
}

export const waiting = ({ lines }: Order): Line[] => lines.filter((line) => line.handedAt === null && line.backUnits < line.quantity)

export const closeWhys = (shop: Shop): Whys => [
  ...(shop.state === 'open' ? [] : ['campaign_not_open']),
  ...(shop.now < shop.closesAt ? ['cutoff_not_reached'] : []),
  ...(shop.orders.some(({ state }) => state === 'unpaid') || shop.pools.some(({ state }) => state === 'open') ? ['still_settling'] : []),
]

/** A short delivery goes to those who paid first; what was handed over stays so. Returns what goes back. */
export function arrive(shop: Shop, short: { readonly itemId: string; readonly arrived: number } | null): number {
  shop.state = 'arrived'
  if (!short) return 0
  const of = (order: Order) => order.lines.filter(({ item }) => item.id === short.itemId)
  const bought = shop.orders.filter(({ state }) => state === 'paid' || state === 'fetched').sort((a, b) => a.paidAt - b.paidAt || (a.id < b.id ? -1 : 1))
  const handed = bought.flatMap(of).filter((line) => line.handedAt !== null)
  let there = Math.max(0, short.arrived - total(handed.map((line) => line.quantity - line.backUnits)))
  let backFen = 0
  for (const order of bought) {
    for (const line of of(order).filter(({ handedAt }) => handedAt === null)) {
      const wants = line.quantity - line.backUnits
      const gets = Math.min(wants, there)
      there -= gets
      if (gets < wants) backFen += shop.back(order, [{ line, quantity: wants - gets }])
    }
  }
  return backFen
}

/** The round is called off: whatever is not handed over goes back. */
export function callOff(shop: Shop): void {
  shop.state = 'cancelled'
  for (const pool of shop.pools.filter(({ state }) => state === 'open')) {
    pool.state = 'expired'
    for (const order of shop.live(pool)) order.seat = order.seat === 'paid' ? 'expired' : 'lapsed'
    shop.touched.add(pool)
  }
  for (const order of shop.orders) {
    if (order.state === 'unpaid') shop.giveUp(order, 'campaign')
    else if (order.state === 'paid') shop.backWhole(order)
  }
}

export const leaveWhys = (shop: Shop, by: Buyer, pool: Pool): Whys => {
  if (!shop.live(pool).some((order) => order.by === by)) return [pool.shown && pool.state !== 'open' ? 'pool_over' : 'pool_not_found']
  if (pool.state !== 'open' || shop.now >= pool.endsAt) return ['pool_over']
  return shop.isFull(pool) ? ['pool_full'] : []
}

export const cancelWhys = (shop: Shop, by: Buyer, order: Order): Whys => {
  if (order.by !== by) return ['order_not_found']
  if (order.state === 'cancelled' || order.state === 'refunded') return ['order_over']
  if (order.state === 'fetched' || order.lines.some(({ handedAt }) => handedAt !== null)) return ['already_fetched']
  if (order.seat === 'held' || order.seat === 'paid' || order.seat === 'settled') return ['in_pool']
  return shop.now < shop.closesAt ? [] : ['campaign_closed']
}

/** What the desk hears of a bag, and what goes over the counter. */
export function confirmWhys(bag: { readonly orders: readonly Order[] }): { whys: Whys; going: readonly { order: Order; lines: Line[] }[] } {
  const going = bag.orders.map((order) => ({ order, lines: order.state === 'paid' ? waiting(order) : [] })).filter(({ lines }) => lines.length > 0)
  if (going.length === 0) return { whys: ['already_fetched'], going }
  const open = going.some(({ order }) => order.seat === 'held' || order.seat === 'paid')
  const asked = going.some(({ order }) => order.ask?.state === 'asked')
  return { whys: [...(open ? ['pool_open'] : []), ...(asked ? ['refund_asked'] : [])], going }
}

const MEMBERS_MOST = 6
const isFree = (by: Buyer): boolean => !by.house || by.house.members.size === 1

export const askIn = (by: Buyer, house: House): Whys => [
  ...(house.members.has(by) || !isFree(by) ? ['in_household'] : []),
  ...(house.members.size >= MEMBERS_MOST ? ['household_full'] : []),
]

export function letIn(by: Buyer, house: House): void {
  stopAsking(by)
  by.house = house
  house.members.add(by)
}

export function stopAsking(by: Buyer): void {
  by.asksToJoin?.waiting.delete(by)
  by.asksToJoin = null
}
