import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import type { ConsentKind } from './contract'

/** The versions of the words that people agree to now. Raise one when its words change in meaning, and everybody is asked again. */
export const CONSENT_VERSIONS: Readonly<Record<ConsentKind, number>> = { privacy: 1, show_profile: 2, phone: 1, address: 1 }

export type PersonalField = 'nickname' | 'face' | 'phone' | 'building' | 'door'

/** What a field may not be kept without. `show_profile` guards no field: it says whether others see name and face. */
export const GUARDED_BY: Readonly<Record<PersonalField, ConsentKind>> = {
  nickname: 'privacy',
  face: 'privacy',
  phone: 'phone',
  building: 'address',
  door: 'address'
}

export interface Consent {
  readonly kind: ConsentKind
  readonly version: number
  readonly givenAt: Instant
  readonly withdrawnAt: Instant | null
}

/** What somebody answers to one question. */
export interface ConsentAnswer {
  readonly kind: ConsentKind
  readonly version: number
  readonly given: boolean
}

export const isCurrent = ({ kind, version, withdrawnAt }: Consent): boolean => withdrawnAt === null && version === CONSENT_VERSIONS[kind]

export interface ConsentChange {
  readonly give: readonly ConsentKind[]
  readonly withdraw: readonly ConsentKind[]
  /** What may not be kept any longer. */
  readonly clear: readonly PersonalField[]
}

/**
 * What answers and new values together change. A value needs the current consent of its field, given before or in the same breath; clearing one never
 * does. Who takes a consent back has its fields forgotten; who answers a kind twice is taken at her last word.
 */
export function changeConsents(
  held: readonly Consent[],
  answers: readonly ConsentAnswer[],
  fills: readonly PersonalField[]
): Result<ConsentChange, 'consent_needed' | 'consent_outdated'> {
  const last = new Map(answers.map((answer) => [answer.kind, answer]))
  const said = [...last.values()]
  if (said.some(({ kind, version, given }) => given && version !== CONSENT_VERSIONS[kind])) return refuse('consent_outdated', CONSENT_VERSIONS)
  const stands = new Set(held.filter(isCurrent).map(({ kind }) => kind))
  const give = said.filter(({ kind, given }) => given && !stands.has(kind)).map(({ kind }) => kind)
  const withdraw = said.filter(({ given }) => !given).map(({ kind }) => kind)
  for (const kind of give) stands.add(kind)
  for (const kind of withdraw) stands.delete(kind)
  const missing = fills.map((field) => GUARDED_BY[field]).filter((kind) => !stands.has(kind))
  if (missing.length > 0) return refuse('consent_needed', { kinds: [...new Set(missing)] })
  const fields = Object.keys(GUARDED_BY) as PersonalField[]
  return ok({ give, withdraw, clear: fields.filter((field) => withdraw.includes(GUARDED_BY[field])) })
}
