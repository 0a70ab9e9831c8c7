import { useEffect, useState } from 'react'

const PAUSE_MS = 350

/** What was typed, once its writer pauses: a search asks then, not at every letter. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
