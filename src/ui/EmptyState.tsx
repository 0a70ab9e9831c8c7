import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { DrawingName } from './art/names'
import { Drawing } from './Drawing'

export interface EmptyStateProps {
  readonly text: string
  /** The next thing to do. */
  readonly action?: ReactNode
  readonly drawing?: DrawingName
}

/** Where there is nothing: a drawing, why, and what to do next. */
export function EmptyState({ text, action, drawing = 'basket' }: EmptyStateProps) {
  return (
    <View className="empty">
      <Drawing name={drawing} />
      <Text className="empty-text">{text}</Text>
      {action !== undefined && <View className="empty-action">{action}</View>}
    </View>
  )
}
