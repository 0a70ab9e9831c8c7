import type { Input } from '@domain/contract'
import type { Fen } from '@domain/money'
import type { ExchangeItemView, ExchangeKind } from '@domain/points/contract'
import { atShopTime, later, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { fenOf, wholeOf } from '../../kit/amount'

/** What the form's fields say, right or wrong. */
export interface ItemForm {
  readonly kind: ExchangeKind
  readonly name: string
  readonly about: string
  readonly points: string
  readonly offered: string
  readonly perPerson: string
  readonly validDays: string
  readonly until: ShopDay | null
  readonly exclusive: boolean
  /** Goods with a price besides, given as a coupon for an order. */
  readonly priced: boolean
  readonly goods: { readonly goodsId: string; readonly name: string } | null
  readonly price: string
  readonly worth: string
}

const STOCK_MOST = 100_000
const POINTS_MOST = 999_999
const EACH_MOST = 50
const DAYS_MOST = 366

export const emptyForm: ItemForm = { kind: 'service', name: '', about: '', points: '', offered: '', perPerson: '1', validDays: '30', until: null, exclusive: false, priced: false, goods: null, price: '0.1', worth: '' }

/** The last day on which it can be had is in it. */
const endOf = (day: ShopDay): Instant => atShopTime(nextShopDay(day), '00:00')
export const lastDay = (until: Instant): ShopDay => shopDay(later(until, -1))

export const pointsOf = (text: string): number | null => wholeOf(text, 1, POINTS_MOST)
export const stockOf = (text: string, least = 1): number | null => wholeOf(text, Math.max(1, least), STOCK_MOST)
export const eachOf = (text: string): number | null => wholeOf(text, 1, EACH_MOST)
export const daysOf = (text: string): number | null => wholeOf(text, 1, DAYS_MOST)

/** The form as a call, or null where something is missing or wrong. */
export function addOf(form: ItemForm, communityId: string): Input<'points.addItem'> | null {
  const [name, about] = [form.name.trim(), form.about.trim()]
  const [points, offered, perPerson, validDays] = [pointsOf(form.points), stockOf(form.offered), eachOf(form.perPerson), daysOf(form.validDays)]
  if (name === '' || about === '' || points === null || offered === null || perPerson === null || validDays === null || form.until === null) return null
  const sale = saleOf(form)
  if (sale === null) return null
  return { communityId, kind: form.kind, name, about, points, offered, perPerson, validDays, until: endOf(form.until), exclusive: form.exclusive, ...(sale && { sale }) }
}

export const priceOf = (text: string): Fen | null => fenOf(text) || null

/** What it sells for at the most is more than its price here, or a coupon would take nothing off. */
export function worthOf({ price, worth }: Pick<ItemForm, 'price' | 'worth'>): Fen | null {
  const [priceFen, worthFen] = [priceOf(price), priceOf(worth)]
  return priceFen !== null && worthFen !== null && worthFen > priceFen ? worthFen : null
}

/** Undefined where there is no price; null while something of it is missing. */
function saleOf(form: ItemForm): Input<'points.addItem'>['sale'] | null {
  if (form.kind !== 'goods' || !form.priced) return undefined
  const [priceFen, worthFen] = [priceOf(form.price), worthOf(form)]
  return form.goods === null || priceFen === null || worthFen === null ? null : { goodsId: form.goods.goodsId, priceFen, capFen: worthFen - priceFen }
}

export function changeOf({ itemId, figures }: ExchangeItemView, offered: string, until: ShopDay | null): Input<'points.changeItem'> | null {
  const stock = stockOf(offered, figures?.issued)
  return stock === null || until === null ? null : { itemId, offered: stock, until: endOf(until) }
}
