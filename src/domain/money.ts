import { assert } from './result'

/** Whole fen (1 yuan = 100 fen). Never a fraction, never a string. */
export type Fen = number
/** A whole percentage, 0 to 100. */
export type Percent = number

/** The largest amount the shop handles, ¥99,999,999.99: far below what a double counts exactly. */
export const MOST_FEN = 9_999_999_999
/** The most that one price, or one order, comes to: ¥99,999.99. */
export const MOST_AT_ONCE_FEN = 9_999_999

/** Checks that `amount` is a lawful sum of money and gives it back. */
export function fen(amount: number): Fen {
  assert(Number.isSafeInteger(amount) && amount >= 0 && amount <= MOST_FEN, `an amount is whole fen from 0 to ${MOST_FEN}, not ${amount}`)
  return amount
}

export const sum = (amounts: readonly Fen[]): Fen => amounts.reduce((total, amount) => total + amount, 0)

/** `percent` of `amount`, rounded half up to the fen, in whole numbers throughout. */
export function percentOf(amount: Fen, percent: Percent): Fen {
  return Math.floor((fen(amount) * percent + 50) / 100)
}

/**
 * Splits `total` over `weights` in proportion, to the fen: everyone gets the floor of the exact share, and the fen left over go to the largest
 * remainders, ties to the earlier place (Hamilton's method). The parts sum to `total`.
 */
export function spread(total: Fen, weights: readonly number[]): Fen[] {
  const whole = sum(weights)
  if (whole === 0) {
    assert(total === 0, 'money is only spread over something')
    return weights.map(() => 0)
  }
  const divide = Number.isSafeInteger(fen(total) * whole) ? divideSmall : divideLarge
  const shares = weights.map((weight, index) => ({ index, ...divide(total, weight, whole) }))
  const parts = shares.map((share) => share.floor)
  const byRemainder = [...shares].sort((a, b) => b.remainder - a.remainder)
  for (const share of byRemainder.slice(0, total - sum(parts))) parts[share.index] = share.floor + 1
  return parts
}

/** `total × weight ÷ whole` where a double counts the product exactly; twenty times as fast as with large integers. */
function divideSmall(total: number, weight: number, whole: number): { floor: number; remainder: number } {
  const exact = total * weight
  return { floor: (exact - (exact % whole)) / whole, remainder: exact % whole }
}

function divideLarge(total: number, weight: number, whole: number): { floor: number; remainder: number } {
  const exact = BigInt(total) * BigInt(weight)
  return { floor: Number(exact / BigInt(whole)), remainder: Number(exact % BigInt(whole)) }
}

/**
 * Splits `total` over `weights` like `spread`, but gives nobody more than `most`: what one can't take goes to the others in proportion, and what nobody can
 * take is left. The parts sum to `total` or to all that there is room for.
 */
export function spreadWithin(total: Fen, weights: readonly number[], most: readonly Fen[]): Fen[] {
  const parts = weights.map(() => 0)
  let open = weights.flatMap((weight, i) => (weight > 0 && (most[i] ?? 0) > 0 ? [i] : []))
  let left = Math.min(total, sum(open.map((i) => most[i] ?? 0)))
  while (left > 0) {
    const shares = spread(left, open.map((i) => weights[i] ?? 0))
    const full = open.filter((i, at) => (shares[at] ?? 0) >= (most[i] ?? 0))
    const fixed = full.length > 0 ? full : open
    for (const i of fixed) {
      parts[i] = full.length > 0 ? (most[i] ?? 0) : (shares[open.indexOf(i)] ?? 0)
      left -= parts[i]
    }
    open = open.filter((i) => !fixed.includes(i))
  }
  return parts
}

/** Amount in yuan for people: `¥39.00`. */
export const yuan = (amount: Fen): string => {
  const whole = Math.floor(Math.abs(amount) / 100)
  const cents = String(Math.abs(amount) % 100).padStart(2, '0')
  return `${amount < 0 ? '-' : ''}¥${String(whole).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Price per 500 g of something that weighs `grams` and costs `price`, rounded half up; null where weight says nothing. */
export const pricePer500g = (price: Fen, grams: number | null): Fen | null => (grams ? Math.floor((price * 1000 + grams) / (2 * grams)) : null)
