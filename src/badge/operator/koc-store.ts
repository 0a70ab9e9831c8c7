import { call } from '../../kit/call'
import { say, wordsFor } from '../../kit/say'
import { words } from './words'

/** Asks somebody of the list into the tasting team. */
export async function invite(communityId: string, personId: string): Promise<void> {
  const answer = await call('badge.invite', { communityId, personId })
  say(answer.kind === 'done' ? words.invited : wordsFor(answer))
}
