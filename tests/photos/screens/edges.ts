import type { ItemView } from '@domain/campaign/contract'
import type { OrderView } from '@domain/order/contract'

/** Sixty characters. */
export const LONG_NAME = '高山冷凉地头当天现拔带泥紫皮小水萝卜送萝卜缨子产地直发不打蜡不泡水清晨四点采摘下午到站老人小孩都能吃的放心菜约二斤半'
export const DEAREST_FEN = 9_999_999

export const dear = (item: ItemView): ItemView => ({ ...item, name: LONG_NAME, priceFen: DEAREST_FEN, poolFen: 7_999_999, per500gFen: DEAREST_FEN })

/** Five hundred of a kind, from the few there are. */
export function many<T>(some: readonly T[], make: (one: T, n: number) => T): T[] {
  return Array.from({ length: some.length === 0 ? 0 : 500 }, (_, n) => make(some[n % some.length] as T, n))
}

export const dearOrder = (order: OrderView): OrderView => ({
  ...order,
  goodsFen: DEAREST_FEN - order.doorFeeFen,
  payFen: DEAREST_FEN,
  paidFen: DEAREST_FEN,
  lines: order.lines.map((line) => ({ ...line, name: LONG_NAME, priceFen: DEAREST_FEN, payFen: DEAREST_FEN })),
})
