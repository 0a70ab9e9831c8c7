import type { Output } from '@domain/contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { attempt } from '../../kit/attempt'
import { useBusy } from '../../kit/busy'
import { say } from '../../kit/say'
import { useEvery } from '../../kit/shown'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Card, Section } from '../../ui/Section'
import { sayWhen } from '../../ui/when'
import { Figures } from '../../ui/work/Figures'
import { lacksItems } from '../policy'
import { words } from '../words'
import type { PartProps } from './Facts'

type Preview = Output<'policy.run'>

/** How often one looks whether a run is finished. */
const LOOK_MS = 3_000

function Last({ policy: { lastRun } }: PartProps) {
  if (lastRun === null) return <Text className="soft small">{words.never}</Text>
  const { window, startedAt, doneAt, given, heldOut, skipped } = lastRun
  const figures = [
    { name: words.given, value: given },
    { name: words.heldOut, value: heldOut },
    { name: words.skipped, value: skipped, warn: skipped > 0 },
  ]
  return (
    <>
      <Text className="small">{words.lastRun(words.turn(window), sayWhen(startedAt))}</Text>
      <Figures figures={figures} />
      {skipped > 0 && <Text className="soft small">{words.skippedTells}</Text>}
      {doneAt === null && <Notice>{words.runGoesOn}</Notice>}
    </>
  )
}

function Now({ policy, communityId, again }: PartProps) {
  const { policyId, on, holdOutPercent } = policy
  const [preview, setPreview] = useState<Preview | null>(null)
  const { busy, run } = useBusy()
  const look = () => run(async () => setPreview(await attempt('policy.run', { policyId, communityId, preview: true })))
  const start = () =>
    run(async () => {
      const begun = await attempt('policy.run', { policyId, communityId })
      if (begun) say(begun.started ? words.runStarted : words.runGoesOn)
      setPreview(null)
      await again()
    })
  if (preview === null) {
    return (
      <Button busy={busy} onTap={look}>
        {words.preview}
      </Button>
    )
  }
  const window = words.turn(preview.window)
  if (preview.concerned === 0) return <Notice>{words.concernedNone(window)}</Notice>
  return (
    <>
      <Notice kind="good">
        <View>{words.concerned(window, preview.concerned)}</View>
        <View>{words.concernedHeld(holdOutPercent)}</View>
      </Notice>
      {!on && <Notice kind="warn">{words.runOff}</Notice>}
      {on && (
        <Button kind="primary" busy={busy} onTap={start}>
          {words.runNow}
        </Button>
      )}
    </>
  )
}

/** A round of it at once: first how many it would reach, then for good. One that waits for something to happen has nothing to be started. */
export function Running(props: PartProps) {
  const { policy, again } = props
  const { trigger, lastRun } = policy
  const underWay = lastRun !== null && lastRun.doneAt === null
  useEvery(LOOK_MS, underWay, () => void again())
  return (
    <Section title={words.run}>
      <Card>
        {trigger.on === 'event' ? (
          <Text className="soft small">{words.runByItself(words.trigger(trigger))}</Text>
        ) : (
          <>
            <Text className="soft small">{words.runTells}</Text>
            <Last {...props} />
            {lacksItems(policy) ? <Notice kind="warn">{words.chooseFirst(policy.itemsNeeded)}</Notice> : !underWay && <Now {...props} />}
          </>
        )}
      </Card>
    </Section>
  )
}
