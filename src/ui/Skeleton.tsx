import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { words } from './words'

/** The shape of what comes, while it comes. It keeps still. */
export function Skeleton({ rows = 3, picture = false }: { readonly rows?: number; readonly picture?: boolean }) {
  return (
    <View className="skeleton" {...a11y({ role: 'status', label: words.loading })}>
      {Array.from({ length: rows }, (_row, index) => (
        <View className="skeleton-row" key={index}>
          {picture && <View className="skeleton-picture" />}
          <View className="skeleton-lines">
            <View className="skeleton-line" />
            <View className="skeleton-line skeleton-short" />
            {picture && <View className="skeleton-line skeleton-price" />}
          </View>
        </View>
      ))}
    </View>
  )
}
