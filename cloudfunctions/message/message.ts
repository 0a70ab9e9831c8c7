import type { MessageKind, Template } from '@domain/message/contract'
import { TEMPLATE_OF } from '@domain/message/template'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { json } from '../_kit/json'
import { wechat } from '../_kit/outside'
import { countUnread, insertEach, insertMessage, insertMessages, permitsOf, permittedAmong } from './message-sql'

export interface News {
  personId: string
  kind: MessageKind
  orderId?: string
  poolId?: string
  facts: Readonly<Record<string, string | number>>
}

/** Tells somebody in the app, and through WeChat too where she allowed one more message of that sort. An erased person is told nothing. */
export async function tell(call: Call, { personId, kind, orderId, poolId, facts }: News): Promise<void> {
  const id = call.newId()
  const told = await insertMessage(call.tx, { personId, id, kind, orderId, poolId, facts: json(facts), at: call.now })
  const template = TEMPLATE_OF[kind]
  if (!told || !template || !wechat()?.settings.templates[template]) return
  const permits = await permitsOf(call.tx, personId)
  if ((permits.get(template) ?? 0) > 0) await call.later({ kind: 'message.send', subject: id, communityId: '', runAt: call.now, payload: { personId } })
}

/** Tells many people the same, in a few statements. */
export async function tellAll(call: Call, { personIds, kind, facts }: Pick<News, 'kind' | 'facts'> & { personIds: readonly string[] }): Promise<void> {
  const messages = personIds.map((personId) => ({ personId, id: call.newId() }))
  await insertMessages(call.tx, messages, { kind, facts: json(facts), at: call.now })
  const template = TEMPLATE_OF[kind]
  if (!template || !wechat()?.settings.templates[template]) return
  const permitted = await permittedAmong(call.tx, personIds, template)
  for (const { personId, id } of messages)
    if (permitted.has(personId)) await call.later({ kind: 'message.send', subject: id, communityId: '', runAt: call.now, payload: { personId } })
}

/** Tells many people each of her own order, in a few statements. */
export async function tellEach(call: Call, kind: MessageKind, news: readonly Required<Omit<News, 'kind'>>[]): Promise<void> {
  const messages = news.map(({ facts, ...rest }) => ({ ...rest, id: call.newId(), facts: json(facts) }))
  const told = await insertEach(call.tx, kind, call.now, messages)
  const template = TEMPLATE_OF[kind]
  if (!template || !wechat()?.settings.templates[template]) return
  const permitted = await permittedAmong(call.tx, messages.map(({ personId }) => personId), template)
  for (const { personId, id } of messages)
    if (told.has(id) && permitted.has(personId)) await call.later({ kind: 'message.send', subject: id, communityId: '', runAt: call.now, payload: { personId } })
}

/** What WeChat is asked for so that it may tell her something once more, null where none is registered, and how often it still may. */
export async function askable(tx: Tx, personId: string, template: Template): Promise<{ templateId: string | null; left: number }> {
  return { templateId: wechat()?.settings.templates[template]?.templateId ?? null, left: (await permitsOf(tx, personId)).get(template) ?? 0 }
}

/** How many messages wait to be read. */
export const unreadOf = countUnread
