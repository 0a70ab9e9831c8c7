import type { PlanView } from '@domain/event/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../../kit/attempt'
import { useBusy } from '../../../kit/busy'
import { say } from '../../../kit/say'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Sheet } from '../../../ui/Sheet'
import { words } from '../words'

const REASON_MOST = 100

/** Says whom it will reach, before it can be done. */
export function Cancelling({ plan, onDone, onClose }: { readonly plan: PlanView; readonly onDone: () => Promise<void>; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const { busy, run } = useBusy()
  const cancel = () =>
    run(async () => {
      if (!(await attempt('event.cancel', { eventId: plan.eventId, reason: reason.trim() }))) return
      say(words.cancelled)
      onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.cancelAsk}
      onClose={onClose}
      action={
        <Button kind="danger" busy={busy} disabled={reason.trim() === ''} onTap={cancel}>
          {words.cancelNow}
        </Button>
      }
    >
      <View className="stack">
        <Text>{words.cancelTells(plan.registered + plan.offered + plan.waiting)}</Text>
        <Field label={words.reason} value={reason} most={REASON_MOST} placeholder={words.reasonSuch} onInput={setReason} />
      </View>
    </Sheet>
  )
}
