import { eveningOf, type Step } from '@domain/campaign/evening'
import { yuan } from '@domain/money'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { Countdown, useNow } from '../../../ui/Countdown'
import { EmptyState } from '../../../ui/EmptyState'
import { Notice } from '../../../ui/Notice'
import { Card, Row, Section, Tag } from '../../../ui/Section'
import { Door } from '../../../ui/work/Door'
import { Figures } from '../../../ui/work/Figures'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { closeRound, openAgain, peopleAndPaid, pickupOf, publishRound, type Round } from '../verbs'
import { words } from '../words'
import { Stations, useStation } from './Stations'

const NOTICES: Partial<Record<Step, 'good' | 'warn'>> = { close: 'warn', arrive: 'warn', hand: 'good' }

/** Who ordered, how many bags it makes, and who is still expected. */
function Glance({ round, step }: { readonly round: Round; readonly step: Step }) {
  const sheet = useAsk('campaign.sheet', { campaignId: round.campaignId })
  const asks = useAsk('refund.list', {})
  useShownAgain(() => {
    void sheet.again()
    void asks.again()
  })
  return (
    <>
      <Card>
        <View className="line line-apart">
          <Text className="title">{round.title}</Text>
          <Tag kind={round.state === 'draft' ? 'warn' : 'good'}>{words.states[round.state]}</Tag>
        </View>
        {step === 'wait' && <Countdown at={round.closesAt} says={words.closes} over={words.closed} />}
        <Text className="soft">{pickupOf(round)}</Text>
        <Shown of={sheet} rows={1}>
          {({ people, boxes, unpaid, openPools, paidFen }) => (
            <>
              <Figures
                figures={[
                  { name: words.figures.people, value: people },
                  { name: words.figures.boxes, value: boxes },
                  { name: words.figures.unpaid, value: unpaid, warn: unpaid > 0 },
                  { name: words.figures.pools, value: openPools, warn: openPools > 0 },
                ]}
              />
              <Row name={words.paid}>{yuan(paidFen)}</Row>
            </>
          )}
        </Shown>
      </Card>
      <Notice kind={NOTICES[step] ?? 'plain'}>{words.stepTells[step]}</Notice>
      {step !== 'pack' && step !== 'wait' && <Door title={words.doors.packing} text={words.doorTells.packing} onTap={() => void go(to.packing(round.campaignId))} />}
      {step !== 'hand' && <Door title={words.doors.desk} text={words.doorTells.desk} onTap={() => void go(to.desk())} />}
      <Door title={words.doors.asks} text={words.doorTells.asks} waiting={asks.value?.asks.length ?? 0} onTap={() => void go(to.asks())} />
      {(step === 'wait' || step === 'publish') && <Door title={words.doors.offers} text={words.doorTells.offers} onTap={() => void go(to.campaign(round.campaignId))} />}
    </>
  )
}

async function take(step: Step, round: Round): Promise<void> {
  switch (step) {
    case 'close':
      return closeRound(round)
    case 'arrive':
      return go(to.arrival(round.campaignId))
    case 'hand':
      return go(to.desk(round.campaignId))
    case 'pack':
    case 'wait':
      return go(to.packing(round.campaignId))
    case 'publish':
      return publishRound(round)
  }
}

export default function Tonight() {
  const station = useStation()
  const rounds = useAsk('campaign.list', station.stationId === null ? null : { stationId: station.stationId })
  const now = useNow(false)
  const { busy, run } = useBusy()
  const [picked, pick] = useState<string | null>(null)
  useShownAgain(() => void rounds.again())
  const all = rounds.value?.campaigns ?? []
  const evening = eveningOf(all, now)
  const focus = evening.find(({ round }) => round.campaignId === picked) ?? evening[0] ?? null
  const others = evening.filter((one) => one !== focus)
  const last = all[0]
  const act = (work: () => Promise<void>) => run(() => work().then(rounds.again))
  const bar = focus && (
    <ActionBar>
      <Button kind="primary" busy={busy} onTap={() => act(() => take(focus.step, focus.round))}>
        {words.steps[focus.step]}
      </Button>
    </ActionBar>
  )
  const again = last && (
    <Button kind={focus ? 'plain' : 'primary'} busy={busy} onTap={() => act(() => openAgain(last.campaignId))}>
      {words.again}
    </Button>
  )
  return (
    <WorkShell bar={bar ?? undefined}>
      <Stations {...station} />
      {station.stationId !== null && (
        <Shown of={rounds}>
          {() => (
            <>
              {focus ? <Glance key={focus.round.campaignId} {...focus} /> : <EmptyState drawing="evening" text={last ? words.none : words.noneYet} action={again} />}
              {others.length > 0 && (
                <Section title={words.others}>
                  {others.map(({ round }) => (
                    <Door key={round.campaignId} title={`${words.states[round.state]} · ${round.title}`} text={peopleAndPaid(round)} onTap={() => pick(round.campaignId)} />
                  ))}
                </Section>
              )}
              {focus && evening.every(({ step }) => step !== 'wait' && step !== 'publish') && again}
            </>
          )}
        </Shown>
      )}
    </WorkShell>
  )
}
