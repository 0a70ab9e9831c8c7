import type { Input } from '@domain/contract'
import { CONSENT_VERSIONS } from '@domain/me/consent'
import type { ConsentKind, MeView } from '@domain/me/contract'
import Taro from '@tarojs/taro'
import { takeBackAgreement } from '../kit/agreement'
import { attempt } from '../kit/attempt'
import { ask, call } from '../kit/call'
import { giveFile } from '../kit/give'
import { setMe } from '../kit/me'
import { pickPhoto, smallJpeg } from '../kit/photo'
import { say, wordsFor } from '../kit/say'
import { leave } from '../kit/session'
import { words } from './settings/words'

type Change = Input<'me.update'>

/** A face's side in pixels, and what its picture may take as base64. */
const FACE_SIDE = 160
const FACE_MOST_CHARS = 11_900

export const agrees = (me: MeView, kind: ConsentKind): boolean => me.consents.some((consent) => consent.kind === kind && consent.current)

export const consentTo = (kind: ConsentKind, given: boolean) => ({ kind, version: CONSENT_VERSIONS[kind], given })

/** Saves what a person says about herself; false where that was refused, and she has been told why. */
export async function update(change: Change): Promise<boolean> {
  const me = await attempt('me.update', change)
  if (me) setMe(me)
  return me !== null
}

/** Keeps a picture as her face; `path` is what WeChat's own picker gave. */
export async function keepFace(path: string | null): Promise<void> {
  const picked = path ?? (await pickPhoto())
  if (picked === null) return
  const small = await smallJpeg(picked, FACE_SIDE, FACE_MOST_CHARS)
  if (small === null) return say(words.faceFailed)
  if (await update({ consent: [consentTo('privacy', true)], face: `data:image/jpeg;base64,${small}` })) say(words.saved)
}

const FILE = 'linpin-mine.json'

/** Everything that is kept of her, as a text; null where it can't be had now, and she has been told. */
export async function allOfMine(): Promise<string | null> {
  const answer = await ask('me.export', {})
  if (answer.kind === 'done') return JSON.stringify(answer.value, null, 2)
  say(wordsFor(answer))
  return null
}

export async function giveMine(text: string): Promise<void> {
  if (await giveFile(FILE, text, 'application/json')) say(words.exported)
}

export async function copyMine(text: string): Promise<void> {
  await Taro.setClipboardData({ data: text }).catch(() => undefined)
  say(words.exportCopied)
}

/** Erases the account for good. True where it is gone. */
export async function erase(): Promise<boolean> {
  const answer = await call('me.erase', { confirm: 'erase' })
  if (answer.kind !== 'done') {
    say(wordsFor(answer))
    return false
  }
  leave()
  takeBackAgreement()
  return true
}
