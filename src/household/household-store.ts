import { MEMBERS_MOST } from '@domain/household/household'
import { attempt } from '../kit/attempt'
import { confirm } from '../kit/say'
import { words } from './words'

export const isFull = (members: readonly unknown[]): boolean => members.length >= MEMBERS_MOST

/** A code as it is read: small letters and gaps don't matter. Null where it can't be one. */
export function codeOf(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  return /^[0-9A-Z]{8}$/.test(code) ? code : null
}

/** Read out in two halves: `ABCD EFGH`. */
export const inHalves = (code: string): string => code.replace(/^(.{4})/, '$1 ')

export const invite = () => attempt('household.invite', {})
export const join = (code: string) => attempt('household.join', { code })
export const decide = (personId: string, accept: boolean) => attempt('household.confirm', { personId, accept })

export async function leave(): Promise<void> {
  if (await confirm(words.leave, words.leaveAsk, words.leave, words.stay)) await attempt('household.leave', {})
}
