import { askAgreement, useAgreement } from './agreement'
import { entersHere } from './channel'
import { loadMe } from './me'
import { currentSession, signIn } from './session'
import { watchWechatsQuestion } from './privacy'

/** Where opening the app would say who opens it, its holder is asked first, once; who said no looks around until she taps something that needs her. */
async function mayEnter(): Promise<boolean> {
  if (currentSession() || !(await entersHere())) return true
  return useAgreement.getState().said === null ? askAgreement() : useAgreement.getState().said === 'agreed'
}

/** What the app does when it is opened. */
export async function start(): Promise<void> {
  watchWechatsQuestion()
  if (!(await mayEnter())) return
  await signIn()
  await loadMe()
}
