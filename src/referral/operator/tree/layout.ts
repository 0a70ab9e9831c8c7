import type { Output } from '@domain/contract'
import type { ChainNode } from '@domain/referral/contract'

type Below = Output<'referral.chain'>['down'][number]

/** So many whom a person brought are drawn at first, and so many of whom each of those brought; the rest is a tap away. */
export const CHILDREN_DRAWN = 20
export const GRANDCHILDREN_DRAWN = 5

export interface TreeRow {
  readonly node: ChainNode
  /** Who brought her; null for the one whom the picture is about. */
  readonly inviter: ChainNode | null
  readonly depth: 0 | 1 | 2
  /** Where it stands on a wide screen: the first of its rows, and how many those below it take. */
  readonly row: number
  readonly span: number
  /** The last of those whom its inviter brought. */
  readonly last: boolean
  /** The inviter's own line goes on below this one. */
  readonly lineOn: boolean
  /** Something hangs on it. */
  readonly parent: boolean
  /** How many of hers are left out of the picture. */
  readonly hidden: number
}

/** Everybody whom the picture shows, in the order in which one reads them: each before those whom she brought. */
export function treeRows(root: ChainNode, down: readonly Below[], childrenDrawn: number): TreeRow[] {
  const children = down.filter(({ inviterId }) => inviterId === root.personId).slice(0, childrenDrawn)
  const rows: TreeRow[] = []
  let row = 1
  for (const [place, node] of children.entries()) {
    const last = place === children.length - 1
    const below = down.filter(({ inviterId }) => inviterId === node.personId).slice(0, GRANDCHILDREN_DRAWN)
    const span = Math.max(1, below.length)
    rows.push({ node, inviter: root, depth: 1, row, span, last, lineOn: false, parent: below.length > 0, hidden: below.length > 0 ? Math.max(0, node.children - below.length) : 0 })
    for (const [at, one] of below.entries()) {
      rows.push({ node: one, inviter: node, depth: 2, row: row + at, span: 1, last: at === below.length - 1, lineOn: !last, parent: false, hidden: 0 })
    }
    row += span
  }
  return [{ node: root, inviter: null, depth: 0, row: 1, span: Math.max(1, row - 1), last: true, lineOn: false, parent: children.length > 0, hidden: 0 }, ...rows]
}
