import { useEffect } from 'react'
import { whenOnline } from './online'
import { useEvery, useShownAgain } from './shown'

/** How often a desk without signal tries, and one with signal looks for what others changed. */
const TRY_MS = 15_000
const LOOK_MS = 60_000

/**
 * Keeps a desk's list fresh and sends what waits, whenever there may be signal: `look` does both. It is `urgent` while something waits or the last try got no
 * answer.
 */
export function useSignal(look: () => Promise<void>, urgent: boolean): void {
  useEffect(() => {
    void look()
    return whenOnline(() => void look())
  }, [look])
  useShownAgain(() => void look())
  useEvery(urgent ? TRY_MS : LOOK_MS, true, () => void look())
}
