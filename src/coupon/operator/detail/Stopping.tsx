import type { BatchView } from '@domain/coupon/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Sheet } from '../../../ui/Sheet'
import { stopBatch } from '../verbs'
import { words } from '../words'

const REASON_MOST = 100

export interface BatchSheetProps {
  readonly batch: BatchView
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Says what it means for those who have one, before it can be done. */
export function Stopping({ batch: { batchId, figures }, onDone, onClose }: BatchSheetProps) {
  const [reason, setReason] = useState('')
  const { busy, run } = useBusy()
  const left = figures === null || figures.size === null ? 0 : Math.max(0, figures.size - figures.issued)
  const stop = () =>
    run(async () => {
      if (await stopBatch(batchId, reason.trim())) onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.stopTitle}
      onClose={onClose}
      action={
        <Button kind="danger" busy={busy} disabled={reason.trim() === ''} onTap={stop}>
          {words.stopNow}
        </Button>
      }
    >
      <View className="stack">
        <Text>{words.stopTells(left > 0 ? words.stopLeft(left) : '')}</Text>
        <Field label={words.reason} value={reason} most={REASON_MOST} placeholder={words.reasonSuch} onInput={setReason} />
      </View>
    </Sheet>
  )
}
