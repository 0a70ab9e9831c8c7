import { useEffect } from 'react'

/** Keeps the screen awake while `on`, where the browser can; how bright it is stays its holder's affair. */
export function useBrightScreen(on: boolean): void {
  useEffect(() => {
    if (!on || !('wakeLock' in navigator)) return
    let held: WakeLockSentinel | null = null
    let left = false
    const hold = async (): Promise<void> => {
      const lock = await navigator.wakeLock.request('screen').catch(() => null)
      if (left) void lock?.release()
      else held = lock
    }
    // The browser lets go of it whenever the page is hidden.
    const again = () => document.visibilityState === 'visible' && void hold()
    void hold()
    document.addEventListener('visibilitychange', again)
    return () => {
      left = true
      document.removeEventListener('visibilitychange', again)
      void held?.release()
    }
  }, [on])
}
