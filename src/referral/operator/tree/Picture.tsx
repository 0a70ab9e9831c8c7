import type { ChainNode } from '@domain/referral/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import { swap, to } from '../../../kit/nav'
import { a11y } from '../../../ui/a11y'
import { Tag } from '../../../ui/Section'
import { Tap } from '../../../ui/Tap'
import { sayWhen } from '../../../ui/when'
import '../tree.scss'
import { words } from '../words'
import type { TreeRow } from './layout'

export const nameOf = ({ name }: ChainNode): string => name ?? words.nobody

const cameBy = ({ source, label, boundAt }: ChainNode): string => (source === null || boundAt === null ? '' : words.came(words.source(source, label), sayWhen(boundAt)))

/** Where somebody stands, for who can't see it. */
export const placeOf = (level: number, inviter: ChainNode | null | undefined): string => words.spoken([words.level(level), inviter ? words.broughtBy(nameOf(inviter)) : ''])

export interface NodeProps {
  readonly node: ChainNode
  /** The one whom the page is about: a tap on her leads nowhere. */
  readonly here?: boolean
}

function Facts({ node }: { readonly node: ChainNode }) {
  const { personId, children, grandchildren, paidFen, rewardsFen } = node
  return (
    <>
      <View className="line">
        <Text className="choice-title tree-name">{nameOf(node)}</Text>
        <Text className="soft desk-mono">{words.number(personId)}</Text>
      </View>
      {cameBy(node) !== '' && <Text className="soft small">{cameBy(node)}</Text>}
      <Text className="small">{words.brought(children, grandchildren)}</Text>
      <Text className="small">{[words.paid(yuan(paidFen)), rewardsFen > 0 ? words.rewards(yuan(rewardsFen)) : ''].filter(Boolean).join(' · ')}</Text>
    </>
  )
}

/** Somebody in the picture: what came through her and what it came to. */
export function Node({ node, here = false }: NodeProps) {
  if (here) {
    return (
      <View className="card tree-node tree-here">
        <Tag kind="good">{words.here}</Tag>
        <Facts node={node} />
      </View>
    )
  }
  return (
    <Tap className="card tree-node" onTap={() => void swap(to.referralTree(node.personId))}>
      <Facts node={node} />
    </Tap>
  )
}

function Row({ of: { node, inviter, depth, row, span, last, lineOn, parent, hidden }, level }: { readonly of: TreeRow; readonly level: number }) {
  const place = { '--col': depth + 1, '--row': row, '--span': span } as CSSProperties
  const classes = ['tree-row', `tree-depth-${depth}`, last && 'tree-last', parent && 'tree-parent'].filter(Boolean).join(' ')
  return (
    <View className={classes} style={place} {...a11y({ role: 'listitem', label: placeOf(level + depth, inviter) })}>
      {lineOn && <View className="tree-rail" />}
      {parent && <View className="tree-out" />}
      <Node node={node} here={depth === 0} />
      {hidden > 0 && (
        <Tap className="desk-link" label={words.spoken([nameOf(node), words.more(hidden)])} onTap={() => void swap(to.referralTree(node.personId))}>
          {words.more(hidden)}
        </Tap>
      )}
    </View>
  )
}

/** Two levels of people as a tree: from left to right on a wide screen, from top to bottom on a phone, and to a screen reader a list in that order. */
export function Tree({ rows, level }: { readonly rows: readonly TreeRow[]; readonly level: number }) {
  return (
    <View className="tree" {...a11y({ role: 'list', label: words.down })}>
      {rows.map((row) => (
        <Row key={row.node.personId} of={row} level={level} />
      ))}
    </View>
  )
}
