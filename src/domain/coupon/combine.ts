import type { Fen } from '../money'
import { percentOf, spreadWithin, sum } from '../money'
import type { Instant } from '../time'
import type { Benefit, CouponTerms } from './contract'
import type { Scoped } from './terms'
import { clashOf, COUPONS_MOST, covers } from './terms'

/** A coupon in somebody's hands. Whose hands makes no difference to what it takes off. */
export interface HeldCoupon {
  readonly couponId: string
  readonly terms: CouponTerms
  readonly validFrom: Instant
  readonly validUntil: Instant
}
/** A line after the pool's step and before any coupon. */
export interface CouponLine extends Scoped {
  readonly quantity: number
  readonly fen: Fen
  /** The most that coupons may take off it: down to its lowest price, at whatever step its pool may still reach. */
  readonly mostFen: Fen
}
export interface CouponBasket {
  readonly lines: readonly CouponLine[]
  readonly doorFeeFen: Fen
  readonly inPool: boolean
  readonly now: Instant
}
/** Why a coupon takes nothing off here; what is missing belongs to `needs_more`. */
export type WhyNot =
  | 'needs_more'
  | 'not_with_pool'
  | 'only_with_pool'
  | 'not_these_items'
  | 'not_yet'
  | 'same_group'
  | 'alone_only'
  | 'too_many'
  | 'nothing_off'
  | 'not_to_price'
  | 'no_door'
  | 'not_chosen'
export interface LeftOut {
  readonly couponId: string
  readonly why: WhyNot
  readonly missingFen?: Fen
}
export interface Combined {
  /** What all of them take off each line, and off the fee for the door. */
  readonly lineFen: readonly Fen[]
  /** Of each line, what nothing else may take off any more: a unit that a coupon brought to its price stays there. */
  readonly keptFen: readonly Fen[]
  /** Of each line, what one unit costs that a coupon brought to its price; one at most, since those coupons are all of one group. */
  readonly pricedFen: readonly (Fen | null)[]
  readonly doorFen: Fen
  /** In the order in which they were reckoned. */
  readonly coupons: readonly { readonly couponId: string; readonly offFen: Fen; readonly door: boolean }[]
  readonly leftOut: readonly LeftOut[]
}

/** A coupon that would take something off if it were the only one. */
interface Able {
  readonly coupon: HeldCoupon
  readonly door: boolean
  /** The line of which a unit gets its price, and how far that unit could fall. Null for every other kind. */
  readonly toPrice: { readonly line: number; readonly priceFen: Fen; readonly roomFen: Fen } | null
  /** What it wants to take off, and over which lines in which proportion. */
  readonly wantFen: Fen
  readonly weights: readonly Fen[]
  /** What it takes off when it is alone: with others it is never more. */
  readonly aloneFen: Fen
  /** How much lies in its scope; the narrowest are reckoned first. */
  readonly scopeFen: Fen
}

/**
 * Judges a coupon by what the basket comes to after the pool's step and before any coupon. Other coupons have no part in it, so it makes no difference which
 * of them was thought of first.
 */
function judge(coupon: HeldCoupon, basket: CouponBasket): Able | LeftOut {
  const { couponId, terms } = coupon
  const { benefit, scope, thresholdFen } = terms
  if (basket.inPool ? terms.pools === 'never' : terms.pools === 'only') return { couponId, why: basket.inPool ? 'not_with_pool' : 'only_with_pool' }
  if (basket.now < coupon.validFrom) return { couponId, why: 'not_yet' }
  const door = benefit.kind === 'door'
  if (door && basket.doorFeeFen === 0) return { couponId, why: 'no_door' }
  const inScope = basket.lines.map((line) => covers(scope, line))
  if (!inScope.includes(true)) return { couponId, why: 'not_these_items' }
  const scopeFen = sum(basket.lines.map((line, i) => (inScope[i] ? line.fen : 0)))
  if (scopeFen < thresholdFen) return { couponId, why: 'needs_more', missingFen: thresholdFen - scopeFen }
  if (benefit.kind === 'price') return judgePrice(coupon, benefit, basket.lines, inScope, scopeFen)
  const dearest = dearestOf(basket.lines, inScope)
  const touched = inScope.map((within, i) => (benefit.kind === 'item' ? i === dearest : within))
  const weights = basket.lines.map((line, i) => (touched[i] ? line.fen : 0))
  const wantFen = wish(benefit, scopeFen, basket.lines[dearest])
  const room = door ? basket.doorFeeFen : sum(basket.lines.map((line, i) => (touched[i] ? line.mostFen : 0)))
  const aloneFen = Math.min(wantFen, room)
  return aloneFen > 0 ? { coupon, door, toPrice: null, wantFen, weights, aloneFen, scopeFen } : { couponId, why: 'nothing_off' }
}

