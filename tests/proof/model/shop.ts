import { couponOff, linesAt, total, type Off, type Priced } from './reckon'

/** The shop as its promises say it is: plain objects, no database, no code of the shop. Time is in milliseconds. */

export const MINUTE = 60_000
const HOLD = 15 * MINUTE
const ASKED_MOST = 45

export interface Buyer {
  readonly name: string
  stationId: string
  hasDoor: boolean
  house: House | null
  asksToJoin: House | null
}
export interface House {
  readonly members: Set<Buyer>
  readonly leaving: Set<Buyer>
  readonly waiting: Set<Buyer>
  code: string
}
export interface Item {
  readonly id: string
  readonly priceFen: number
  readonly limit: number
  offered: number
  reserved: number
  sold: number
  readonly has: Map<Buyer, number>
}
export interface Line extends Priced {
  readonly item: Item
  payFen: number
  readonly couponFen: number
  backUnits: number
  backFen: number
  handedAt: number | null
}
export interface Ask {
  readonly id: string
  readonly order: Order
  readonly units: readonly { readonly line: Line; readonly quantity: number }[]
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn'
}
export interface Bag {
  readonly orders: Order[]
}
export interface Order {
  id: string
  readonly by: Buyer
  readonly lines: Line[]
  readonly feeFen: number
  readonly wants: 'refund' | 'keep' | null
  readonly pool: Pool | null
  readonly coupon: Coupon | null
  readonly holdUntil: number
  state: 'unpaid' | 'paid' | 'fetched' | 'cancelled' | 'refunded'
  seat: 'held' | 'paid' | 'left' | 'lapsed' | 'settled' | 'expired' | null
  percent: number
  payFen: number
  /** What its cashiers ask for: a pool's end changes what it costs, not what was to be paid. */
  askedFen: number
  paidFen: number
  backFen: number
  paidAt: number
  feeBack: boolean
  refunds: number
  over: 'lapsed' | 'resident' | 'campaign' | null
  bag: Bag
  ask: Ask | null
}
export interface Pool {
  id: string
  readonly opener: Buyer
  readonly endsAt: number
  readonly orders: Order[]
  state: 'open' | 'settled' | 'expired'
  percent: number
  shown: boolean
}
export interface Coupon extends Off {
  readonly id: string
  readonly of: Buyer
  readonly validUntil: number
  state: 'issued' | 'locked' | 'used' | 'expired' | 'taken_back'
  unwanted: boolean
}
/** One cashier. What the channel knows of it, what we know, and whether its news waits to be delivered. */
export interface Trade {
  readonly no: string
  readonly order: Order
  readonly way: 'jsapi' | 'h5'
  channel: 'open' | 'paid' | 'closed'
  ours: 'open' | 'paid' | 'closed'
  payer: Buyer | null
  quarantined: boolean
  released: boolean
}
export interface Terms {
  readonly seats: number
  readonly steps: readonly { readonly people: number; readonly percent: number }[]
  readonly leastFen: number
  readonly lastsMs: number
}
export interface Wish {
  readonly lines: readonly { readonly item: Item; readonly quantity: number }[]
  readonly toDoor: boolean
  readonly coupon: Coupon | null
  readonly wants: 'refund' | 'keep' | null
}

/** Why something can't be: every reason there is. Whichever of them the shop gives is right; none means that it must do it. */
export type Whys = string[]

export class Shop {
  now = 0
  state: 'open' | 'closed' | 'arrived' | 'done' | 'cancelled' = 'open'
  disposeAt = Number.POSITIVE_INFINITY
  readonly orders: Order[] = []
  readonly pools: Pool[] = []
  readonly trades: Trade[] = []
  readonly coupons: Coupon[] = []
  readonly asks: Ask[] = []
  readonly news: Trade[] = []
  /** Orders and pools that look different than before. */
  readonly touched = new Set<Order | Pool>()

  constructor(
    readonly stationId: string,
    readonly closesAt: number,
    readonly terms: Terms,
    readonly doorFeeFen: number,
    readonly items: readonly Item[],
    readonly afterSaleMs: number,
  ) {}

  takesOrders = (): boolean => this.state === 'open' && this.now < this.closesAt
  live = (pool: Pool): Order[] => pool.orders.filter(({ seat }) => seat === 'held' || seat === 'paid')
  paidSeats = (pool: Pool): number => pool.orders.filter(({ seat }) => seat === 'paid').length
  isFull = (pool: Pool): boolean => pool.state === 'open' && this.paidSeats(pool) >= this.terms.seats

