import type { Output } from '@domain/contract'
import { call } from '../../../kit/call'
import { say, wordsFor } from '../../../kit/say'
import { words } from '../words'

export type Wall = Output<'badge.list'>

/** Answers an invitation into the tasting team; true when it is noted. */
export async function answer(communityId: string, join: boolean): Promise<boolean> {
  const noted = await call('badge.answer', { communityId, join })
  say(noted.kind === 'done' ? (join ? words.joined : words.declined) : wordsFor(noted))
  return noted.kind === 'done'
}
