import type { Output } from '@domain/contract'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useAsk, type Loaded } from './load'
import { useSession } from './session-store'

export type Tonight = Output<'campaign.tonight'>

interface Heard {
  /** Who heard it of which station. */
  readonly of: string
  readonly tonight: Tonight
}

const useHeard = create<{ readonly heard: Heard | null }>(() => ({ heard: null }))

/**
 * Tonight at a station. Pages that show it one after the other (today, an item, the basket) begin with what the one before has heard and ask anew behind it:
 * going on costs no wait.
 */
export function useTonight(stationId: string | null): Loaded<'campaign.tonight'> {
  const who = useSession(({ session }) => session?.personId ?? '')
  const of = `${who} ${stationId}`
  const before = useHeard(({ heard }) => (heard?.of === of ? heard.tonight : null))
  const asked = useAsk('campaign.tonight', stationId === null ? null : { stationId })
  const { answer } = asked
  useEffect(() => {
    if (answer?.kind === 'done') useHeard.setState({ heard: { of, tonight: answer.value } })
  }, [answer, of])
  return answer === null && before !== null ? { ...asked, answer: { kind: 'done', value: before }, value: before } : asked
}
