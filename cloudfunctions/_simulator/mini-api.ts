import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { readJson } from '../_kit/wechat/exchange'
import type { Bank } from './bank'
import type { Asked, Route, Told } from './http'
import { json } from './http'
import type { Journal } from './journal'
import type { SimulatorKeys } from './keys'
import { codePicture } from './picture'

interface Office {
  bank: Bank
  journal: Journal
  keys: SimulatorKeys
}

export interface SentMessage {
  id: string
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
  at: string
}

export interface Shipped {
  transactionId: string
  openid: string
  logisticsType: number
  description: string
  at: string
}

const TOKEN_SECONDS = 7_200
const SCENE = /^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/

const phoneShape = z.object({ code: z.string().check(z.minLength(1)) })
const codeShape = z.object({ scene: z.string(), page: z.optional(z.string()), width: z.optional(z.int()) })
const messageShape = z.object({
  touser: z.string().check(z.minLength(1)),
  template_id: z.string().check(z.minLength(1)),
  page: z.optional(z.string()),
  data: z.record(z.string(), z.object({ value: z.string().check(z.minLength(1)) }))
})
const shippingShape = z.object({
  order_key: z.object({ order_number_type: z.literal(2), transaction_id: z.string() }),
  logistics_type: z.int().check(z.minimum(1), z.maximum(4)),
  delivery_mode: z.literal(1),
  shipping_list: z.array(z.object({ item_desc: z.string().check(z.minLength(1), z.maxLength(120)) })).check(z.length(1)),
  upload_time: z.iso.datetime({ offset: true }),
  payer: z.object({ openid: z.string() })
})

const wrong = (errcode: number, errmsg: string) => json(200, { errcode, errmsg })
const fine = (value: object = {}) => json(200, { errcode: 0, errmsg: 'ok', ...value })
const hash = (text: string) => createHash('sha256').update(text).digest()

/** The interfaces of api.weixin.qq.com that the shop uses. */
export function miniRoutes(office: Office): Route[] {
  const { keys } = office
  const tokens = tokenOffice(keys)
  const withToken = (path: RegExp, handle: Route['handle']): Route => ({
    method: 'POST',
    path,
    handle: (asked) => (tokens.isGood(asked.query.get('access_token') ?? '') ? handle(asked) : wrong(40001, 'invalid credential'))
  })
  return [
    { method: 'GET', path: /^\/sns\/jscode2session$/, handle: (asked) => identify(keys, asked, 'js_code') },
    { method: 'GET', path: /^\/sns\/oauth2\/access_token$/, handle: (asked) => identify(keys, asked, 'code') },
    { method: 'POST', path: /^\/cgi-bin\/stable_token$/, handle: (asked) => tokens.issue(asked) },
    withToken(/^\/wxa\/business\/getuserphonenumber$/, phoneNumber),
    withToken(/^\/wxa\/getwxacodeunlimit$/, picture),
    withToken(/^\/cgi-bin\/message\/subscribe\/send$/, (asked) => message(office, asked)),
    withToken(/^\/wxa\/sec\/order\/upload_shipping_info$/, (asked) => shipping(office, asked))
  ]
}

function tokenOffice(keys: SimulatorKeys) {
  const good = new Map<string, number>()
  const shape = z.object({ grant_type: z.literal('client_credential'), appid: z.literal(keys.appid), secret: z.literal(keys.secret) })
  return {
    isGood: (token: string): boolean => (good.get(token) ?? 0) > Date.now(),
    /** Stable: while a token is good everyone who asks gets the same. */
    issue(asked: Asked): Told {
      if (!shape.safeParse(readJson(asked.body)).success) return wrong(40125, 'invalid appsecret')
      const [held] = [...good].filter(([, until]) => until > Date.now())
      const [token, until] = held ?? [randomBytes(32).toString('hex'), Date.now() + TOKEN_SECONDS * 1000]
      good.clear()
      good.set(token, until)
      return json(200, { access_token: token, expires_in: Math.floor((until - Date.now()) / 1000) })
    }
  }
}

/**
 * Whose code it is: `sim:<openid>` or `sim:<openid>:<unionid>` says so itself, `bad` is refused as outdated, any other code belongs to a person made up
 * from it.
 */
function identify(keys: SimulatorKeys, { query }: Asked, codeName: string): Told {
  if (query.get('appid') !== keys.appid) return wrong(40013, 'invalid appid')
  if (query.get('secret') !== keys.secret) return wrong(40125, 'invalid appsecret')
  const code = query.get(codeName) ?? ''
  if (code === '' || code === 'bad') return wrong(40029, 'invalid code')
  const [mark, named, unionid] = code.split(':')
  const openid = mark === 'sim' && named ? named : `o${hash(code).toString('base64url').slice(0, 27)}`
  return json(200, { openid, session_key: randomBytes(16).toString('base64'), ...(unionid && { unionid }) })
}

/** `sim:<number>` names the number itself; any other code gives one made up from it. */
function phoneNumber({ body }: Asked): Told {
  const { success, data } = phoneShape.safeParse(readJson(body))
  if (!success || data.code === 'bad') return wrong(40029, 'invalid code')
  const madeUp = `199${String(hash(data.code).readUInt32BE() % 100_000_000).padStart(8, '0')}`
  const phone = data.code.startsWith('sim:') ? data.code.slice(4) : madeUp
  return fine({ phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86' } })
}

function picture({ body }: Asked): Told {
  const { success, data } = codeShape.safeParse(readJson(body))
  if (!success || !SCENE.test(data.scene)) return wrong(40169, 'invalid length for scene, or the data is not json string')
  const content = `${data.page ?? ''}?scene=${encodeURIComponent(data.scene)}`
  return { status: 200, headers: { 'Content-Type': 'image/png' }, body: codePicture(content, data.width ?? 430) }
}

function message({ journal }: Office, { body, now }: Asked): Told {
  const { success, data } = messageShape.safeParse(readJson(body))
  if (!success) return wrong(47003, 'argument invalid')
  const sent: SentMessage = {
    id: randomUUID(),
    openid: data.touser,
    templateId: data.template_id,
    page: data.page ?? '',
    data: data.data,
    at: now
  }
  journal.put([`message/${sent.id}`, sent])
  return fine()
}

function shipping({ bank, journal }: Office, { body, now }: Asked): Told {
  const { success, data } = shippingShape.safeParse(readJson(body))
  if (!success) return wrong(47001, 'data format error')
  const { transaction_id: transactionId } = data.order_key
  if (bank.tradePaid(transactionId)?.paidBy !== data.payer.openid) return wrong(10060001, '支付单不存在')
  if (journal.get<Shipped>(`shipped/${transactionId}`)) return wrong(10060002, '支付单已完成发货，无法继续发货')
  const shipped: Shipped = {
    transactionId,
    openid: data.payer.openid,
    logisticsType: data.logistics_type,
    description: data.shipping_list[0]?.item_desc ?? '',
    at: now
  }
  journal.put([`shipped/${transactionId}`, shipped])
  return fine()
}
