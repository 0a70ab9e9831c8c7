import type { MessageKind, MessageView } from '@domain/message/contract'
import { ok } from '@domain/result'
import { wechat } from '../_kit/outside'
import type { Handler } from '../_kit/serve'
import { countUnread, permitsOf, selectMessages, type MessageRow } from './message-sql'

const PAGE = 30

export const list: Handler<'message.list'> = async ({ cursor }, { tx, personId }) => {
  const rows = await selectMessages(tx, personId, cursor, PAGE + 1)
  const shown = rows.slice(0, PAGE)
  return ok({
    messages: shown.map(viewMessage),
    unread: await countUnread(tx, personId),
    cursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    left: Object.fromEntries(await permitsOf(tx, personId)),
    templates: Object.fromEntries(Object.entries(wechat()?.settings.templates ?? {}).map(([template, { templateId }]) => [template, templateId]))
  })
}

const viewMessage = ({ id, kind, at, readAt, orderId, poolId, facts }: MessageRow): MessageView => ({
  messageId: id,
  kind: kind as MessageKind,
  at,
  read: readAt !== null,
  orderId,
  poolId,
  facts: facts as MessageView['facts']
})
