import type { Category } from '@domain/goods/contract'
import { Image, Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { pictures } from './art/pictures'
import { words } from './words'

const known: ReadonlySet<string> = new Set(pictures)

export interface PictureProps {
  /** An item's `picture`: a key of the project's set, or null. */
  readonly picture: string | null
  readonly category: Category
  readonly name: string
  readonly size?: 'small' | 'card' | 'wide'
}

/** The goods' picture; where there is none, its category's drawing, marked as an illustration. */
export function Picture({ picture, category, name, size = 'card' }: PictureProps) {
  const real = picture !== null && known.has(picture)
  const source = `${API_BASE}/${real ? `goods/${picture}` : `art/${category}`}.svg`
  const named = process.env.TARO_ENV === 'h5' ? { imgProps: { alt: name, loading: 'lazy' as const } } : {}
  return (
    <View className={`picture picture-${size}`}>
      <Image className="picture-image" mode="aspectFit" src={source} {...named} />
      {!real && size !== 'small' && (
        <Text className="picture-mark" {...a11y({ hidden: true })}>
          {words.illustration}
        </Text>
      )}
    </View>
  )
}
