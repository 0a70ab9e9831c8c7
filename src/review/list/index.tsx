import type { Output } from '@domain/contract'
import type { ReviewView } from '@domain/review/contract'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { usePages } from '../../kit/pages'
import { useSession } from '../../kit/session'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Mean } from '../../ui/review/Reviews'
import { ReviewCard } from '../../ui/review/ReviewCard'
import { Card, Row } from '../../ui/Section'
import { SignedOut } from '../../ui/SignedOut'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { Report } from './Report'
import { words } from './words'

/** How many gave five to one stars: all of them, so that the mean can be judged. */
function Spread({ said: { meanTenths, count, each } }: { readonly said: Output<'review.list'> }) {
  if (meanTenths === null) return null
  return (
    <Card>
      <Mean tenths={meanTenths} count={count} />
      {[5, 4, 3, 2, 1].map((stars) => (
        <Row key={stars} name={words.stars(stars)}>
          {words.each(each[stars - 1] ?? 0)}
        </Row>
      ))}
      <Text className="soft small">{words.all}</Text>
    </Card>
  )
}

function Said({ review, onReport }: { readonly review: ReviewView; readonly onReport: () => void }) {
  return (
    <ReviewCard review={review}>
      {!review.mine && (
        <View className="line">
          <Button kind="quiet" small label={words.reportOf(review.nickname ?? words.neighbour)} onTap={onReport}>
            {words.report}
          </Button>
        </View>
      )}
    </ReviewCard>
  )
}

export default function ReviewsPage() {
  const { item: itemId = '' } = useRouter<{ item?: string }>().params
  const { session } = useSession()
  const { answer, value, again, pages, more, busy } = usePages('review.list', session ? { itemId } : null)
  const [reporting, setReporting] = useState<ReviewView | null>(null)
  if (!session) {
    return (
      <AppShell>
        <SignedOut text={words.signIn} />
      </AppShell>
    )
  }
  return (
    <AppShell>
      {answer === null && <Skeleton rows={4} />}
      {answer && answer.kind !== 'done' && <Trouble answer={answer} again={() => void again()} />}
      {value?.count === 0 && <EmptyState drawing="neighbours" text={words.none} />}
      {value && value.count > 0 && (
        <View className="stack">
          <Spread said={value} />
          {pages.flatMap((page) => page.reviews).map((review) => (
            <Said key={review.reviewId} review={review} onReport={() => setReporting(review)} />
          ))}
          {more && (
            <Button busy={busy} onTap={more}>
              {words.more}
            </Button>
          )}
        </View>
      )}
      {reporting && <Report key={reporting.reviewId} review={reporting} onClose={() => setReporting(null)} />}
    </AppShell>
  )
}
