import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from './a11y'

export function Section({ title, aside, children }: { readonly title?: string; readonly aside?: ReactNode; readonly children: ReactNode }) {
  return (
    <View className="section">
      {title !== undefined && (
        <View className="section-head">
          <Text className="title" {...a11y({ role: 'heading' })}>
            {title}
          </Text>
          {aside}
        </View>
      )}
      {children}
    </View>
  )
}

/** A white card on the paper ground. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <View className="card">{children}</View>
}

/** A name on the left, what it is on the right. */
export function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <View className="row">
      <Text className="row-name">{name}</Text>
      <View className="row-value">{children}</View>
    </View>
  )
}

/** A short word about the state of a thing. */
export function Tag({ kind = 'plain', children }: { readonly kind?: 'plain' | 'good' | 'warn'; readonly children: ReactNode }) {
  return <Text className={`tag tag-${kind}`}>{children}</Text>
}