  /** A wish for goods, alone (`seat` null), in a new pool ('new') or in one that is there. */
  place(by: Buyer, wish: Wish, seat: Pool | 'new' | null): { whys: Whys; order: Order } {
    const { lines: wanted, wants, coupon } = wish
    const endsAt = seat === 'new' ? Math.min(this.now + this.terms.lastsMs, this.closesAt) : (seat?.endsAt ?? this.closesAt)
    const percent = seat && wants === 'refund' ? (this.terms.steps[0]?.percent ?? 0) : 0
    const priced = wanted.map(({ item, quantity }) => ({ item, quantity, priceFen: item.priceFen }))
    const off = coupon ? couponOff(coupon, priced, percent, seat ? this.terms.steps.map((step) => step.percent) : [], seat !== null) : null
    const feeFen = wish.toDoor ? this.doorFeeFen : 0
    const lines: Line[] = linesAt(priced, percent).map((fen, n) => ({ ...(priced[n] as (typeof priced)[number]), payFen: fen - (off?.[n] ?? 0), couponFen: off?.[n] ?? 0, backUnits: 0, backFen: 0, handedAt: null }))
    const pool: Pool | null = seat === 'new' ? { id: '', opener: by, endsAt, orders: [], state: 'open', percent: 0, shown: false } : seat
    const order: Order = {
      id: '', by, lines, feeFen, wants, pool, coupon, holdUntil: Math.min(this.now + HOLD, this.closesAt, endsAt), state: 'unpaid', seat: seat ? 'held' : null, percent,
      payFen: total(lines.map(({ payFen }) => payFen)) + feeFen, askedFen: 0, paidFen: 0, backFen: 0, paidAt: 0, feeBack: false, refunds: 0, over: null, bag: { orders: [] }, ask: null,
    }
    order.askedFen = order.payFen
    order.bag.orders.push(order)
    const whys: Whys = [
      ...(by.stationId === this.stationId ? [] : ['other_station']),
      ...(this.takesOrders() ? [] : ['campaign_closed']),
      ...(wish.toDoor && !by.hasDoor ? ['door_unknown'] : []),
      ...this.seatWhys(by, seat, total(priced.map(({ quantity, priceFen }) => quantity * priceFen))),
      ...this.roomWhys(by, wanted),
      ...(coupon ? this.couponWhys(by, coupon, off !== null) : []),
    ]
    if (whys.length > 0) return { whys, order }
    this.orders.push(order)
    if (pool) pool.orders.push(order)
    if (pool && seat === 'new') this.pools.push(pool)
    this.hold(order, 1)
    if (coupon) coupon.state = 'locked'
    this.touch(order)
    return { whys, order }
  }

  private seatWhys(by: Buyer, seat: Pool | 'new' | null, goodsFen: number): Whys {
    if (!seat) return []
    const elsewhere = this.pools.some((pool) => pool !== seat && pool.state === 'open' && this.live(pool).some((order) => order.by === by))
    const common = [...(elsewhere ? ['in_other_pool'] : []), ...(goodsFen < this.terms.leastFen ? ['pool_least'] : [])]
    if (seat === 'new') return common
    return [
      ...common,
      ...(!seat.shown && seat.opener !== by ? ['pool_not_found'] : []),
      ...(seat.state !== 'open' || this.now >= seat.endsAt ? ['pool_over'] : []),
      ...(this.live(seat).some((order) => order.by === by) ? ['already_in_pool'] : []),
      ...(this.live(seat).length >= this.terms.seats ? ['pool_full'] : []),
    ]
  }

  private roomWhys(by: Buyer, wanted: Wish['lines']): Whys {
    return wanted.flatMap(({ item, quantity }) => [
      ...((item.has.get(by) ?? 0) + quantity > item.limit ? ['over_limit'] : []),
      ...(item.offered - item.reserved - item.sold < quantity ? ['sold_out'] : []),
    ])
  }

  private couponWhys(by: Buyer, coupon: Coupon, useful: boolean): Whys {
    if (coupon.of !== by) return ['coupon_not_found']
    if (coupon.state === 'locked') return ['coupon_taken']
    if (coupon.state !== 'issued' || coupon.validUntil <= this.now) return ['coupon_over']
    return useful ? [] : ['coupon_not_usable']
  }

  /** Units of an unpaid order: held (1) or free again (-1). */
  private hold(order: Order, by: 1 | -1): void {
    for (const { item, quantity } of order.lines) {
      item.reserved += by * quantity
      item.has.set(order.by, (item.has.get(order.by) ?? 0) + by * quantity)
    }
  }

  touch(order: Order): void {
    this.touched.add(order)
    if (order.pool) this.touched.add(order.pool)
  }

  giveUp(order: Order, over: NonNullable<Order['over']>): void {
    order.state = 'cancelled'
    order.over = over
    if (order.seat === 'held') order.seat = over === 'resident' ? 'left' : 'lapsed'
    this.hold(order, -1)
    this.freeCoupon(order)
    this.touch(order)
  }

  private freeCoupon({ coupon }: Order): void {
    if (coupon) coupon.state = coupon.unwanted ? 'taken_back' : coupon.validUntil <= this.now ? 'expired' : 'issued'
  }

  private becomePaid(order: Order): void {
    order.state = 'paid'
    order.over = null
    order.paidFen += order.payFen
    order.paidAt = this.now
    if (order.coupon) order.coupon.state = 'used'
    for (const { item, quantity } of order.lines) {
      item.reserved -= quantity
      item.sold += quantity
    }
    this.touch(order)
  }