/** All or nothing: where no unit can be brought to the price, by its cap or by its lowest price, it takes nothing off and isn't lost for less than it says. */
function judgePrice(coupon: HeldCoupon, { priceFen, capFen }: Extract<Benefit, { kind: 'price' }>, lines: readonly CouponLine[], inScope: readonly boolean[], scopeFen: Fen): Able | LeftOut {
  const { couponId } = coupon
  const wants = lines.map(({ fen, quantity }) => Math.floor(fen / quantity) - priceFen)
  if (!wants.some((want, i) => inScope[i] && want > 0)) return { couponId, why: 'nothing_off' }
  const rooms = lines.map(({ mostFen, quantity }) => Math.floor(mostFen / quantity))
  const line = dearestOf(lines, wants.map((want, i) => inScope[i] === true && want > 0 && want <= Math.min(capFen, rooms[i] ?? 0)))
  if (line < 0) return { couponId, why: 'not_to_price' }
  const [wantFen, roomFen] = [wants[line] ?? 0, rooms[line] ?? 0]
  const weights = lines.map(({ fen }, i) => (i === line ? fen : 0))
  return { coupon, door: false, toPrice: { line, priceFen, roomFen }, wantFen, weights, aloneFen: wantFen, scopeFen }
}

/** The line of which one unit costs the most, the earlier of equals; -1 where there is none. */
function dearestOf(lines: readonly CouponLine[], inScope: readonly boolean[]): number {
  const units = lines.map(({ fen, quantity }) => fen / quantity)
  return units.reduce((best, unit, i) => (inScope[i] && unit > (units[best] ?? 0) ? i : best), -1)
}

function wish(benefit: Exclude<Benefit, { kind: 'price' }>, scopeFen: Fen, dearest: CouponLine | undefined): Fen {
  if (benefit.kind === 'amount') return benefit.offFen
  if (benefit.kind === 'percent') return Math.min(benefit.capFen, percentOf(scopeFen, benefit.percent))
  if (benefit.kind === 'item') return dearest ? Math.min(benefit.capFen, Math.floor(dearest.fen / dearest.quantity)) : 0
  return benefit.capFen
}

/** A price first, since it is exact; then the narrowest: what can go to few lines only is not kept out by what may go anywhere. Nothing in it depends on who holds them. */
function inTurn(a: Able, b: Able): number {
  const byPrice = Number(a.toPrice === null) - Number(b.toPrice === null)
  return byPrice || a.scopeFen - b.scopeFen || b.wantFen - a.wantFen || inOrder(JSON.stringify(a.weights), JSON.stringify(b.weights)) || sooner(a, b)
}

/** Those that end sooner, then by id. */
const sooner = ({ coupon: a }: Able, { coupon: b }: Able): number => inOrder(a.validUntil, b.validUntil) || inOrder(a.couponId, b.couponId)

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Taken {
  readonly lineFen: Fen[]
  readonly keptFen: Fen[]
  readonly pricedFen: (Fen | null)[]
  readonly doorFen: Fen
  readonly offFen: readonly Fen[]
}

