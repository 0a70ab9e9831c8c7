import { Text, View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import './desk.scss'

export interface Column<V> {
  /** The heading; on a phone it stands before the cell. */
  readonly name: string
  readonly cell: (row: V) => ReactNode
  /** Its share of a desktop's width: a grid track. */
  readonly track?: string
  /** Says itself what it is: a phone shows it without its name. */
  readonly bare?: boolean
  /** Figures stand under each other at the right. */
  readonly figure?: boolean
}

export interface TableProps<V> {
  readonly columns: readonly Column<V>[]
  readonly rows: readonly V[]
  readonly keyOf: (row: V) => string
}

/** Rows and columns where there is room; on a phone, and in big letters, each row is a card. */
export function Table<V>({ columns, rows, keyOf }: TableProps<V>) {
  const tracks = { '--tracks': columns.map(({ track = 'minmax(0, 1fr)' }) => track).join(' ') } as CSSProperties
  return (
    <View className="desk-table" style={tracks}>
      <View className="desk-row desk-head">
        {columns.map(({ name, figure, bare }) => (
          <Text key={name} className={`desk-cell ${figure ? 'desk-figure' : ''} ${bare ? 'desk-bare' : ''}`}>
            {name}
          </Text>
        ))}
      </View>
      {rows.map((row) => (
        <View key={keyOf(row)} className="desk-row">
          {columns.map(({ name, cell, figure, bare }) => (
            <View key={name} className={`desk-cell ${figure ? 'desk-figure' : ''} ${bare ? 'desk-bare' : ''}`}>
              {!bare && <Text className="desk-name">{name}</Text>}
              <View className="desk-value">{cell(row)}</View>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