  /** Money that the channel has for this cashier, heard of now; in a pool's closing query, which `closing` names by the pool's end, or otherwise. */
  collect(trade: Trade, closing: number | null): void {
    const { order } = trade
    if (trade.ours === 'paid' || trade.quarantined) return
    if (trade.way === 'jsapi' && trade.payer !== order.by) {
      trade.quarantined = true
      if (trade.ours === 'open') trade.ours = 'closed'
      return
    }
    trade.ours = 'paid'
    const inTime = this.now < order.holdUntil || (closing !== null && order.holdUntil >= closing)
    if (order.state === 'unpaid' && inTime) {
      this.becomePaid(order)
      if (order.pool) {
        order.seat = 'paid'
        order.pool.shown = true
      }
      return
    }
    const second = order.state === 'paid' || order.state === 'fetched' || order.state === 'refunded'
    if (order.state === 'unpaid') this.giveUp(order, 'lapsed')
    if (!second && order.over === 'lapsed' && order.wants !== 'refund' && this.revive(order)) return
    order.paidFen += order.askedFen
    order.backFen += order.askedFen
    order.refunds++
    if (order.state === 'cancelled') order.state = 'refunded'
    this.touch(order)
  }

  /** A plain order after all, if orders are still taken and everything is left. */
  private revive(order: Order): boolean {
    const { coupon } = order
    const couponThere = !coupon || (coupon.state === 'issued' && coupon.validUntil > this.now)
    if (!this.takesOrders() || !couponThere || this.roomWhys(order.by, order.lines).length > 0) return false
    this.hold(order, 1)
    this.becomePaid(order)
    return true
  }

  /** Asks about an order's open cashiers and closes what is unpaid. */
  closeCashiers(order: Order, closing: number | null = null): void {
    for (const trade of this.trades.filter((one) => one.order === order && one.ours === 'open').sort((a, b) => (a.no < b.no ? -1 : 1))) {
      if (trade.channel === 'paid') this.collect(trade, closing)
      else trade.channel = trade.ours = 'closed'
    }
  }

  /** Units of a paid or fetched order go back. */
  back(order: Order, units: readonly { readonly line: Line; readonly quantity: number }[]): number {
    const untouched = order.state === 'paid' && order.lines.every(({ handedAt }) => handedAt === null)
    let fen = 0
    for (const { line, quantity } of units) {
      line.backUnits += quantity
      const due = Math.floor((line.payFen * line.backUnits) / line.quantity) - line.backFen
      line.backFen += due
      fen += due
      line.item.sold -= quantity
      line.item.has.set(order.by, (line.item.has.get(order.by) ?? 0) - quantity)
    }
    const left = order.lines.filter((line) => line.backUnits < line.quantity)
    if (untouched && left.length === 0) {
      if (!order.feeBack) fen += order.feeFen
      order.feeBack = order.feeFen > 0
      order.state = 'refunded'
    } else if (order.state === 'paid' && left.every(({ handedAt }) => handedAt !== null)) order.state = 'fetched'
    if (left.length === 0) this.freeCoupon(order)
    order.backFen += fen
    if (fen > 0) order.refunds++
    this.touch(order)
    return fen
  }

  backWhole = (order: Order): number =>
    this.back(order, order.lines.flatMap((line) => (line.backUnits < line.quantity && line.handedAt === null ? [{ line, quantity: line.quantity - line.backUnits }] : [])))

  /** Why no more may be asked back of an order. */
  askWhys(order: Order, units: readonly { readonly line: Line; readonly quantity: number }[]): Whys {
    if (order.state === 'unpaid' || order.state === 'cancelled') return ['not_paid']
    const waits = order.lines.some((line) => line.handedAt === null && line.backUnits < line.quantity)
    const last = Math.max(...order.lines.map(({ handedAt }) => handedAt ?? Number.NEGATIVE_INFINITY))
    return [
      ...(order.seat === 'held' || order.seat === 'paid' ? ['pool_open'] : []),
      ...(!waits && last > 0 && this.now >= last + this.afterSaleMs ? ['after_sale_over'] : []),
      ...(order.ask?.state === 'asked' ? ['refund_asked'] : []),
      ...(order.refunds >= ASKED_MOST ? ['too_many_refunds'] : []),
      ...(order.state === 'refunded' || units.some(({ line, quantity }) => line.backUnits + quantity > line.quantity) ? ['too_many_units'] : []),
    ]
  }

  /** What is still left of an ask goes back. */
  accept({ order, units }: Ask): void {
    const still = units.map(({ line, quantity }) => ({ line, quantity: Math.min(quantity, line.quantity - line.backUnits) })).filter(({ quantity }) => quantity > 0)
    if (still.length > 0) this.back(order, still)
  }

  handOver(order: Order, lines: readonly Line[]): void {
    for (const line of lines) line.handedAt = this.now
    if (order.lines.every((line) => line.handedAt !== null || line.backUnits === line.quantity)) order.state = 'fetched'
    this.touch(order)
  }
}