/** Takes off what these, in their turn, want, each spread over its scope and none pushing a line below its lowest price. */
function take(turn: readonly Able[], basket: CouponBasket): Taken {
  const lineFen = basket.lines.map(() => 0)
  const keptFen = basket.lines.map(() => 0)
  const pricedFen = basket.lines.map((): Fen | null => null)
  const offFen: Fen[] = []
  let doorFen = 0
  for (const { door, toPrice, wantFen, weights } of turn) {
    if (door) {
      const off = Math.min(wantFen, basket.doorFeeFen - doorFen)
      doorFen += off
      offFen.push(off)
      continue
    }
    const left = basket.lines.map((line, i) => line.mostFen - (lineFen[i] ?? 0) - (keptFen[i] ?? 0))
    // Every unit of its line has its price already.
    if (toPrice && (left[toPrice.line] ?? 0) < toPrice.roomFen) {
      offFen.push(0)
      continue
    }
    const parts = spreadWithin(wantFen, weights, left)
    for (const [i, part] of parts.entries()) lineFen[i] = (lineFen[i] ?? 0) + part
    offFen.push(sum(parts))
    if (!toPrice) continue
    keptFen[toPrice.line] = (keptFen[toPrice.line] ?? 0) + toPrice.roomFen - wantFen
    pricedFen[toPrice.line] = toPrice.priceFen
  }
  return { lineFen, keptFen, pricedFen, doorFen, offFen }
}

const isAble = (judged: Able | LeftOut): judged is Able => 'coupon' in judged
const idOf = (able: Able): string => able.coupon.couponId

/** Why one may not go with those chosen before it; null where it may. */
function keptOut(able: Able, chosen: readonly Able[]): WhyNot | null {
  const clash = chosen.map((other) => clashOf(able.coupon.terms, other.coupon.terms)).find((each) => each !== null)
  return clash ?? (chosen.length >= COUPONS_MOST ? 'too_many' : null)
}

/** What the coupons of these ids take off, as far as they go together: of two that don't, the one named first. */
export function combine(held: readonly HeldCoupon[], ids: readonly string[], basket: CouponBasket): Combined {
  const judged = held.map((coupon) => judge(coupon, basket))
  const chosen: Able[] = []
  for (const id of ids) {
    const able = judged.filter(isAble).find((each) => idOf(each) === id)
    if (able && keptOut(able, chosen) === null) chosen.push(able)
  }
  return conclude(judged, chosen, basket, 'not_chosen')
}

/** The combination that takes the most off; of equal ones the one of fewer coupons, then of those that end sooner. */
export function bestOf(held: readonly HeldCoupon[], basket: CouponBasket): Combined {
  const judged = held.map((coupon) => judge(coupon, basket))
  return conclude(judged, bestSet(judged.filter(isAble), basket), basket, 'nothing_off')
}

/** `otherwise` says why one that could go with those chosen isn't among them. */
function conclude(judged: readonly (Able | LeftOut)[], chosen: readonly Able[], basket: CouponBasket, otherwise: WhyNot): Combined {
  const turn = [...chosen].sort(inTurn)
  const { lineFen, keptFen, pricedFen, doorFen, offFen } = take(turn, basket)
  const coupons = turn.flatMap((able, i) => ((offFen[i] ?? 0) > 0 ? [{ couponId: idOf(able), offFen: offFen[i] ?? 0, door: able.door }] : []))
  const applied = new Set(coupons.map(({ couponId }) => couponId))
  const leftOut = judged.flatMap((each): LeftOut[] => {
    if (!isAble(each)) return [each]
    if (applied.has(idOf(each))) return []
    return [{ couponId: idOf(each), why: turn.includes(each) ? 'nothing_off' : (keptOut(each, turn) ?? otherwise) }]
  })
  return { lineFen, keptFen, pricedFen, doorFen, coupons, leftOut }
}

/** Lawful coupons, what they take off together, and a number that is lower the sooner they end. */
interface Found {
  readonly set: readonly Able[]
  readonly offFen: Fen
  readonly rank: number
}

