import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { shopClock } from '@domain/time'
import type { Answer, JsonObject, Refused, Unknown } from './exchange'
import { exchange, object, readJson, text } from './exchange'
import type { WechatApp, WechatSettings } from './settings'

type Failure = Refused | Unknown

/** Who a code belongs to. `unionid` is one for a person in all apps of one owner, where WeChat gives it. */
export interface Identity {
  kind: 'done'
  openid: string
  unionid: string | null
}

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Where a tap leads, a page of the mini-program with its query. */
  page: string
  /** Values by the template's keys (`thing1`, `time2`, …); WeChat refuses one that is longer than its kind allows. */
  data: Readonly<Record<string, string>>
}

export interface Shipping {
  transactionId: string
  openid: string
  description: string
  handover: 'station' | 'door'
  at: Instant
}

export interface MiniClient {
  /** The mini-program's sign-in. The session key that comes along is dropped here: nothing needs it. */
  code2Session(code: string): Promise<Identity | Failure>
  /** Sign-in in WeChat's browser, by the code of its OAuth redirect. */
  oauth(code: string): Promise<Identity | Failure>
  phoneNumber(code: string): Promise<{ kind: 'done'; phone: string; countryCode: string } | Failure>
  /** A mini-program code. `scene` is at most 32 characters and names something: it is never itself the authority for it. */
  unlimitedCode(input: { scene: string; page: string; widthPx?: number }): Promise<{ kind: 'done'; image: Buffer; mediaType: string } | Failure>
  sendSubscribeMessage(message: SubscribeMessage): Promise<{ kind: 'done' } | Failure>
  /** Tells WeChat that the goods of a payment were handed over; done too when it has been told before. */
  uploadShipping(shipping: Shipping): Promise<{ kind: 'done' } | Failure>
}

const TOKEN_REFUSED: readonly string[] = ['40001', '40014', '42001']
const SHIPPED_BEFORE: readonly string[] = ['10060002', '10060003', '10060023']
/** A token is renewed this long before its end, so that none expires on its way. */
const TOKEN_MARGIN_MS = 300_000
const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/
/** WeChat's numbers for how goods travel. */
const LOGISTICS = { station: 4, door: 2 } as const

export function createMiniClient(settings: WechatSettings, extraHeaders: () => Record<string, string> = () => ({})): MiniClient {
  const ask = asker(settings, extraHeaders)
  const asApp = tokenKeeper(settings, ask)
  const identify = async (path: string, app: WechatApp, codeName: string, code: string): Promise<Identity | Failure> => {
    const { appid, secret } = settings.apps[app]
    const query = new URLSearchParams({ appid, secret, [codeName]: code, grant_type: 'authorization_code' })
    const said = readSaid(await ask(`${path}?${query}`))
    if (said.kind !== 'said') return said
    const openid = text(said.json.openid)
    return openid ? { kind: 'done', openid, unionid: text(said.json.unionid) || null } : misunderstood
  }
  const send = async (path: string, content: object): Promise<Said | Failure> => asApp((token) => ask(`${path}?access_token=${token}`, content))

  return {
    code2Session: (code) => identify('/sns/jscode2session', 'weapp', 'js_code', code),
    oauth: (code) => identify('/sns/oauth2/access_token', 'wechat-h5', 'code', code),
    async phoneNumber(code) {
      const said = await send('/wxa/business/getuserphonenumber', { code })
      if (said.kind !== 'said') return said
      const info = object(said.json.phone_info)
      const phone = text(info.purePhoneNumber)
      return phone ? { kind: 'done', phone, countryCode: text(info.countryCode) } : misunderstood
    },
    async unlimitedCode({ scene, page, widthPx = 430 }) {
      assert(SCENE.test(scene), 'a scene has 1 to 32 of the characters that WeChat allows')
      const said = await send('/wxa/getwxacodeunlimit', { scene, page, width: widthPx, check_path: false })
      if (said.kind !== 'said') return said
      return said.mediaType.startsWith('image/') ? { kind: 'done', image: said.body, mediaType: said.mediaType } : misunderstood
    },
    async sendSubscribeMessage({ openid, templateId, page, data }) {
      const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]))
      return doneOr(await send('/cgi-bin/message/subscribe/send', { touser: openid, template_id: templateId, page, data: values }))
    },
    async uploadShipping({ transactionId, openid, description, handover, at }) {
      const said = await send('/wxa/sec/order/upload_shipping_info', {
        order_key: { order_number_type: 2, transaction_id: transactionId },
        logistics_type: LOGISTICS[handover],
        delivery_mode: 1,
        shipping_list: [{ item_desc: description.slice(0, 120) }],
        upload_time: `${shopClock(at).replace(' ', 'T')}:${at.slice(17, 23)}+08:00`,
        payer: { openid }
      })
      return said.kind === 'refused' && SHIPPED_BEFORE.includes(said.code) ? { kind: 'done' } : doneOr(said)
    }
  }
}

