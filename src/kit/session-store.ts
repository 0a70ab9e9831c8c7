import { create } from 'zustand'
import { forget, recall, remember } from './store'

export interface Session {
  readonly token: string
  readonly personId: string
  readonly expiresAt: string
  /** The openid of a demo person, else null. */
  readonly demo: string | null
}

interface SessionState {
  readonly session: Session | null
}

export const useSession = create<SessionState>(() => ({ session: recall<Session>('session') }))

export const currentSession = (): Session | null => useSession.getState().session

export function keepSession(session: Session): void {
  remember('session', session)
  useSession.setState({ session })
}

export function dropSession(): void {
  forget('session')
  useSession.setState({ session: null })
}
