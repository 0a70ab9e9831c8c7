import type { Input } from '@domain/contract'
import { ok, refuse } from '@domain/result'
import type { Channel } from '@domain/session/contract'
import { days, later } from '@domain/time'
import type { Call } from '../_kit/call'
import { machineNow } from '../_kit/clock'
import { hashOf } from '../_kit/ids'
import { LIMITS } from '../_kit/limits'
import { wechat, type Wechat } from '../_kit/outside'
import { log } from '../_kit/runtime'
import { BadInput, steps } from '../_kit/serve'
import { bindAtSignIn } from '../referral/referral'
import { demoOpenid, isDemoOpen, TEST_APPID } from './demo'
import { insertSession } from './session-sql'
import { signIn, type Identity } from './sign-in'

/** What is known before WeChat is asked: who it is, or whom to ask. */
interface Plan {
  channel: Channel
  install: string | null
  invite: string | null
  known: Identity | null
  ask: (() => Promise<Told>) | null
}
type Told = Awaited<ReturnType<Wechat['mini']['code2Session']>> & { appid: string }

type Answer = { kind: 'who'; identity: Identity } | { kind: 'code_invalid' } | { kind: 'wechat_unavailable' }

/** What WeChat says of a code that is wrong, used or too old. Anything else is no fault of the phone's. */
const CODE_ERRORS: readonly string[] = ['40029', '40163', '40226', '42003']

/** Opens a session for whoever the code belongs to; her first one makes her a person. Tokens in the request don't matter. */
export const open = steps<'session.open', Plan, Answer>({
  async load(input, call) {
    const plan = { channel: input.channel, install: input.install ?? null, invite: input.invite ?? null, known: null, ask: null }
    if (input.channel === 'h5') return refuse('channel_only_browses')
    if (input.channel === 'test') {
      if (!isDemoOpen()) throw new BadInput('channel', 'must be weapp or wechat-h5 or h5')
      const openid = demoOpenid(input.code)
      return openid ? ok({ ...plan, known: { appid: TEST_APPID, openid, unionid: null } }) : refuse('code_invalid')
    }
    if (input.channel === 'weapp' && call.caller) return ok({ ...plan, known: call.caller })
    const outside = wechat()
    return outside ? ok({ ...plan, ask: asker(outside, input.channel, input) }) : refuse('not_configured')
  },

  async perform({ known, ask }) {
    if (known) return { kind: 'who', identity: known }
    const told = await ask?.()
    if (told?.kind === 'done') return { kind: 'who', identity: { appid: told.appid, openid: told.openid, unionid: told.unionid } }
    if (told?.kind === 'refused' && CODE_ERRORS.includes(told.code)) return { kind: 'code_invalid' }
    log().warn('sign-in not answered', { code: told?.kind === 'refused' ? told.code : 'unknown' })
    return { kind: 'wechat_unavailable' }
  },

  async save({ channel, install, invite }, answer, call) {
    return answer.kind === 'who' ? ok(await begin(answer.identity, channel, install, invite, call)) : refuse(answer.kind)
  }
})

function asker({ mini, settings }: Wechat, channel: 'weapp' | 'wechat-h5', { code }: Input<'session.open'>): () => Promise<Told> {
  const { appid } = settings.apps[channel]
  return async () => ({ ...(await (channel === 'weapp' ? mini.code2Session(code) : mini.oauth(code))), appid })
}

async function begin(identity: Identity, channel: Channel, install: string | null, invite: string | null, call: Call) {
  const { tx, now, newId, secret } = call
  const personId = await signIn(tx, identity, newId(), now)
  if (invite) await bindAtSignIn(call, personId, invite)
  const token = secret()
  const createdAt = machineNow()
  const expiresAt = later(createdAt, days(LIMITS.sessionDays))
  const { appid, openid } = identity
  await insertSession(tx, { tokenHash: hashOf(token), personId, appid, openid, channel, install, createdAt, expiresAt, closedAt: null })
  return { token, personId, expiresAt }
}
