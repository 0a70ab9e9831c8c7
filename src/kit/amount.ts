import type { Fen } from '@domain/money'

/** What somebody typed as yuan, in fen; null where it is no price. */
export function fenOf(typed: string): Fen | null {
  const found = /^(\d{1,5})(?:[.。](\d{1,2}))?$/.exec(typed.trim())
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

/** A price as one types it: `12.5`. */
export const typedYuan = (fen: Fen): string => String(fen / 100)

/** A whole number from `least` to `most` as somebody typed it, else null. */
export function wholeOf(typed: string, least: number, most: number): number | null {
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return number >= least && number <= most ? number : null
}
