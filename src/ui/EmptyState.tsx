import { Image, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { svgAddress } from './svg'

const basket = svgAddress(
  96,
  '<ellipse cx="48" cy="82" rx="34" ry="5" fill="#e6e1d6"/><path d="M16 44h64l-8 34a6 6 0 0 1-6 4H30a6 6 0 0 1-6-4z" fill="#dcb98a"/><path d="M14 38h68a4 4 0 0 1 0 8H14a4 4 0 0 1 0-8z" fill="#c79a62"/><path d="M30 38c2-16 10-24 18-24s16 8 18 24" fill="none" stroke="#c79a62" stroke-width="5"/><path d="M34 54v18M48 54v18M62 54v18" stroke="#c79a62" stroke-width="4" stroke-linecap="round"/>',
)

export interface EmptyStateProps {
  readonly text: string
  /** The next thing to do. */
  readonly action?: ReactNode
}

export function EmptyState({ text, action }: EmptyStateProps) {
  const name = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: '' } } : {}
  return (
    <View className="empty">
      <Image className="empty-picture" src={basket} {...name} />
      <Text className="empty-text">{text}</Text>
      {action}
    </View>
  )
}
