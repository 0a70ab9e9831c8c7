/** What somebody at a desk typed to find an order. */
export type Sought =
  /** The beginning of an order's, a payment's or a refund's number. */
  | { readonly kind: 'number'; readonly prefix: string }
  /** The pay channel's own number of a payment. */
  | { readonly kind: 'transaction'; readonly transactionId: string }
  /** What stands on a bag; four digits may end a telephone number too. */
  | { readonly kind: 'digits'; readonly bagNumber: number; readonly phoneTail: string | null }
  | { readonly kind: 'name'; readonly part: string }

const DIGITS = /^\d{1,4}$/
const TRANSACTION = /^\d{27,32}$/
/** Ours are ULIDs (Crockford's base 32); fewer characters would name half a season. */
const NUMBER = /^[0-9A-HJKMNP-TV-Z]{6,26}$/

export function readSought(typed: string): Sought {
  const text = typed.replace(/\s/g, '')
  if (DIGITS.test(text)) return { kind: 'digits', bagNumber: Number(text), phoneTail: text.length === 4 ? text : null }
  if (TRANSACTION.test(text)) return { kind: 'transaction', transactionId: text }
  const number = text.toUpperCase()
  return NUMBER.test(number) ? { kind: 'number', prefix: number } : { kind: 'name', part: typed.trim() }
}
