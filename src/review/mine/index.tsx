import type { ReviewableLine } from '@domain/review/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useAsk } from '../../kit/load'
import { go, to } from '../../kit/nav'
import { useSession } from '../../kit/session'
import { useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Notice } from '../../ui/Notice'
import { Picture } from '../../ui/Picture'
import { Photos } from '../../ui/review/Photos'
import '../../ui/review/review.scss'
import { Stars } from '../../ui/review/Stars'
import { Card } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { sayWhen } from '../../ui/when'
import { words } from './words'

interface LineProps {
  readonly orderId: string
  readonly line: ReviewableLine
}

/** What one wrote, or may write, of a line. */
function Said({ orderId, line: { itemId, name, review, until } }: LineProps) {
  const write = () => void go(to.reviewWrite(orderId, itemId))
  if (review === null && until === null) return <Text className="soft small">{words.not}</Text>
  if (review === null) {
    return (
      <View className="stack">
        <Button label={words.writeOf(name)} onTap={write}>
          {words.write}
        </Button>
        {until !== null && <Text className="soft small">{words.writeUntil(sayWhen(until))}</Text>}
      </View>
    )
  }
  return (
    <View className="stack">
      <Stars stars={review.stars} />
      {review.words !== '' && <Text className="review-words">{review.words}</Text>}
      <Photos pictures={review.pictures} />
      {review.hiddenWhy !== null && <Notice kind="warn">{words.hidden(review.hiddenWhy)}</Notice>}
      {review.state === 'shown' && (
        <Button kind="quiet" label={words.correctOf(name)} onTap={write}>
          {words.correct}
        </Button>
      )}
      {review.until !== null && <Text className="soft small">{words.correctUntil(sayWhen(review.until))}</Text>}
    </View>
  )
}

export default function MyReviews() {
  const { order: orderId = '' } = useRouter<{ order?: string }>().params
  const { session } = useSession()
  const { answer, value, again } = useAsk('review.mine', session ? { orderId } : null)
  useShownAgain(() => void again())
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  const orders = <Button onTap={() => void go(to.orders())}>{words.orders}</Button>
  return (
    <AppShell>
      {answer === null && <Skeleton rows={3} picture />}
      {answer?.kind === 'refused' && <EmptyState drawing="gone" text={words.gone} action={orders} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={() => void again()} />}
      {value && (
        <View className="stack">
          <Text className="soft">{words.tells}</Text>
          {value.lines.map((line) => (
            <Card key={line.itemId}>
              <View className="review-head">
                <Picture picture={line.picture} category={line.category} name={line.name} size="small" />
                <View className="review-who">
                  <Text className="review-name">{line.name}</Text>
                  <Text className="soft small">{line.unit}</Text>
                </View>
              </View>
              <Said orderId={orderId} line={line} />
            </Card>
          ))}
        </View>
      )}
    </AppShell>
  )
}
