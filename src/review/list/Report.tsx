import type { ReportWhy, ReviewView } from '@domain/review/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { say } from '../../kit/say'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Field } from '../../ui/Field'
import { Sheet } from '../../ui/Sheet'
import { whys, words } from './words'

/** Says to the operators what is wrong with a review. */
export function Report({ review, onClose }: { readonly review: ReviewView; readonly onClose: () => void }) {
  const [why, setWhy] = useState<ReportWhy | null>(null)
  const [note, setNote] = useState('')
  const { busy, run } = useBusy()
  const send = () =>
    run(async () => {
      if (why === null) return
      if (await attempt('review.report', { reviewId: review.reviewId, why, note: note.trim() })) say(words.sent)
      onClose()
    })
  return (
    <Sheet
      open
      title={words.reportTitle}
      onClose={onClose}
      action={
        <Button kind="primary" busy={busy} disabled={why === null} onTap={send}>
          {why === null ? words.pick : words.send}
        </Button>
      }
    >
      <View className="stack">
        <Text className="soft">{words.reportTells}</Text>
        <Choice label={words.reportTitle} options={whys.map((value) => ({ value, title: words.whys[value] }))} value={why} onChange={setWhy} />
        <Field label={words.note} value={note} most={100} onInput={setNote} />
      </View>
    </Sheet>
  )
}
