/** Money sums of the model, reckoned anew: nothing here comes from the shop's own rules. */

export interface Priced {
  readonly quantity: number
  readonly priceFen: number
}

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** Half up. */
export const share = (fen: number, percent: number): number => Math.round((fen * percent) / 100 + 1e-9)

/** `fen` over `weights`, to the fen: the floor to everybody, what is left over one by one to the largest remainders, the earlier of equals first. */
export function deal(fen: number, weights: readonly number[]): number[] {
  const whole = total(weights)
  const parts = weights.map((weight) => Math.floor((fen * weight) / whole))
  const turn = weights.map((weight, place) => ({ place, rest: (fen * weight) % whole })).sort((a, b) => b.rest - a.rest || a.place - b.place)
  for (let n = 0; n < fen - total(parts); ) {
    const next = turn.shift()
    if (!next) break
    parts[next.place] = (parts[next.place] ?? 0) + 1
    if (total(parts) === fen) break
  }
  return parts
}

/** What each line costs with so much off. */
export function linesAt(lines: readonly Priced[], percent: number): number[] {
  const plain = lines.map(({ quantity, priceFen }) => quantity * priceFen)
  const off = deal(share(total(plain), percent), plain)
  return plain.map((fen, place) => fen - (off[place] ?? 0))
}

export interface Off {
  readonly offFen: number
  readonly thresholdFen: number
  readonly pools: 'any' | 'only' | 'never'
}

/**
 * What a coupon of a fixed amount takes off each line, or null where it takes nothing off. A line keeps a fen for each of its units, at whatever step its
 * pool may still end.
 */
export function couponOff(coupon: Off, lines: readonly Priced[], percent: number, mayEndAt: readonly number[], inPool: boolean): number[] | null {
  if (inPool ? coupon.pools === 'never' : coupon.pools === 'only') return null
  const now = linesAt(lines, percent)
  if (total(now) < coupon.thresholdFen) return null
  const ends = mayEndAt.map((step) => linesAt(lines, step))
  const room = lines.map(({ quantity }, place) => Math.max(0, Math.min(now[place] ?? 0, ...ends.map((end) => end[place] ?? 0)) - quantity))
  const wanted = Math.min(coupon.offFen, total(room))
  const parts = deal(wanted, now)
  // Amounts are small beside a line here; one that does not fit is none of this model's.
  return wanted > 0 && parts.every((part, place) => part <= (room[place] ?? 0)) ? parts : null
}
