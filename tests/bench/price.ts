import type { HeldCoupon } from '@domain/coupon/combine'
import type { CouponTerms } from '@domain/coupon/contract'
import type { PriceFacts } from '@domain/order/price'
import { orderPrice } from '@domain/order/price'
import { instant } from '@domain/time'
import { give } from '../coupon/give'
import type { Person, TestServer } from '../support/server'
import { onPostgres } from './ground'
import { measure, quantile, type Measured } from './measure'
import type { Line } from './report'

const LINES = 20
const COUPONS = 30
const TIMES = 400
/** No more than one person may ask at once. */
const QUOTES = 160
const CATEGORIES = ['vegetable', 'fruit', 'meat', 'seafood'] as const

/** A number that looks like chance and is the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const groupOf = (i: number): string => `g${String.fromCharCode(97 + (i % 26))}${String.fromCharCode(97 + Math.floor(i / 26))}`

function terms(any: (below: number) => number, group: string): CouponTerms {
  const kind = any(4)
  const benefit = kind === 0 ? ({ kind: 'percent', percent: 5 + any(30), capFen: 200 + any(1_500) } as const) : kind === 1 ? ({ kind: 'item', capFen: 500 + any(1_500) } as const) : ({ kind: 'amount', offFen: 100 + any(1_500) } as const)
  const scope: CouponTerms['scope'] = any(2) === 0 ? { kind: 'all' } : { kind: 'categories', categories: [CATEGORIES[any(4)] ?? 'fruit'] }
  return { name: 'bench', benefit, thresholdFen: any(3) === 0 ? 1_500 + any(20_000) : 0, scope, valid: { kind: 'days', days: 7, start: 'receiving' }, pools: 'any', group, paidBy: 'us' }
}

/** Twenty lines, and thirty coupons each of a group of its own, so that every three of them go together; where `poor`, lowest prices leave less room than they want. */
function quoteOf(seed: number, poor: boolean): PriceFacts {
  const any = chance(seed)
  const lines = Array.from({ length: LINES }, (_, i) => {
    const priceFen = poor ? 20 + any(200) : 300 + any(4_000)
    return { itemId: `i${i}`, goodsId: null, category: CATEGORIES[i % 4] ?? ('fruit' as const), quantity: 1 + any(3), priceFen, lowestFen: poor ? Math.ceil(priceFen * 0.7) : 1 }
  })
  const coupons = Array.from({ length: COUPONS }, (_, i): HeldCoupon => {
    return { couponId: `k${i}`, terms: terms(any, groupOf(i)), validFrom: instant('2026-01-01T00:00:00Z'), validUntil: instant(`2026-12-${10 + any(20)}T00:00:00Z`) }
  })
  return { lines, pool: { percent: 10, mayEndAt: [10, 20, 25] }, doorFeeFen: 300, coupons, chosen: 'best', now: instant('2026-11-22T02:00:00Z') }
}

/** How much of this thread one price takes: the middle and the worst of many baskets. */
function priceSpeed(poor: boolean): Line {
  for (let seed = 1; seed <= 50; seed++) orderPrice(quoteOf(seed, poor))
  const took = Array.from({ length: TIMES }, (_, i) => {
    const given = quoteOf(1_000 + i, poor)
    const from = process.cpuUsage()
    orderPrice(given)
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1_000
  }).sort((a, b) => a - b)
  const name = `rule, ${LINES} lines, ${COUPONS} coupons${poor ? ', lowest prices in the way' : ''}`
  return { name, medianMs: quantile(took, 0.5), p99Ms: quantile(took, 0.99), figure: 'of the processor' }
}

/** The same basket quoted over HTTP, with a hand full of coupons and without, in turns. */
async function quotes(shop: TestServer): Promise<Measured[]> {
  const [rich, poor] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
  const any = chance(7)
  await give(shop, rich, ...Array.from({ length: COUPONS }, (_, i) => ({ ...terms(any, groupOf(i)) })))
  const lines = Array.from({ length: LINES }, (_, i) => ({ itemId: `g1-i${i + 1}`, quantity: 1 }))
  const ask = async (name: string, person: Person): Promise<Measured> => {
    const quote = () => person.ok('order.quote', { campaignId: 'g1', lines, handover: 'door', pool: { ifNotFilled: 'refund' } })
    await measure(name, Array.from({ length: QUOTES / 2 }), 4, 0, quote)
    return measure(name, Array.from({ length: QUOTES }), 4, 0, quote)
  }
  const none = await ask(`order.quote, ${LINES} lines, no coupon`, poor)
  return [none, await ask(`order.quote, ${LINES} lines, ${COUPONS} coupons`, rich)]
}

/** What a price costs, as a rule and as a call. */
export const prices = async (): Promise<Line[]> => [priceSpeed(false), priceSpeed(true), ...(await onPostgres(quotes))]
