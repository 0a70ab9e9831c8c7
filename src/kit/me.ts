import type { MeView } from '@domain/me/contract'
import type { GrantedRole } from '@domain/call'
import { create } from 'zustand'
import { ask, seenIn, type Answer } from './call'
import { useLook } from './look'
import { currentSession } from './session-store'
import { recall, remember } from './store'

interface MeState {
  readonly me: MeView | null
  /** Why it isn't known, where asking brought nothing to show. */
  readonly trouble: Exclude<Answer<'me.get'>, { kind: 'done' }> | null
  /** The station that a visitor picked before signing in, or that a shared link brought. */
  readonly visited: string | null
}

/** Who is signed in, as far as the server has said. */
export const useMe = create<MeState>(() => ({ me: null, trouble: null, visited: recall<string>('station') }))

export const setMe = (me: MeView): void => {
  useMe.setState({ me, trouble: null })
  if (me.elder) useLook.setState({ elder: true })
}
export const clearMe = (): void => useMe.setState({ me: null, trouble: null })

export async function loadMe(): Promise<MeView | null> {
  if (!currentSession()) return null
  const answer = await ask('me.get', {}, { keep: true })
  const seen = seenIn<'me.get'>(answer)
  if (answer.kind === 'done') setMe(answer.value)
  else if (seen) setMe(seen.value)
  else useMe.setState({ trouble: answer })
  return useMe.getState().me
}

export const holds = (me: MeView | null, ...roles: readonly GrantedRole[]): boolean =>
  me?.roles.some(({ role }) => role === 'admin' || roles.includes(role)) ?? false

export function visitStation(stationId: string): void {
  remember('station', stationId)
  useMe.setState({ visited: stationId })
}
/** The station whose evening is shown: a resident's own, else the visited one. */
export const stationOf = ({ me, visited }: MeState): string | null => me?.station?.stationId ?? visited
