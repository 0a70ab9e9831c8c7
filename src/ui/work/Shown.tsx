import type { Output } from '@domain/contract'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ReadName } from '../../kit/call'
import type { Loaded } from '../../kit/load'
import type { PagedName, Pages } from '../../kit/pages'
import { Button } from '../Button'
import { Skeleton } from '../Skeleton'
import { Trouble } from '../Trouble'
import { words } from './words'

export interface ShownProps<C extends ReadName> {
  readonly of: Loaded<C>
  readonly rows?: number
  readonly children: (value: Output<C>) => ReactNode
}

/** One answer in all its states: awaited, in trouble, offline with what was seen last, there. */
export function Shown<C extends ReadName>({ of: { answer, value, again }, rows = 3, children }: ShownProps<C>) {
  if (answer === null) return <Skeleton rows={rows} />
  return (
    <>
      {answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
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
}

/** A list in all its states, with a button for what comes after. */
export function Listed<C extends PagedName, V>({ of, rowsOf, empty, children, cards = false }: ListedProps<C, V>) {
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
                {words.more}
              </Button>
            )}
          </>
        )
      }}
    </Shown>
  )
}
