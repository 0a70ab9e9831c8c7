import { Text, View } from '@tarojs/components'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useSession } from '../../kit/session'
import { a11y } from '../a11y'
import { Button } from '../Button'
import { Section } from '../Section'
import { ReviewCard } from './ReviewCard'
import './review.scss'
import { words } from './words'

/** The mean of all, as large as a price, and of how many. */
export function Mean({ tenths, count }: { readonly tenths: number; readonly count: number }) {
  return (
    <View className="review-mean" {...a11y({ role: 'img', label: words.meanIs(tenths, count) })}>
      <Text className="review-star">★</Text>
      <Text className="review-tenths">{words.mean(tenths)}</Text>
      <Text className="soft small">{words.count(count)}</Text>
    </View>
  )
}

/** So many stand on the item's own page, the newest ones. */
const FIRST = 3

/** What neighbours say of an item; nothing at all for who is nobody's neighbour here, or can't be told now. */
export function Reviews({ itemId }: { readonly itemId: string }) {
  const { session } = useSession()
  const { value } = useAsk('review.list', session ? { itemId } : null)
  if (value === null) return null
  const { meanTenths, count, reviews } = value
  return (
    <Section title={words.title} aside={meanTenths === null ? undefined : <Mean tenths={meanTenths} count={count} />}>
      {count === 0 && <Text className="soft">{words.none}</Text>}
      {reviews.slice(0, FIRST).map((review) => (
        <ReviewCard key={review.reviewId} review={review} />
      ))}
      {count > FIRST && <Button onTap={() => void go(to.reviews(itemId))}>{words.all(count)}</Button>}
    </Section>
  )
}
