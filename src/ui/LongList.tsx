import { ScrollView, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState, type ReactNode } from 'react'

export interface LongListProps<V> {
  readonly rows: readonly V[]
  readonly keyOf: (row: V) => string
  /** Every row is exactly so high, its distance to the next included: rows that aren't drawn still take their room. */
  readonly rowHeight: number
  readonly draw: (row: V) => ReactNode
}

/** Rows drawn beyond the edges, and how many scroll by before it is drawn anew. */
const BEYOND = 6
const STEP = 4

/**
 * A list of any length that draws what is in view and a little more. It fills the room that its parent gives it. Taro's own virtual list exists for 4.2.0
 * alone, brings a second copy of all components, and wants its height in pixels.
 */
export function LongList<V>({ rows, keyOf, rowHeight, draw }: LongListProps<V>) {
  const [from, setFrom] = useState(0)
  const [most] = useState(() => Math.ceil(Taro.getWindowInfo().windowHeight / rowHeight) + 2 * BEYOND)
  const until = Math.min(rows.length, from + most)
  const scrolled = (top: number) => setFrom(Math.max(0, Math.floor((Math.floor(top / rowHeight) - BEYOND) / STEP) * STEP))
  return (
    <ScrollView className="long-list" scrollY onScroll={({ detail }) => scrolled(detail.scrollTop)}>
      <View style={{ height: `${from * rowHeight}px` }} />
      {rows.slice(from, until).map((row) => (
        <View key={keyOf(row)} style={{ height: `${rowHeight}px` }}>
          {draw(row)}
        </View>
      ))}
      <View style={{ height: `${(rows.length - until) * rowHeight}px` }} />
    </ScrollView>
  )
}
