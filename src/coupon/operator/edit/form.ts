import { coversAll, timesFit } from '@domain/coupon/batch'
import type { Benefit, CouponTerms, Scope, Valid } from '@domain/coupon/contract'
import { faceOf } from '@domain/coupon/terms'
import type { Input } from '@domain/contract'
import type { Category } from '@domain/goods/contract'
import { MOST_AT_ONCE_FEN, type Fen } from '@domain/money'
import { atShopTime, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { wholeOf } from '../../../kit/amount'
import { sumOf } from '../amount'

export type Group = 'goods' | 'door' | 'extra' | 'alone'
/** A price for one thing is made with the exchange's item. */
export type Kind = Exclude<Benefit['kind'], 'price'>
export interface Thing {
  readonly goodsId: string
  readonly name: string
}
/** What the fields say, right or wrong. */
export interface Form {
  readonly name: string
  readonly kind: Kind
  readonly off: string
  readonly percent: string
  readonly cap: string
  readonly threshold: string
  readonly scope: Scope['kind']
  readonly categories: readonly Category[]
  readonly things: readonly Thing[]
  readonly valid: Valid['kind']
  readonly days: string
  readonly start: 'receiving' | 'day_after'
  readonly from: ShopDay
  /** The last day that belongs to it. */
  readonly until: ShopDay
  readonly pools: CouponTerms['pools']
  readonly group: Group
  readonly way: Input<'coupon.create'>['way']
  readonly size: string
  readonly perPerson: string
  readonly newOnly: boolean
  /** Null: at once. */
  readonly claimFrom: ShopDay | null
  readonly claimUntil: ShopDay
  readonly paidBy: CouponTerms['paidBy']
  /** Nothing: as much as the dearest case of all takes. */
  readonly budget: string
}

const WEEK = 7
export const NAME_MOST = 20

export const emptyForm = (now: Instant): Form => ({
  name: '',
  kind: 'amount',
  off: '',
  percent: '',
  cap: '',
  threshold: '',
  scope: 'all',
  categories: [],
  things: [],
  valid: 'days',
  days: String(WEEK),
  start: 'receiving',
  from: shopDay(now),
  until: nextShopDay(shopDay(now), WEEK),
  pools: 'any',
  group: 'goods',
  way: 'claim',
  size: '100',
  perPerson: '1',
  newOnly: false,
  claimFrom: null,
  claimUntil: nextShopDay(shopDay(now), WEEK),
  paidBy: 'us',
  budget: '',
})

/** Another kind of benefit goes into its own group, unless it was put elsewhere by hand. */
export const ofKind = ({ group }: Form, kind: Form['kind']): Partial<Form> => ({ kind, ...(group === 'goods' || group === 'door' ? { group: kind === 'door' ? ('door' as const) : ('goods' as const) } : {}) })

const small = (typed: string): Fen | null => {
  const found = sumOf(typed)
  return found !== null && found <= MOST_AT_ONCE_FEN ? found : null
}
const cents = (typed: string): Fen | null => {
  const found = small(typed)
  return found === 0 ? null : found
}

export const offOf = ({ off }: Form): Fen | null => cents(off)
export const capOf = ({ cap }: Form): Fen | null => cents(cap)
export const percentOf = ({ percent }: Form): number | null => wholeOf(percent, 1, 90)
/** Left empty it is asked for nothing. */
export const thresholdOf = ({ threshold }: Form): Fen | null => (threshold.trim() === '' ? 0 : small(threshold))
export const sizeOf = ({ size }: Form): number | null => wholeOf(size, 1, 100_000)
export const perPersonOf = ({ perPerson }: Form): number | null => wholeOf(perPerson, 1, 50)
export const daysOf = ({ days }: Form): number | null => wholeOf(days, 1, 366)

export function benefitOf(form: Form): Benefit | null {
  const { kind } = form
  if (kind === 'amount') {
    const offFen = offOf(form)
    return offFen === null ? null : { kind, offFen }
  }
  const [capFen, percent] = [capOf(form), percentOf(form)]
  if (capFen === null) return null
  if (kind !== 'percent') return { kind, capFen }
  return percent === null ? null : { kind, percent, capFen }
}

export function scopeOf({ scope, categories, things }: Form): Scope | null {
  if (scope === 'all') return { kind: scope }
  if (scope === 'categories') return categories.length === 0 ? null : { kind: scope, categories: [...categories] }
  return things.length === 0 ? null : { kind: scope, ids: things.map(({ goodsId }) => goodsId) }
}

/** The moment after the last moment of a day. */
const endOf = (day: ShopDay): Instant => atShopTime(nextShopDay(day), '00:00')

export function validOf(form: Form): Valid | null {
  if (form.valid === 'days') {
    const days = daysOf(form)
    return days === null ? null : { kind: 'days', days, start: form.start }
  }
  return form.from <= form.until ? { kind: 'between', from: atShopTime(form.from, '00:00'), until: endOf(form.until) } : null
}

/** What a resident will see, once there is enough of it. */
export function termsOf(form: Form): CouponTerms | null {
  const [name, benefit, thresholdFen, scope, valid] = [form.name.trim(), benefitOf(form), thresholdOf(form), scopeOf(form), validOf(form)]
  if (name === '' || !benefit || thresholdFen === null || !scope || !valid) return null
  const { pools, group, paidBy } = form
  return { name, benefit, thresholdFen, scope, valid, pools, group, paidBy }
}

/** What every coupon costs at most, and all of them together; null until that can be reckoned. */
export function dearestOf(form: Form): { readonly size: number; readonly eachFen: Fen; readonly needFen: Fen } | null {
  const [size, benefit] = [sizeOf(form), benefitOf(form)]
  if (size === null || !benefit) return null
  const eachFen = faceOf(benefit)
  return { size, eachFen, needFen: size * eachFen }
}

export const budgetOf = (form: Form): Fen | null => (form.budget.trim() === '' ? (dearestOf(form)?.needFen ?? null) : sumOf(form.budget))
export const budgetFits = (form: Form): boolean => (budgetOf(form) ?? 0) >= (dearestOf(form)?.needFen ?? 0)

export type Missing = 'name' | 'benefit' | 'threshold' | 'scope' | 'valid' | 'giving' | 'budget' | 'times'
export type Wish = Omit<Input<'coupon.create'>, 'communityId'>

function missingOf(form: Form): Missing {
  if (form.name.trim() === '') return 'name'
  if (!benefitOf(form)) return 'benefit'
  if (thresholdOf(form) === null) return 'threshold'
  return scopeOf(form) ? 'valid' : 'scope'
}

/** What the form says, or what it still lacks. */
export function wishOf(form: Form, now: Instant): Wish | Missing {
  const [terms, size, perPerson, budgetFen] = [termsOf(form), sizeOf(form), perPersonOf(form), budgetOf(form)]
  if (!terms) return missingOf(form)
  if (size === null || perPerson === null) return 'giving'
  if (budgetFen === null || !coversAll({ terms, size, budgetFen }).ok) return 'budget'
  // Days are whole; what begins today has begun, whatever this phone's clock says.
  const [claimFrom, claimUntil] = [atShopTime(form.claimFrom ?? shopDay(now), '00:00'), endOf(form.claimUntil)]
  if (!timesFit({ terms, claimFrom, claimUntil }, now)) return 'times'
  return { terms, way: form.way, size, budgetFen, perPerson, claimFrom, claimUntil, ...(form.newOnly ? { newOnly: true } : {}) }
}
