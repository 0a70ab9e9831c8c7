import { View } from '@tarojs/components'
import { a11y } from './a11y'
import type { IconName } from './art/names'

/** A small sign beside a word, in the word's own colour and as high as its letters. It never stands alone for something to do. */
export function Icon({ name }: { readonly name: IconName }) {
  return <View className={`icon icon-${name}`} {...a11y({ hidden: true })} />
}
