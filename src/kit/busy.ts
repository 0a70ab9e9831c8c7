import { useRef, useState } from 'react'

/** Runs one thing at a time: while it runs `busy` is true and another tap does nothing. */
export function useBusy(): { readonly busy: boolean; readonly run: (work: () => Promise<unknown>) => void } {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const run = (work: () => Promise<unknown>): void => {
    if (running.current) return
    running.current = true
    setBusy(true)
    void work().finally(() => {
      running.current = false
      setBusy(false)
    })
  }
  return { busy, run }
}
