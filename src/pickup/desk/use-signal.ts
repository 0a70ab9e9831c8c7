import { useCallback, useEffect } from 'react'
import { handovers } from '../../kit/handovers'
import { whenOnline } from '../../kit/online'
import { useEvery, useShownAgain } from '../../kit/shown'
import { takeAlong } from './shelf'
import { hasSignal } from './store'

/** How often a desk without signal tries, and one with signal looks for what others changed. */
const TRY_MS = 15_000
const LOOK_MS = 60_000

/** Keeps the desk's list fresh and sends what waits, whenever there may be signal. */
export function useSignal(signal: boolean, waiting: boolean): void {
  const look = useCallback(async () => {
    await handovers.send()
    if (handovers.use.getState().lost) return hasSignal(false)
    hasSignal(await takeAlong())
  }, [])
  useEffect(() => {
    void look()
    return whenOnline(() => void look())
  }, [look])
  useShownAgain(() => void look())
  const urgent = waiting || !signal
  useEvery(urgent ? TRY_MS : LOOK_MS, true, () => void look())
}
