import { View } from '@tarojs/components'
import { a11y } from './a11y'
import type { DrawingProps } from './art/names'
import './art-fetched.scss'

/** One of the project's drawings. It says nothing that the words beside it don't say, so a screen reader passes over it. */
export function Drawing({ name, size = 'big' }: DrawingProps) {
  return <View className={`drawing drawing-${size} drawing-${name}`} {...a11y({ hidden: true })} />
}
