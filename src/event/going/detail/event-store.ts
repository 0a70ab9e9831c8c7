import type { Input, Output } from '@domain/contract'
import type { EventView, RegistrationView } from '@domain/event/contract'
import { CONSENT_VERSIONS } from '@domain/me/consent'
import { attempt } from '../../../kit/attempt'
import { call } from '../../../kit/call'
import { useAsk, type Loaded } from '../../../kit/load'
import { setMe, useMe } from '../../../kit/me'
import { confirm, say } from '../../../kit/say'
import { askToTell } from '../../../kit/subscribe'
import { liveAs } from '../standing'
import { words } from '../words'

export interface EventPage {
  readonly asked: Loaded<'event.list'>
  readonly event: EventView | null
  readonly again: () => Promise<void>
}

/** One event as its link or a poster's code shows it. */
export function useEvent(named: { readonly eventId: string } | { readonly code: string } | null): EventPage {
  const asked = useAsk('event.list', named)
  return { asked, event: asked.value?.events[0] ?? null, again: asked.again }
}

/** Whether she has agreed that we keep personal data, and still does. */
export const agreesToNames = (me: Output<'me.get'> | null): boolean => me?.consents.some(({ kind, current }) => kind === 'privacy' && current) ?? false

/** Does something after WeChat's question whether we may write about it, which must be the first thing in the tap. What she agreed to is noted whatever becomes of the rest. */
export async function askingToTell<T>(templateId: string | null, act: () => Promise<T>): Promise<T> {
  const agreed = templateId ? await askToTell([templateId]) : []
  const done = await act()
  if (agreed.length > 0) await call('message.accept', { accepted: ['event'] })
  return done
}

type Wish = Input<'event.register'>

/** Registers, or takes a place in line; `names`: she has just agreed that names are kept. Null where that wasn't possible, and she was told why. */
export async function register(wish: Wish, names: boolean): Promise<RegistrationView | null> {
  if (names && !agreesToNames(useMe.getState().me)) {
    const me = await attempt('me.update', { consent: [{ kind: 'privacy', version: CONSENT_VERSIONS.privacy, given: true }] })
    if (!me) return null
    setMe(me)
  }
  const registration = await attempt('event.register', wish)
  if (registration) say(registration.state === 'waiting' ? words.waits : words.done)
  return registration
}

/** Says yes to places of the event as it is shown. */
export async function accept({ registrationId }: RegistrationView, { revision }: Pick<EventView, 'revision'>): Promise<void> {
  if (await attempt('event.accept', { registrationId, ...(revision === undefined ? {} : { revision }) })) say(words.accepted)
}

/** Takes people off a registration; false where that wasn't possible, and she was told why. */
export async function drop({ registrationId }: RegistrationView, people: readonly string[]): Promise<boolean> {
  const after = await attempt('event.drop', { registrationId, people: [...people] })
  if (after) say(words.fewerDone[liveAs(after)])
  return after !== null
}

/** Gives places, an offer or the turn in line back, after asking. */
export async function leave({ registrationId, state }: RegistrationView): Promise<void> {
  const yes = state === 'registered' ? words.cancel : state === 'waiting' ? words.leaveWaiting : words.decline
  if (!(await confirm(yes, words.cancelAsk, yes, words.keep))) return
  if (await attempt('event.leave', { registrationId })) say(words.left)
}
