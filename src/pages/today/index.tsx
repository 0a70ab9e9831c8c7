import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../kit/load'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { useEvery, useShownAgain } from '../../kit/shown'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { Tonight } from './Tonight'
import { words } from './words'

const REFRESH_MS = 60_000

/** A link brings its station, for who has none yet. Kept at the first drawing, so that the page already asks for the right one. */
function useBroughtStation(): void {
  const { stationId } = useRouter<{ stationId?: string }>().params
  useState(() => {
    if (stationId) visitStation(stationId)
  })
}

export default function Today() {
  useBroughtStation()
  const stationId = useMe(stationOf)
  const { answer, value: tonight, again } = useAsk('campaign.tonight', stationId === null ? null : { stationId })
  const refresh = () => void again()
  useShownAgain(refresh)
  useEvery(REFRESH_MS, stationId !== null, refresh)
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => ({ title: words.share(tonight?.station.name ?? ''), path: to.today(stationId ?? undefined) }))
  const choose = (kind: 'primary' | 'plain', text: string) => (
    <Button kind={kind} onTap={() => void go(to.stations())}>
      {text}
    </Button>
  )
  if (stationId === null) {
    return (
      <AppShell tab>
        <EmptyState text={words.noStation} action={choose('primary', words.choose)} />
      </AppShell>
    )
  }
  return (
    <AppShell tab>
      {answer === null && <Skeleton rows={4} picture />}
      {answer?.kind === 'refused' && answer.refusal === 'no_campaign' && <EmptyState text={words.noCampaign} action={choose('plain', words.change)} />}
      {answer?.kind === 'refused' && answer.refusal !== 'no_campaign' && <EmptyState text={words.noStation} action={choose('primary', words.choose)} />}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={refresh} />}
      {tonight && <Tonight tonight={tonight} />}
    </AppShell>
  )
}
