import { create } from 'zustand'
import { forget, recall, remember } from './store'

const MOST = 8

/** What was searched for on this phone lately, the latest first. It never leaves the phone. */
export const useRecent = create<{ readonly searches: readonly string[] }>(() => ({ searches: recall<string[]>('searches') ?? [] }))

export function keepSearch(typed: string): void {
  const asked = typed.trim()
  if (asked === '') return
  const searches = [asked, ...useRecent.getState().searches.filter((one) => one !== asked)].slice(0, MOST)
  useRecent.setState({ searches })
  remember('searches', searches)
}

export function forgetSearches(): void {
  useRecent.setState({ searches: [] })
  forget('searches')
}
