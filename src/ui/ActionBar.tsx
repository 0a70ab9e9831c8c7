import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** Stays at the bottom above the safe area. It holds the screen's one primary button and, left of it, what that button is about. */
export function ActionBar({ children, about }: { readonly children: ReactNode; readonly about?: ReactNode }) {
  return (
    <View className="bar">
      {about !== undefined && <View className="bar-about">{about}</View>}
      <View className="bar-action">{children}</View>
    </View>
  )
}
