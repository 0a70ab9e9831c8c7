import type { MessageKind, Template } from '@domain/message/contract'
import { TEMPLATE_OF, leftAfter, type Pushed } from '@domain/message/template'
import { assert } from '@domain/result'
import { shopClock } from '@domain/time'
import { jobSteps, type Job } from '../_kit/jobs'
import { wechat } from '../_kit/outside'
import type { SubscribeMessage } from '../_kit/wechat/mini-client'
import type { SubscribeTemplate } from '../_kit/wechat/templates'
import { lockPermit, lockUntried, openidOf, setPermit, setPush, takePermit, type MessageRow } from './message-sql'
import { linesOf } from './words'

interface Plan {
  personId: string
  messageId: string
  template: Template
  message: SubscribeMessage
}

interface Answer {
  pushed: Pushed
  code: string
}

/** I34: at most once. That it is tried is written down before it is, so a try that nobody knows the end of is never made again. */
export const send = jobSteps<Plan, Answer>({
  async load(job) {
    const personId = personOf(job)
    const row = await lockUntried(job.tx, personId, job.subject)
    const template = row && TEMPLATE_OF[row.kind as MessageKind]
    const outside = wechat()
    if (!row || !template || !outside) return null
    const openid = await openidOf(job.tx, personId, outside.settings.apps.weapp.appid)
    const registered = outside.settings.templates[template]
    const message = openid === undefined || !registered ? undefined : compose(row, registered, openid)
    if (!message || (await takePermit(job.tx, personId, template)) === undefined) return null
    await setPush(job.tx, personId, row.id, 'trying')
    return { personId, messageId: row.id, template, message }
  },

  async perform({ message }) {
    const said = await wechat()?.mini.sendSubscribeMessage(message)
    if (said?.kind === 'done') return { pushed: 'sent', code: '' }
    return said?.kind === 'refused' ? { pushed: 'refused', code: said.code } : { pushed: 'unknown', code: '' }
  },

  async save({ personId, messageId, template }, { pushed, code }, { tx }) {
    await setPush(tx, personId, messageId, pushed)
    const left = await lockPermit(tx, personId, template)
    if (left !== undefined) await setPermit(tx, personId, template, leftAfter(left, pushed, code))
  }
})

function personOf({ payload }: Job): string {
  const personId = typeof payload === 'object' && payload !== null && 'personId' in payload ? payload.personId : undefined
  assert(typeof personId === 'string', 'a message to send names whom it is for')
  return personId
}

function compose({ kind, facts, at }: MessageRow, { templateId, keys }: SubscribeTemplate, openid: string): SubscribeMessage {
  const [whatKey, todoKey, whenKey] = keys
  const { what, todo } = linesOf(kind as MessageKind, facts as Readonly<Record<string, string | number>>)
  return { openid, templateId, page: 'message/list/index', data: { [whatKey]: what, [todoKey]: todo, [whenKey]: shopClock(at) } }
}
