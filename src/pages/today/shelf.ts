import type { Kind } from '../../kit/kinds'

/** So many items stand on the first page; a longer evening shows some of each kind and the way to the rest. */
const MOST = 60

/** How many of each kind are shown: everything while it fits, else as many of each as leave room for the others. */
export function sharesOf(kinds: readonly Kind[], most = MOST): number[] {
  const shares = kinds.map(() => 0)
  let left = most
  for (let gave = true; left > 0 && gave; ) {
    gave = false
    for (const [index, { items }] of kinds.entries()) {
      if (left === 0 || (shares[index] ?? 0) >= items.length) continue
      shares[index] = (shares[index] ?? 0) + 1
      left -= 1
      gave = true
    }
  }
  return shares
}
