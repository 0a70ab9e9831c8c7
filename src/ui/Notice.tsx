import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'
import { Icon } from './Icon'

export interface NoticeProps {
  /** `warn` is honey: read this before you go on. */
  readonly kind?: 'plain' | 'good' | 'warn'
  readonly children: ReactNode
}

const icons = { plain: 'info', good: 'check', warn: 'warn' } as const

export function Notice({ kind = 'plain', children }: NoticeProps) {
  return (
    <View className={`notice notice-${kind}`} {...a11y({ role: kind === 'warn' ? 'alert' : 'status' })}>
      <Icon name={icons[kind]} />
      <View className="grow">{children}</View>
    </View>
  )
}
