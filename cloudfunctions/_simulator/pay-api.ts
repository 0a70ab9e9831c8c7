import { instant } from '@domain/time'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { readJson } from '../_kit/wechat/exchange'
import { lines, SCHEME, verify } from '../_kit/wechat/pay-crypto'
import { makeBill } from './bill'
import type { Bank, PrepayOrder } from './bank'
import type { Knobs } from './books'
import { API_FAULTS, refundJson, tradeJson } from './books'
import { platformHeaders } from './callbacks'
import type { Asked, Route, Told } from './http'
import { json } from './http'
import type { PlatformKey, SimulatorKeys } from './keys'

interface Office {
  bank: Bank
  knobs: Knobs
  keys: SimulatorKeys
  /** The key to sign an answer with; the asker may have named one. */
  platformKey: (wanted?: string) => PlatformKey
}

const number = z.string().check(z.regex(/^[0-9A-Za-z_\-|*@]{6,32}$/))
const fen = z.int().check(z.positive(), z.maximum(100_000_000_00))
const notifyUrl = z.string().check(z.maxLength(255), z.regex(/^https?:\/\/[^?#]+$/))
const currency = z.literal('CNY')

const prepayShape = z.object({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().check(z.minLength(1), z.maxLength(127)),
  out_trade_no: number,
  time_expire: z.optional(z.iso.datetime({ offset: true })),
  notify_url: notifyUrl,
  amount: z.object({ total: fen, currency }),
  payer: z.optional(z.object({ openid: z.string().check(z.minLength(1), z.maxLength(128)) })),
  scene_info: z.optional(z.object({ payer_client_ip: z.string(), h5_info: z.object({ type: z.string() }) }))
})

const refundShape = z.object({
  out_trade_no: number,
  out_refund_no: z.string().check(z.regex(/^[0-9A-Za-z_\-|*@]{1,64}$/)),
  reason: z.optional(z.string().check(z.maxLength(80))),
  notify_url: notifyUrl,
  amount: z.object({ refund: fen, total: fen, currency })
})

const MESSAGES = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '无效请求'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mch_id不匹配'],
  NO_STATEMENT_EXIST: [400, '账单文件不存在'],
  ORDER_CLOSED: [400, '订单已关闭'],
  ORDER_PAID: [400, '该订单已支付'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '资源不存在']
} as const satisfies Record<string, readonly [number, string]>

function refused(code: keyof typeof MESSAGES): Told {
  const [status, message] = MESSAGES[code]
  return json(status, { code, message })
}

/** WeChat Pay API v3, the part of it that the shop uses. */
export function payRoutes(office: Office): Route[] {
  const { bank, keys } = office
  const signed = (handle: Route['handle']): Route['handle'] => guarded(office, handle)
  const trade = '^/v3/pay/transactions/out-trade-no/([^/]+)'
  return [
    { method: 'POST', path: /^\/v3\/pay\/transactions\/(jsapi|h5)$/, handle: signed((asked, way = '') => prepay(office, asked, way)) },
    {
      method: 'GET',
      path: new RegExp(`${trade}$`),
      handle: signed((asked, outTradeNo = '') => {
        if (asked.query.get('mchid') !== keys.mchid) return refused('PARAM_ERROR')
        const found = bank.trade(outTradeNo)
        return found ? json(200, tradeJson(found, keys)) : refused('ORDER_NOT_EXIST')
      })
    },
    {
      method: 'POST',
      path: new RegExp(`${trade}/close$`),
      handle: signed((asked, outTradeNo = '') => {
        if (readJson(asked.body)?.mchid !== keys.mchid) return refused('PARAM_ERROR')
        const closed = bank.close(outTradeNo)
        return closed.ok ? { status: 204 } : refused(closed.code)
      })
    },
    { method: 'POST', path: /^\/v3\/refund\/domestic\/refunds$/, handle: signed((asked) => refund(office, asked)) },
    {
      method: 'GET',
      path: /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/,
      handle: signed((asked, outRefundNo = '') => {
        const found = bank.refundOf(outRefundNo, asked.now)
        const paid = found && bank.trade(found.outTradeNo)
        return paid ? json(200, refundJson(found, paid, 'status')) : refused('RESOURCE_NOT_EXISTS')
      })
    },
    { method: 'GET', path: /^\/v3\/bill\/tradebill$/, handle: signed((asked) => billTicket(office, asked)) },
    { method: 'GET', path: /^\/v3\/billdownload\/file$/, handle: (asked) => (isSigned(keys, asked) ? billFile(office, asked) : SIGN_ERROR) }
  ]
}

const SIGN_ERROR = json(401, { code: 'SIGN_ERROR', message: '签名错误' })

/** Verifies the merchant's signature, signs the answer, and under the knob `timeout` loses the answer of a request that was carried out. */
function guarded({ keys, knobs, platformKey }: Office, handle: Route['handle']): Route['handle'] {
  return async (asked, ...parts) => {
    if (!isSigned(keys, asked)) return SIGN_ERROR
    const told = await handle(asked, ...parts)
    const committed = asked.method === 'POST' && told.status < 300
    const dropped = committed && knobs.take(API_FAULTS) === 'timeout'
    const wanted = asked.headers['wechatpay-serial']
    const signature = platformHeaders(platformKey(typeof wanted === 'string' ? wanted : undefined), told.body ?? '')
    return { ...told, headers: { ...told.headers, ...signature }, dropped }
  }
}

const AUTHORIZATION = new RegExp(`^${SCHEME} (.+)$`)

function isSigned(keys: SimulatorKeys, { headers, method, target, body }: Asked): boolean {
  const fields = new Map<string, string>()
  for (const [, name = '', value = ''] of (AUTHORIZATION.exec(headers.authorization ?? '')?.[1] ?? '').matchAll(/(\w+)="([^"]*)"/g)) {
    fields.set(name, value)
  }
  const [timestamp = '', nonce = '', signature = ''] = ['timestamp', 'nonce_str', 'signature'].map((name) => fields.get(name))
  if (fields.get('mchid') !== keys.mchid || fields.get('serial_no') !== keys.merchantSerial || !nonce) return false
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300)) return false
  return verify(lines(method, target, timestamp, nonce, body), signature, keys.merchantPublicKey)
}

