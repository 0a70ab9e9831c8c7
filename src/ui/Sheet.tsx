import { Text, View } from '@tarojs/components'
import { type ReactNode, useCallback, useEffect, useId, useRef } from 'react'
import { a11y } from './a11y'
import { Button } from './Button'
import { useHold } from './hold'
import { words } from './words'

export interface SheetProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** The sheet's own primary button. */
  readonly action?: ReactNode
}

/** Calls the latest `onClose`, and is itself always the same: a sheet drawn anew must not lose the keyboard's place. */
function useSame(onClose: () => void): () => void {
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  return useCallback(() => latest.current(), [])
}

/** A finger on the shade of a mini-program moves nothing; a browser's page is held still by `useHold`. */
const still = process.env.TARO_ENV === 'weapp' ? { catchMove: true } : {}

/** Comes up from the bottom over the page; a tap beside it closes it. */
export function Sheet({ open, title, onClose, children, action }: SheetProps) {
  const id = useId()
  useHold(id, open, useSame(onClose))
  if (!open) return null
  return (
    <View className="sheet">
      <View className="sheet-shade" onClick={onClose} {...still} />
      <View className="sheet-panel" id={id} {...a11y({ role: 'dialog', label: title, modal: true, tabIndex: -1 })}>
        <View className="sheet-head">
          <Text className="title" {...a11y({ role: 'heading' })}>
            {title}
          </Text>
          <Button kind="quiet" small onTap={onClose}>
            {words.close}
          </Button>
        </View>
        <View className="sheet-body">{children}</View>
        {action !== undefined && <View className="sheet-action">{action}</View>}
      </View>
    </View>
  )
}
