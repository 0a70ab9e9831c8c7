import type { MeView } from '@domain/me/contract'
import type { StationView } from '@domain/station/contract'
import { useState, type ReactNode } from 'react'
import { useAsk } from '../../kit/load'
import { useMe } from '../../kit/me'
import { recall, remember } from '../../kit/store'
import { EmptyState } from '../EmptyState'
import { Skeleton } from '../Skeleton'
import { Trouble } from '../Trouble'
import { PickOne } from './PickOne'
import { words } from './words'

const KEPT = 'community'

/** Those that the caller operates, in the order of their stations. */
function operated(stations: readonly StationView[], me: MeView | null): { value: string; title: string }[] {
  const may = (communityId: string) => me === null || me.roles.some((grant) => grant.role === 'admin' || (grant.role === 'operator' && grant.communityId === communityId))
  const names = new Map(stations.filter(({ communityId }) => may(communityId)).map(({ communityId, communityName }) => [communityId, communityName]))
  return [...names].map(([value, title]) => ({ value, title }))
}

export interface InCommunityProps {
  /** Named by the page's address. */
  readonly wanted?: string | undefined
  readonly children: (communityId: string) => ReactNode
}

/** What is about one community: an operator's only one, or the one of several that she looked at last. */
export function InCommunity({ wanted, children }: InCommunityProps) {
  const { me } = useMe()
  const { answer, value, again } = useAsk('station.list', {})
  const [picked, setPicked] = useState(() => wanted ?? recall<string>(KEPT))
  if (answer === null) return <Skeleton rows={5} />
  if (value === null) return answer.kind === 'done' ? null : <Trouble answer={answer} again={() => void again()} />
  const options = operated(value.stations, me)
  const here = options.find((option) => option.value === picked) ?? options[0]
  if (!here) return <EmptyState drawing="station" text={words.noCommunity} />
  const pick = (communityId: string | null) => {
    setPicked(communityId)
    remember(KEPT, communityId)
  }
  return (
    <>
      {options.length > 1 && <PickOne label={words.community} options={options} value={here.value} onChange={pick} />}
      {children(here.value)}
    </>
  )
}
