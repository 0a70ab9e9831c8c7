import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { countUnread, hasMessage, markRead } from './message-sql'

export const read: Handler<'message.read'> = async ({ messageId }, { tx, personId, now }) => {
  if (!(await hasMessage(tx, personId, messageId))) return refuse('message_not_found')
  await markRead(tx, personId, messageId, now)
  return ok({ unread: await countUnread(tx, personId) })
}
