import type { ReportedView } from '@domain/review/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { usePages } from '../../kit/pages'
import { say } from '../../kit/say'
import { useShownAgain } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Field } from '../../ui/Field'
import { ReviewCard } from '../../ui/review/ReviewCard'
import { Editing } from '../../ui/work/Editing'
import { Listed } from '../../ui/work/Shown'
import { WorkShell } from '../../ui/work/WorkShell'
import { words } from './words'

interface ReportedProps {
  readonly review: ReportedView
  readonly onHide: () => void
  readonly again: () => Promise<void>
}

function Reported({ review, onHide, again }: ReportedProps) {
  const { busy, run } = useBusy()
  const { goods, reports, reviewId, correctedAt } = review
  const keep = () =>
    run(async () => {
      if (await attempt('review.keep', { reviewId, correctedAt })) say(words.kept)
      await again()
    })
  return (
    <ReviewCard review={review} about={goods}>
      <Text className="soft small">{words.reports}</Text>
      {reports.map(({ why, note, at }) => (
        <Text key={`${at} ${why} ${note}`}>{words.report(words.whys[why], note)}</Text>
      ))}
      <View className="work-buttons">
        <Button label={words.hideOf(goods)} onTap={onHide}>
          {words.hide}
        </Button>
        <Button busy={busy} label={words.keepOf(goods)} onTap={keep}>
          {words.keep}
        </Button>
      </View>
    </ReviewCard>
  )
}

function Hiding({ review, onDone, onClose }: { readonly review: ReportedView; readonly onDone: () => Promise<void>; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const text = reason.trim()
  const hide = async () => {
    const hidden = await attempt('review.hide', { reviewId: review.reviewId, reason: text, correctedAt: review.correctedAt })
    if (hidden) say(words.hidden)
    else await onDone()
    return hidden !== null
  }
  return (
    <Editing title={words.hideTitle} save={words.send} onSave={text === '' ? null : hide} onDone={onDone} onClose={onClose}>
      <Text className="soft">{words.hideTells}</Text>
      <Field label={words.reason} value={reason} most={100} placeholder={words.reasonSuch} onInput={setReason} />
    </Editing>
  )
}

export default function ReportedReviews() {
  const reported = usePages('review.reported', {})
  const [hiding, setHiding] = useState<ReportedView | null>(null)
  useShownAgain(() => void reported.again())
  return (
    <WorkShell wide place="reviews">
      <Text className="soft">{words.tells}</Text>
      <Listed of={reported} rowsOf={(page) => page.reviews} empty={<EmptyState drawing="neighbours" text={words.empty} />} cards>
        {(review) => <Reported key={review.reviewId} review={review} onHide={() => setHiding(review)} again={reported.again} />}
      </Listed>
      {hiding && <Hiding key={hiding.reviewId} review={hiding} onDone={reported.again} onClose={() => setHiding(null)} />}
    </WorkShell>
  )
}
