import type { Output } from '@domain/contract'
import type { Template } from '@domain/message/contract'
import { call } from '../../kit/call'
import { loadMe } from '../../kit/me'
import { say, wordsFor } from '../../kit/say'
import { askToTell } from '../../kit/subscribe'
import { templates, words } from './words'

type Messages = Output<'message.list'>

/** What was shown counts as read, up to the newest. */
export async function markRead({ messages, unread }: Messages): Promise<void> {
  const newest = messages[0]
  if (!newest || unread === 0) return
  const answer = await call('message.read', { messageId: newest.messageId })
  if (answer.kind === 'done') await loadMe()
}

/** Asks WeChat's question. It must be the first thing in the tap: nothing is awaited before it. */
export async function tell(known: Messages['templates']): Promise<void> {
  const asked = templates.flatMap((name) => (known[name] === undefined ? [] : [{ name, id: known[name] }]))
  const agreed = await askToTell(asked.map(({ id }) => id))
  const accepted: Template[] = asked.filter(({ id }) => agreed.includes(id)).map(({ name }) => name)
  if (accepted.length === 0) return say(words.untold)
  const answer = await call('message.accept', { accepted })
  say(answer.kind === 'done' ? words.told : wordsFor(answer))
}
