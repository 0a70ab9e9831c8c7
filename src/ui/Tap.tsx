import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, keys } from './a11y'

export interface TapProps {
  readonly children: ReactNode
  readonly onTap: () => void
  readonly className?: string
  readonly label?: string
}

/** A row or card that leads somewhere: a button for a screen reader and for the keyboard, without a button's looks. */
export function Tap({ children, onTap, className = '', label }: TapProps) {
  return (
    <View className={`tap ${className}`} hoverClass="tap-down" onClick={onTap} {...keys(onTap)} {...a11y({ role: 'button', label, tabIndex: 0 })}>
      {children}
    </View>
  )
}
