import { View } from '@tarojs/components'
import { a11y } from './a11y'
import type { DrawingName } from './art/names'

/** One of the project's drawings. It says nothing that the words beside it don't say, so a screen reader passes over it. */
export function Drawing({ name, size = 'big' }: { readonly name: DrawingName; readonly size?: 'small' | 'big' }) {
  return <View className={`drawing drawing-${size} drawing-${name}`} {...a11y({ hidden: true })} />
}