/** Puts first what takes more off; of equal ones the fewer coupons, then those that end sooner. */
const better = (a: Found, b: Found): number => b.offFen - a.offFen || a.set.length - b.set.length || a.rank - b.rank

/**
 * Looks at every lawful set of at most three, but at none that can't be better than the best so far: a coupon never takes off more beside others than alone,
 * and all of them together no more than there is room for. The largest come first, so that few sets need reckoning.
 */
function bestSet(ables: readonly Able[], basket: CouponBasket): readonly Able[] {
  const ranks = new Map([...ables].sort(sooner).map((able, rank) => [able, rank]))
  const rankOf = (set: readonly Able[]): number =>
    set.map((able) => ranks.get(able) ?? 0).sort((a, b) => a - b).reduce((rank, each) => rank * ables.length + each, 0)
  const roomFen = sum(basket.lines.map(({ mostFen }) => mostFen))
  let best: Found = { set: [], offFen: 0, rank: 0 }
  const extend = (set: readonly Able[], fen: Fen, rest: readonly Able[]): void => {
    for (const [i, able] of rest.entries()) {
      const reachFen = Math.min(sumAlone(rest.slice(i, i + COUPONS_MOST - set.length), fen), roomFen + basket.doorFeeFen)
      if (reachFen < best.offFen || (reachFen === best.offFen && set.length >= best.set.length)) return
      if (keptOut(able, set) !== null) continue
      const longer = [...set, able]
      const most: Found = { set: longer, offFen: boundOf(longer, roomFen, basket.doorFeeFen), rank: rankOf(longer) }
      if (better(most, best) < 0) {
        const found = { ...most, offFen: sum(take([...longer].sort(inTurn), basket).offFen) }
        if (better(found, best) < 0) best = found
      }
      if (longer.length < COUPONS_MOST) extend(longer, fen + able.aloneFen, rest.slice(i + 1))
    }
  }
  extend([], 0, [...ables].sort((a, b) => b.aloneFen - a.aloneFen || sooner(a, b)))
  return best.set
}

/** No set takes off more than its coupons do one by one, nor more than there is room for. */
function boundOf(set: readonly Able[], roomFen: Fen, doorFeeFen: Fen): Fen {
  const [door, goods] = [set.filter((able) => able.door), set.filter((able) => !able.door)]
  return Math.min(sumAlone(goods), roomFen) + Math.min(sumAlone(door), doorFeeFen)
}

const sumAlone = (ables: readonly Able[], fen: Fen = 0): Fen => ables.reduce((total, { aloneFen }) => total + aloneFen, fen)

export interface Unlock {
  readonly couponId: string
  readonly missingFen: Fen
  readonly saveFen: Fen
}

/** The coupon that the least more in the basket would bring into the best combination, and what would then be taken off beyond what is taken off now. */
export function unlockOf(held: readonly HeldCoupon[], basket: CouponBasket, now: Combined): Unlock | null {
  const near = now.leftOut.flatMap(({ couponId, missingFen }) => (missingFen === undefined ? [] : [{ couponId, missingFen }]))
  near.sort((a, b) => a.missingFen - b.missingFen || inOrder(a.couponId, b.couponId))
  for (const { couponId, missingFen } of near.slice(0, COUPONS_MOST)) {
    const scope = held.find((each) => each.couponId === couponId)?.terms.scope
    const like = basket.lines.filter((line) => scope && covers(scope, line)).slice(0, 1)
    const more = like.map((line): CouponLine => ({ ...line, quantity: 1, fen: missingFen, mostFen: missingFen - 1 }))
    const then = bestOf(held, { ...basket, lines: [...basket.lines, ...more] })
    // What the line that is only thought of draws from other coupons is no promise: what she adds may be something else.
    const own = then.coupons.find((each) => each.couponId === couponId)?.offFen ?? 0
    const saveFen = Math.min(own, offOf(then) - offOf(now))
    if (saveFen > 0) return { couponId, missingFen, saveFen }
  }
  return null
}

const offOf = (combined: Combined): Fen => sum(combined.coupons.map(({ offFen }) => offFen))