type Said = { kind: 'said'; json: JsonObject; body: Buffer; mediaType: string }
type Ask = (target: string, content?: object) => Promise<Answer | Unknown>

const misunderstood: Unknown = { kind: 'unknown', why: 'not_understood' }
const doneOr = (said: Said | Failure): { kind: 'done' } | Failure => (said.kind === 'said' ? { kind: 'done' } : said)

function asker(settings: WechatSettings, extraHeaders: () => Record<string, string>): Ask {
  return (target, content) => {
    const headers = { ...extraHeaders(), ...(content && { 'Content-Type': 'application/json' }) }
    return exchange({ url: settings.apiBase + target, method: content ? 'POST' : 'GET', headers, body: content && JSON.stringify(content) })
  }
}

/** These interfaces answer 200 to everything and say in `errcode` how it went; −1 is "busy, try again". A picture comes as it is. */
function readSaid(answer: Answer | Unknown): Said | Failure {
  if (answer.kind === 'unknown') return answer
  if (answer.status !== 200) return { kind: 'unknown', why: `status_${answer.status}` }
  const mediaType = answer.headers['content-type']?.toString() ?? ''
  if (mediaType.startsWith('image/')) return { kind: 'said', json: {}, body: answer.body, mediaType }
  const json = readJson(answer.body)
  if (!json) return misunderstood
  const code = json.errcode ?? 0
  if (code === -1) return { kind: 'unknown', why: 'busy' }
  if (code !== 0) return { kind: 'refused', status: answer.status, code: String(code), message: text(json.errmsg) }
  return { kind: 'said', json, body: answer.body, mediaType }
}

/** Keeps the mini-program's access token. When a call says that the token is no good it is fetched anew and the call made once more. */
function tokenKeeper(settings: WechatSettings, ask: Ask) {
  let kept: Promise<{ kind: 'done'; token: string; until: number } | Failure> | null = null

  const fetchToken = async (): Promise<{ kind: 'done'; token: string; until: number } | Failure> => {
    const { appid, secret } = settings.apps.weapp
    const said = readSaid(await ask('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret }))
    if (said.kind !== 'said') return said
    const { access_token: token, expires_in: seconds } = said.json
    if (typeof token !== 'string' || typeof seconds !== 'number') return misunderstood
    return { kind: 'done', token, until: Date.now() + seconds * 1000 - TOKEN_MARGIN_MS }
  }
  const current = async () => {
    const held = await kept
    if (held?.kind === 'done' && held.until > Date.now()) return held
    kept = fetchToken()
    return kept
  }
  return async (call: (token: string) => Promise<Answer | Unknown>): Promise<Said | Failure> => {
    const first = await current()
    if (first.kind !== 'done') return first
    const said = readSaid(await call(first.token))
    if (said.kind !== 'refused' || !TOKEN_REFUSED.includes(said.code)) return said
    kept = null
    const second = await current()
    return second.kind === 'done' ? readSaid(await call(second.token)) : second
  }
}
