import type { Input, Output, WriteName } from '@domain/contract'
import { call } from './call'
import { say, wordsFor } from './say'

/** Does something; where that wasn't possible its reader has been told why, and null comes back. */
export async function attempt<C extends WriteName>(name: C, input: Input<C>): Promise<Output<C> | null> {
  const answer = await call(name, input)
  if (answer.kind === 'done') return answer.value
  say(wordsFor(answer))
  return null
}
