import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'

export interface NoticeProps {
  /** `warn` is honey: read this before you go on. */
  readonly kind?: 'plain' | 'good' | 'warn'
  readonly children: ReactNode
}

export function Notice({ kind = 'plain', children }: NoticeProps) {
  return (
    <View className={`notice notice-${kind}`} {...a11y({ role: kind === 'warn' ? 'alert' : 'status' })}>
      {children}
    </View>
  )
}
