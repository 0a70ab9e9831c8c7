import type { Output } from '@domain/contract'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ReadName } from '../../kit/call'
import type { Loaded } from '../../kit/load'
import type { PagedName, Pages } from '../../kit/pages'
import { Button } from '../Button'
import { Skeleton } from '../Skeleton'
import { Trouble } from '../Trouble'
import { Table, type Column } from './Table'
import { words } from './words'

export interface ShownProps<C extends ReadName> {
  readonly of: Loaded<C>
  readonly rows?: number
  /** A part of a page that says itself when it shows what was seen last. */
  readonly part?: boolean
  readonly children: (value: Output<C>) => ReactNode
}

/** One answer in all its states: awaited, in trouble, offline with what was seen last, there. */
export function Shown<C extends ReadName>({ of: { answer, value, again }, rows = 3, part = false, children }: ShownProps<C>) {
  if (answer === null) return <Skeleton rows={rows} />
  return (
    <>
      {answer.kind !== 'done' && !(part && value !== null) && <Trouble answer={answer} again={() => void again()} />}
      {value !== null && children(value)}
    </>
  )
}

export interface ListedProps<C extends PagedName, V> {
  readonly of: Pages<C>
  readonly rowsOf: (page: Output<C>) => readonly V[]
  readonly empty: ReactNode
  readonly children: (row: V) => ReactNode
  /** Beside each other where there is room. */
  readonly cards?: boolean
  /** What the button for the next page says, where that isn't what is older. */
  readonly more?: string
}

/** A list in all its states, with a button for what comes after. */
export function Listed<C extends PagedName, V>({ of, rowsOf, empty, children, cards = false, more = words.more }: ListedProps<C, V>) {
  return (
    <Shown of={of}>
      {() => {
        const rows = of.pages.flatMap(rowsOf)
        if (rows.length === 0) return empty
        return (
          <>
            <View className={cards ? 'work-cards' : 'stack'}>{rows.map(children)}</View>
            {of.more && (
              <Button busy={of.busy} onTap={of.more}>
                {more}
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}

export interface TabledProps<C extends PagedName, V> {
  readonly of: Pages<C>
  readonly rowsOf: (page: Output<C>) => readonly V[]
  readonly empty: ReactNode
  readonly columns: readonly Column<V>[]
  readonly keyOf: (row: V) => string
  readonly more?: string
  readonly part?: boolean
}

/** The same as a table. */
export function Tabled<C extends PagedName, V>({ of, rowsOf, empty, columns, keyOf, more = words.more, part = false }: TabledProps<C, V>) {
  return (
    <Shown of={of} rows={5} part={part}>
      {() => {
        const rows = of.pages.flatMap(rowsOf)
        if (rows.length === 0) return empty
        return (
          <>
            <Table columns={columns} rows={rows} keyOf={keyOf} />
            {of.more && (
              <Button busy={of.busy} onTap={of.more}>
                {more}
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}