function prepay({ bank, keys }: Office, asked: Asked, way: string): Told {
  const { success, data } = prepayShape.safeParse(readJson(asked.body))
  if (!success || (way === 'jsapi' ? !data.payer : !data.scene_info)) return refused('PARAM_ERROR')
  if (data.appid !== keys.appid || data.mchid !== keys.mchid) return refused('APPID_MCHID_NOT_MATCH')
  const order: PrepayOrder = {
    outTradeNo: data.out_trade_no,
    tradeType: way === 'jsapi' ? 'JSAPI' : 'MWEB',
    appid: data.appid,
    description: data.description,
    totalFen: data.amount.total,
    expectedPayer: data.payer?.openid ?? null,
    notifyUrl: data.notify_url,
    expiresAt: data.time_expire ? instant(data.time_expire) : null
  }
  const prepaid = bank.prepay(order, asked.now)
  if (!prepaid.ok) return refused(prepaid.code)
  return json(200, way === 'jsapi' ? { prepay_id: prepaid.value } : { h5_url: `${asked.origin}/cashier?prepayId=${prepaid.value}` })
}

function refund({ bank }: Office, asked: Asked): Told {
  const { success, data } = refundShape.safeParse(readJson(asked.body))
  if (!success) return refused('PARAM_ERROR')
  const order = {
    outTradeNo: data.out_trade_no,
    outRefundNo: data.out_refund_no,
    refundFen: data.amount.refund,
    totalFen: data.amount.total,
    reason: data.reason ?? '',
    notifyUrl: data.notify_url
  }
  const accepted = bank.refund(order, asked.now)
  const trade = bank.trade(data.out_trade_no)
  if (!accepted.ok) return refused(accepted.code)
  return trade ? json(200, refundJson(accepted.value, trade, 'status')) : refused('RESOURCE_NOT_EXISTS')
}

const billText = ({ bank, keys }: Office, asked: Asked, day: string) => makeBill(day, keys.mchid, bank.trades(), bank.refunds(asked.now))

function billTicket(office: Office, asked: Asked): Told {
  const day = asked.query.get('bill_date') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || asked.query.get('bill_type') !== 'ALL') return refused('PARAM_ERROR')
  const bill = billText(office, asked, day)
  if (!bill) return refused('NO_STATEMENT_EXIST')
  const query = new URLSearchParams({ token: Buffer.from(day).toString('base64url'), tartype: asked.query.get('tar_type') ?? '' })
  const hash = createHash('sha1').update(bill).digest('hex')
  return json(200, { hash_type: 'SHA1', hash_value: hash, download_url: `${asked.origin}/v3/billdownload/file?${query}` })
}

/** As with WeChat, the file itself comes unsigned: its hash stood in the signed answer. */
function billFile(office: Office, asked: Asked): Told {
  const day = Buffer.from(asked.query.get('token') ?? '', 'base64url').toString()
  const bill = billText(office, asked, day)
  if (!bill) return refused('RESOURCE_NOT_EXISTS')
  const body = asked.query.get('tartype') === 'GZIP' ? gzipSync(bill) : Buffer.from(bill)
  return { status: 200, headers: { 'Content-Type': 'application/octet-stream' }, body }
}
