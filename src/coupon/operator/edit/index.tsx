import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { serverNow } from '../../../kit/clock'
import { useAsk } from '../../../kit/load'
import { swap, to } from '../../../kit/nav'
import { say } from '../../../kit/say'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { EmptyState } from '../../../ui/EmptyState'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { makeBatch } from '../verbs'
import { words } from '../words'
import { emptyForm, sizeOf, termsOf, wishOf, type Form } from './form'
import { Giving, Money, Preview, When } from './Giving'
import { What, Where } from './What'

/** A batch is made in one go; afterwards it only gets better. */
export default function MakeBatch() {
  const { community } = useRouter().params
  const stations = useAsk('station.list', {})
  const [changed, setChanged] = useState<Form | null>(null)
  // Untouched it counts its days from the shop's clock, which is known with the first answer.
  const form = changed ?? emptyForm(serverNow())
  const { busy, run } = useBusy()
  const change = (part: Partial<Form>) => setChanged((before) => ({ ...(before ?? form), ...part }))
  const known = (stations.value?.stations ?? []).map(({ communityId }) => communityId)
  const communityId = known.find((id) => id === community) ?? known[0]
  const make = () =>
    run(async () => {
      if (communityId === undefined) return
      const wish = wishOf(form, serverNow())
      if (typeof wish === 'string') return say(words.missing[wish])
      const batchId = await makeBatch({ communityId, ...wish })
      if (batchId !== null) await swap(to.couponBatch(batchId))
    })
  const bar = communityId !== undefined && (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={make}>
        {words.make(sizeOf(form))}
      </Button>
    </ActionBar>
  )
  return (
    <WorkShell place="coupons" wide bar={bar || undefined}>
      <Shown of={stations} rows={4}>
        {() =>
          communityId === undefined ? (
            <EmptyState drawing="coupons" text={words.noCommunity} />
          ) : (
            <View className="split">
              <View className="split-main">
                <What form={form} change={change} />
                <Where form={form} change={change} />
                <When form={form} change={change} />
              </View>
              <View className="split-aside">
                <Giving form={form} change={change} />
                <Money form={form} change={change} />
                <Preview terms={termsOf(form)} things={form.things.map(({ name }) => name)} />
              </View>
            </View>
          )
        }
      </Shown>
    </WorkShell>
  )
}
