import type { Channel } from '@domain/session/contract'
import { forgetSeen } from './cache'
import { call, type Answer } from './call'
import { openDoor } from './channel'
import { forgetIntents } from './intents'
import { clearMe, loadMe } from './me'
import { randomName } from './random'
import { forgetSearches } from './searches'
import { currentSession, dropSession, keepSession, type Session } from './session-store'
import { recall, remember } from './store'

export { currentSession, useSession, type Session } from './session-store'

/** How this phone may come in: with a code from WeChat, only to look, by leaving for WeChat's page and coming back, or not now. */
export type Door =
  | { readonly kind: 'code'; readonly channel: Channel; readonly code: string }
  | { readonly kind: 'browses' }
  | { readonly kind: 'leaves' }
  | { readonly kind: 'closed' }

export type SignIn = { readonly kind: 'in'; readonly session: Session } | Exclude<Door, { kind: 'code' }> | { readonly kind: 'trouble'; readonly answer: Answer<'session.open'> }

/**
 * Tells installations apart, not people: made on the phone and never taken from the device. Demo people are played on one device and live on many: each has
 * an installation of her own, or whatever they did for each other would look like one person's doing.
 */
function installation(demo: string | null): string {
  const name = demo === null ? 'install' : `install ${demo}`
  const known = recall<string>(name)
  if (known !== null) return known
  const made = randomName(24)
  remember(name, made)
  return made
}

async function enter(channel: Channel, code: string, demo: string | null): Promise<SignIn> {
  const answer = await call('session.open', { channel, code, install: installation(demo) })
  if (answer.kind !== 'done') return { kind: 'trouble', answer }
  const session = { ...answer.value, demo }
  keepSession(session)
  await loadMe()
  return { kind: 'in', session }
}

let entering: Promise<SignIn> | null = null

async function enterByDoor(): Promise<SignIn> {
  const door = await openDoor()
  return door.kind === 'code' ? enter(door.channel, door.code, null) : door
}

/** Signs in where that is possible and not yet done. Screens that ask at the same time share one try. */
export function signIn(): Promise<SignIn> {
  const session = currentSession()
  if (session) return Promise.resolve({ kind: 'in', session })
  entering ??= enterByDoor().finally(() => {
    entering = null
  })
  return entering
}

/** Becomes one of the demo people. The server takes this outside production only; beyond loopback it wants the PIN that it printed. */
export async function signInAs(openid: string, pin: string | null = null): Promise<SignIn> {
  leave()
  return enter('test', pin === null ? `test:${openid}` : `test:${openid}:${pin}`, openid)
}

/** Forgets who was here; the server ended her session itself, or is told so by `signOut`. */
export function leave(): void {
  forgetSeen()
  forgetIntents()
  forgetSearches()
  clearMe()
  dropSession()
}

export async function signOut(): Promise<void> {
  if (currentSession()) await call('session.close', {})
  leave()
}
