import { Text } from '@tarojs/components'
import { a11y } from '../a11y'
import { words } from './words'

const MOST = 5

/** One to five stars, to be read. */
export function Stars({ stars }: { readonly stars: number }) {
  return (
    <Text className="stars" {...a11y({ role: 'img', label: words.stars(stars) })}>
      {'★'.repeat(stars) + '☆'.repeat(MOST - stars)}
    </Text>
  )
}
