import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { useBasketBadge } from '../../kit/badge'
import { countOf, chosenOf, useBasket } from '../../kit/basket'
import { useInvited } from '../../kit/invited'
import { stationOf, useMe, visitStation } from '../../kit/me'
import { go, to } from '../../kit/nav'
import { useEvery, useShownAgain } from '../../kit/shown'
import { useTonight } from '../../kit/tonight'
import { AppShell } from '../../ui/AppShell'
import { Button } from '../../ui/Button'
import { EmptyState } from '../../ui/EmptyState'
import { NoStation } from '../../ui/NoStation'
import { Skeleton } from '../../ui/Skeleton'
import { Trouble } from '../../ui/Trouble'
import { Coming } from './Coming'
import { TonightView } from './Tonight'
import './today.scss'
import { words } from './words'

const REFRESH_MS = 60_000

/** A link brings its station, for who has none yet. Kept at the first drawing, so that the page already asks for the right one. It may bring an invitation as well. */
function useBrought(): void {
  const { stationId, invite } = useRouter<{ stationId?: string; invite?: string }>().params
  useState(() => {
    if (stationId) visitStation(stationId)
  })
  useInvited(invite)
}

export default function Today() {
  useBrought()
  const stationId = useMe(stationOf)
  const { answer, value: tonight, again } = useTonight(stationId)
  const basket = useBasket(tonight?.campaignId ?? null)
  useBasketBadge(countOf(chosenOf(tonight?.items ?? [], basket)))
  const refresh = () => void again()
  useShownAgain(refresh)
  useEvery(REFRESH_MS, stationId !== null, refresh)
  usePullDownRefresh(() => void again().then(() => Taro.stopPullDownRefresh()))
  useShareAppMessage(() => ({ title: words.share(tonight?.station.name ?? ''), path: to.today(stationId ?? undefined) }))
  const refused = answer?.kind === 'refused' ? answer.refusal : null
  const noStation = stationId === null || (refused !== null && refused !== 'no_campaign')
  return (
    <AppShell tab>
      {noStation && <NoStation text={words.noStation} />}
      {refused === 'no_campaign' && stationId !== null && <Coming stationId={stationId} />}
      {refused === 'no_campaign' && <EmptyState drawing="evening" text={words.noCampaign} action={<Button onTap={() => void go(to.stations())}>{words.change}</Button>} />}
      {stationId !== null && answer === null && (
        <>
          <Skeleton rows={1} />
          <Skeleton rows={4} picture />
        </>
      )}
      {answer && answer.kind !== 'done' && answer.kind !== 'refused' && <Trouble answer={answer} again={refresh} />}
      {tonight && <TonightView tonight={tonight} />}
    </AppShell>
  )
}
