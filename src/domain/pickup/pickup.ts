/** A code that a scanner reads: what follows its prefix holds 130 bits. */
const SCAN = /^LP[0-9A-HJKMNP-TV-Z]{26}$/
const TYPED = /^[0-9A-HJKMNP-TV-Z]{8}$/

export type ReadCode = { readonly kind: 'scanned' | 'typed'; readonly code: string }

/** Tells the two forms of a code apart; letters that look like figures are read as those (Crockford's base 32). Null = neither form. */
export function readCode(text: string): ReadCode | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  const scanned = text.trim().toUpperCase()
  if (SCAN.test(scanned)) return { kind: 'scanned', code: scanned }
  return TYPED.test(code) ? { kind: 'typed', code } : null
}

/** `王小明` → `王**`: enough to notice the wrong bag. */
export function maskName(name: string | null): string {
  const [first, ...rest] = [...(name ?? '')]
  return first ? first + '*'.repeat(Math.min(2, Math.max(1, rest.length))) : ''
}
