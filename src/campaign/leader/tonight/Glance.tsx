import type { Output } from '@domain/contract'
import type { Step } from '@domain/campaign/evening'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { handovers } from '../../../kit/handovers'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { Button } from '../../../ui/Button'
import { Countdown } from '../../../ui/Countdown'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Tag } from '../../../ui/Section'
import { sayWhen } from '../../../ui/when'
import { Door } from '../../../ui/work/Door'
import { Figures } from '../../../ui/work/Figures'
import { Shown } from '../../../ui/work/Shown'
import { pickupOf, type Round } from '../verbs'
import { words } from '../words'

const NOTICES: Partial<Record<Step, 'good' | 'warn'>> = { close: 'warn', arrive: 'warn', hand: 'good' }

type Sheet = Output<'campaign.sheet'>

function Numbers({ sheet: { people, boxes, unpaid, openPools, paidFen, short, bags }, step }: { readonly sheet: Sheet; readonly step: Step }) {
  const left = bags.filter(({ done }) => !done).length
  return (
    <>
      <Figures
        figures={[
          { name: words.figures.people, value: people },
          { name: words.figures.boxes, value: boxes },
          { name: words.figures.unpaid, value: unpaid, warn: unpaid > 0 },
          step === 'hand' ? { name: words.figures.left, value: left, warn: left > 0 } : { name: words.figures.pools, value: openPools, warn: openPools > 0 },
        ]}
      />
      <Row name={words.paid}>{yuan(paidFen)}</Row>
      {short !== undefined && short.orders > 0 && <Row name={words.shortened}>{words.shortBack(short.orders, yuan(short.backFen))}</Row>}
    </>
  )
}

/** What was handed over without signal waits on this phone: it is said here too, and sent from here too. */
function Waiting() {
  const { entries } = handovers.use()
  useEffect(() => void handovers.send(), [])
  useShownAgain(() => void handovers.send())
  if (entries.length === 0) return null
  const waiting = entries.filter(({ trouble }) => trouble === null).length
  return (
    <Notice kind="warn">
      <View>{waiting > 0 ? words.waiting(waiting) : words.otherwise(entries.length)}</View>
      <Button kind="quiet" small onTap={() => void go(to.desk())}>
        {words.toDesk}
      </Button>
    </Notice>
  )
}

interface GlanceProps {
  readonly round: Round
  readonly step: Step
}

function Doors({ round: { campaignId, state }, step }: GlanceProps) {
  const asks = useAsk('refund.list', {})
  useShownAgain(() => void asks.again())
  const bought = state !== 'draft'
  return (
    <>
      {bought && <Door title={words.doors.orders} text={words.doorTells.orders} onTap={() => void go(to.stationOrders(campaignId))} />}
      {bought && step !== 'pack' && <Door title={words.doors.packing} text={words.doorTells.packing} onTap={() => void go(to.packing(campaignId))} />}
      {bought && step !== 'wait' && <Door title={words.doors.share} text={words.doorTells.share} onTap={() => void go(to.shareKit(campaignId))} />}
      {bought && step !== 'hand' && <Door title={words.doors.desk} text={words.doorTells.desk} onTap={() => void go(to.desk())} />}
      <Door title={words.doors.asks} text={words.doorTells.asks} waiting={asks.value?.asks.length ?? 0} onTap={() => void go(to.asks())} />
      {(step === 'wait' || step === 'publish') && <Door title={words.doors.offers} text={words.doorTells.offers} onTap={() => void go(to.campaign(campaignId))} />}
    </>
  )
}

/** One evening on one screen: until when, who ordered, how many bags it makes, who is still expected, and the ways on. */
export function Glance({ round, step }: GlanceProps) {
  const sheet = useAsk('campaign.sheet', { campaignId: round.campaignId })
  const fetching = round.state === 'closed' || round.state === 'arrived'
  // The desk's list is taken along here already, where there is signal; the desk may have none.
  const shelf = useAsk('pickup.sheet', fetching ? {} : null)
  useShownAgain(() => {
    void sheet.again()
    void shelf.again()
  })
  return (
    <>
      <Waiting />
      <Card>
        <View className="line line-apart">
          <Text className="title">{round.title}</Text>
          <Tag kind={round.state === 'draft' ? 'warn' : 'good'}>{words.states[round.state]}</Tag>
        </View>
        {step === 'wait' || step === 'publish' ? (
          <Countdown at={round.closesAt} says={words.closes} over={words.closed} />
        ) : (
          <Text className="soft">{words.closes(sayWhen(round.closesAt))}</Text>
        )}
        <Text className="soft">{pickupOf(round)}</Text>
        <Shown of={sheet} rows={1} part>
          {(value) => <Numbers sheet={value} step={step} />}
        </Shown>
      </Card>
      <Notice kind={NOTICES[step] ?? 'plain'}>{words.stepTells[step]}</Notice>
      <Doors round={round} step={step} />
    </>
  )
}
