import { create } from 'zustand'
import { askAgreement } from './agreement'
import { entersHere } from './channel'
import { say, wordsFor } from './say'
import { serverConfig } from './server-config'
import { currentSession, signIn } from './session'

/** What a visitor who can't sign in here is offered: to become one of the demo people, or to go on in WeChat. */
export const useGate = create<{ readonly offers: 'people' | 'wechat' | null }>(() => ({ offers: null }))
export const shutGate = (): void => useGate.setState({ offers: null })

/** Signs in, as the first step of a tap that needs somebody. False where that can't be: then the visitor has been told how it goes on. */
export async function signedIn(): Promise<boolean> {
  if (!currentSession() && (await entersHere()) && !(await askAgreement())) return false
  const way = await signIn()
  switch (way.kind) {
    case 'in':
      return true
    case 'trouble':
      if (way.answer.kind !== 'done') say(wordsFor(way.answer))
      return false
    case 'leaves':
      return false
    case 'browses':
    case 'closed':
      useGate.setState({ offers: (await serverConfig()).testDoors ? 'people' : 'wechat' })
      return false
  }
}
