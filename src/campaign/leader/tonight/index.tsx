import { eveningOf, type Step } from '@domain/campaign/evening'
import { useState } from 'react'
import { useBusy } from '../../../kit/busy'
import { useAsk } from '../../../kit/load'
import { go, to } from '../../../kit/nav'
import { useShownAgain } from '../../../kit/shown'
import { ActionBar } from '../../../ui/ActionBar'
import { Button } from '../../../ui/Button'
import { useNow } from '../../../ui/Countdown'
import { EmptyState } from '../../../ui/EmptyState'
import { Section } from '../../../ui/Section'
import { Door } from '../../../ui/work/Door'
import { Shown } from '../../../ui/work/Shown'
import { WorkShell } from '../../../ui/work/WorkShell'
import { closeRound, openAgain, peopleAndPaid, publishRound, type Round } from '../verbs'
import { words } from '../words'
import { Glance } from './Glance'
import { Stations, useStation } from './Stations'

async function take(step: Step, round: Round): Promise<void> {
  switch (step) {
    case 'close':
      return closeRound(round)
    case 'arrive':
      return go(to.arrival(round.campaignId))
    case 'hand':
      return go(to.desk())
    case 'pack':
      return go(to.packing(round.campaignId))
    case 'wait':
      return go(to.shareKit(round.campaignId))
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
