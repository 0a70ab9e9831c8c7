import { SafeArea } from '@nutui/nutui-react-taro'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'
import { Button } from './Button'
import { words } from './words'

export interface SheetProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** The sheet's own primary button. */
  readonly action?: ReactNode
}

/** Comes up from the bottom over the page; a tap beside it closes it. */
export function Sheet({ open, title, onClose, children, action }: SheetProps) {
  if (!open) return null
  return (
    <View className="sheet">
      <View className="sheet-shade" onClick={onClose} catchMove />
      <View className="sheet-panel" {...a11y({ role: 'dialog', label: title })}>
        <View className="sheet-head">
          <Text className="title">{title}</Text>
          <Button kind="quiet" small onTap={onClose}>
            {words.close}
          </Button>
        </View>
        <View className="sheet-body">{children}</View>
        {action !== undefined && <View className="sheet-action">{action}</View>}
        <SafeArea position="bottom" />
      </View>
    </View>
  )
}
