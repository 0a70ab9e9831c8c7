import type { CheckView } from '@domain/campaign/contract'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { Shown } from '../../../ui/work/Shown'
import { cancelRound } from '../verbs'
import { words } from '../words'

const REASON_MOST = 100

function Stake({ stake: { people, unpaid, openPools, backFen } }: Pick<CheckView, 'stake'>) {
  if (people === 0) return <Notice>{words.cancelNobody}</Notice>
  return (
    <Notice kind="warn">
      <View>{words.cancelStake(people, yuan(backFen))}</View>
      {openPools > 0 && <View>{words.cancelPools(openPools)}</View>}
      {unpaid > 0 && <View>{words.cancelUnpaid(unpaid)}</View>}
    </Notice>
  )
}

export interface CancellingProps {
  readonly round: Pick<CheckView, 'campaignId'>
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

/** Says whom it will reach and what will go back, before it can be done. */
export function Cancelling({ round, onDone, onClose }: CancellingProps) {
  const [reason, setReason] = useState('')
  const { busy, run } = useBusy()
  const check = useAsk('campaign.check', { campaignIds: [round.campaignId] })
  const cancel = () =>
    run(async () => {
      if (!(await cancelRound(round, reason.trim()))) return
      onClose()
      await onDone()
    })
  return (
    <Sheet
      open
      title={words.askCancel}
      onClose={onClose}
      action={
        <Button kind="danger" busy={busy} disabled={reason.trim() === '' || check.value === null} onTap={cancel}>
          {words.cancelNow}
        </Button>
      }
    >
      <View className="stack">
        <Shown of={check} rows={1}>
          {({ rounds }) => rounds.map((one) => <Stake key={one.campaignId} stake={one.stake} />)}
        </Shown>
        <Text>{words.cancelTells}</Text>
        <Field label={words.cancelReason} value={reason} most={REASON_MOST} placeholder={words.cancelReasonSuch} onInput={setReason} />
      </View>
    </Sheet>
  )
}
