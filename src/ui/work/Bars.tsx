import { Text, View } from '@tarojs/components'
import { a11y } from '../a11y'
import './bars.scss'
import { words } from './words'

/** How a part of a bar is filled; frames tell them apart where colours don't. */
export type BarLook = 'full' | 'soft' | 'honey' | 'plain'

export interface Bar {
  readonly name: string
  /** What it says in figures. */
  readonly text: string
  readonly parts: readonly { readonly value: number; readonly look: BarLook }[]
}

export interface BarsProps {
  readonly label: string
  readonly rows: readonly Bar[]
  /** What a full bar stands for; the longest of them unless said otherwise. */
  readonly most?: number
}

const lengthOf = ({ parts }: Bar): number => parts.reduce((total, { value }) => total + value, 0)

/** Bars below each other, each with its figures: a picture for eyes, a list for ears. */
export function Bars({ label, rows, most = Math.max(1, ...rows.map(lengthOf)) }: BarsProps) {
  const share = (value: number) => `${Math.max(0, Math.min(100, (value / Math.max(1, most)) * 100))}%`
  return (
    <View className="bars" {...a11y({ role: 'list', label })}>
      {rows.map(({ name, text, parts }) => (
        <View key={name} className="bars-row" {...a11y({ role: 'listitem', label: words.bar(name, text) })}>
          <Text className="bars-name">{name}</Text>
          <Text className="bars-text">{text}</Text>
          <View className="bars-track" {...a11y({ hidden: true })}>
            {parts.map(({ value, look }, place) => value > 0 && <View key={`${look} ${place}`} className={`bars-part bars-${look}`} style={{ width: share(value) }} />)}
          </View>
        </View>
      ))}
    </View>
  )
}

/** What the parts of bars stand for. */
export function Legend({ of }: { readonly of: readonly { readonly look: BarLook; readonly name: string }[] }) {
  return (
    <View className="legend">
      {of.map(({ look, name }) => (
        <View key={name} className="legend-one">
          <View className={`legend-sign bars-part bars-${look}`} />
          <Text className="small">{name}</Text>
        </View>
      ))}
    </View>
  )
}
