import type { Fen } from '@domain/money'
import type { Instant, ShopDay } from '@domain/time'
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { Bill } from './bill'
import { parseBill } from './bill'
import type { Answer, JsonObject, Refused, Unknown } from './exchange'
import { exchange, readJson, text } from './exchange'
import type { PayParams } from './pay-crypto'
import { authorization, decrypt, payParams } from './pay-crypto'
import type { ChannelRefund, Trade } from './pay-wire'
import { readNotice, readRefund, readTrade } from './pay-wire'
import type { Headers, SignatureVerdict } from './platform-signature'
import { judgeSignature } from './platform-signature'
import type { WechatApp, WechatSettings } from './settings'

export interface PrepayInput {
  outTradeNo: string
  totalFen: Fen
  description: string
  expiresAt: Instant
  app: WechatApp
}
export interface RefundInput {
  outTradeNo: string
  outRefundNo: string
  refundFen: Fen
  /** What was paid with this trade, as the channel said. */
  totalFen: Fen
  reason: string
}
export type Notice =
  | { kind: 'payment'; id: string; trade: Trade; content: JsonObject }
  | { kind: 'refund'; id: string; refund: ChannelRefund; content: JsonObject }
  | { kind: 'bad_signature'; why: Exclude<SignatureVerdict, 'good'> }
  /** Truly WeChat's, but nothing that this shop asked for or understands. */
  | { kind: 'not_understood'; id: string; eventType: string }

type Failure = Refused | Unknown
/** The trade can't be prepaid any more: it was paid, or closed, already. */
type Over = { kind: 'paid' } | { kind: 'closed' }

export interface PayClient {
  prepayJsapi(input: PrepayInput & { openid: string }): Promise<{ kind: 'done'; prepayId: string } | Over | Failure>
  prepayH5(input: PrepayInput & { clientIp: string; backUrl: string }): Promise<{ kind: 'done'; h5Url: string } | Over | Failure>
  payParams(prepayId: string, app: WechatApp): PayParams
  query(outTradeNo: string): Promise<{ kind: 'done'; trade: Trade } | { kind: 'absent' } | Failure>
  close(outTradeNo: string): Promise<{ kind: 'closed' } | { kind: 'paid' } | { kind: 'absent' } | Failure>
  refund(input: RefundInput): Promise<{ kind: 'done'; refund: ChannelRefund } | Failure>
  queryRefund(outRefundNo: string): Promise<{ kind: 'done'; refund: ChannelRefund } | { kind: 'absent' } | Failure>
  /** `none`: nothing was traded that day; `not_ready`: ask again later (bills are made after ten in the morning). */
  downloadBill(day: ShopDay): Promise<{ kind: 'done'; bill: Bill } | { kind: 'none' } | { kind: 'not_ready' } | Failure>
  openNotice(notice: { headers: Headers; rawBody: Buffer | string }): Notice
}

/** Answers that say "not now" rather than "no": whether it happened is unknown, the same number may be sent again. */
const isPassing = (status: number): boolean => status >= 500 || status === 429
const JSAPI = '/v3/pay/transactions/jsapi'
const H5 = '/v3/pay/transactions/h5'
const TRADE = '/v3/pay/transactions/out-trade-no/'
const REFUNDS = '/v3/refund/domestic/refunds'

/** `extraHeaders` go along with every request; a test server names its business time to the simulator so. */
export function createPayClient(settings: WechatSettings, extraHeaders: () => Record<string, string> = () => ({})): PayClient {
  const speak = speaker(settings, extraHeaders)
  const common = (input: PrepayInput) => ({
    appid: settings.apps[input.app].appid,
    mchid: settings.merchant.mchid,
    description: input.description,
    out_trade_no: input.outTradeNo,
    time_expire: `${input.expiresAt.slice(0, 19)}+00:00`,
    notify_url: settings.notifyUrl,
    amount: { total: input.totalFen, currency: 'CNY' }
  })
  return {
    async prepayJsapi(input) {
      const said = await speak('POST', JSAPI, { ...common(input), payer: { openid: input.openid } })
      const prepayId = said.kind === 'said' ? text(said.json.prepay_id) : ''
      return said.kind !== 'said' ? overOr(said) : prepayId ? { kind: 'done', prepayId } : misunderstood
    },
    async prepayH5(input) {
      const scene = { payer_client_ip: input.clientIp, h5_info: { type: 'Wap' } }
      const said = await speak('POST', H5, { ...common(input), scene_info: scene })
      const h5Url = said.kind === 'said' ? text(said.json.h5_url) : ''
      if (said.kind !== 'said') return overOr(said)
      return h5Url ? { kind: 'done', h5Url: `${h5Url}&redirect_url=${encodeURIComponent(input.backUrl)}` } : misunderstood
    },
    payParams: (prepayId, app) => payParams(settings.apps[app].appid, prepayId, settings.merchant.privateKey),
    async query(outTradeNo) {
      const said = await speak('GET', `${TRADE}${encodeURIComponent(outTradeNo)}?mchid=${settings.merchant.mchid}`)
      if (said.kind !== 'said') return absentOr(said)
      const trade = readTrade(said.json)
      return trade?.outTradeNo === outTradeNo ? { kind: 'done', trade } : misunderstood
    },
    async close(outTradeNo) {
      const said = await speak('POST', `${TRADE}${encodeURIComponent(outTradeNo)}/close`, { mchid: settings.merchant.mchid })
      if (said.kind === 'said') return { kind: 'closed' }
      const over = overOr(said)
      return over.kind === 'refused' ? absentOr(over) : over
    },
    async refund(input) {
      const said = await speak('POST', REFUNDS, {
        out_trade_no: input.outTradeNo,
        out_refund_no: input.outRefundNo,
        reason: input.reason,
        notify_url: settings.notifyUrl,
        amount: { refund: input.refundFen, total: input.totalFen, currency: 'CNY' }
      })
      if (said.kind !== 'said') return said
      const refund = readRefund(said.json)
      return refund?.outRefundNo === input.outRefundNo ? { kind: 'done', refund } : misunderstood
    },
    async queryRefund(outRefundNo) {
      const said = await speak('GET', `${REFUNDS}/${encodeURIComponent(outRefundNo)}`)
      if (said.kind !== 'said') return absentOr(said)
      const refund = readRefund(said.json)
      return refund?.outRefundNo === outRefundNo ? { kind: 'done', refund } : misunderstood
    },
    async downloadBill(day) {
      const said = await speak('GET', `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`)
      if (said.kind === 'refused' && said.code === 'NO_STATEMENT_EXIST') return { kind: 'none' }
      if (said.kind === 'refused' && said.code === 'STATEMENT_CREATING') return { kind: 'not_ready' }
      return said.kind === 'said' ? fetchBill(settings, said.json) : said
    },
    openNotice: ({ headers, rawBody }) => openNotice(settings, headers, Buffer.from(rawBody))
  }
}

type Said = { kind: 'said'; json: JsonObject }

/** A signed answer whose content isn't what API v3 describes. */
const misunderstood: Unknown = { kind: 'unknown', why: 'not_understood' }

const overOr = <F extends Failure>(failure: F): Over | F => {
  const code = failure.kind === 'refused' ? failure.code : ''
  if (code === 'ORDER_PAID' || code === 'ORDERPAID') return { kind: 'paid' }
  return code === 'ORDER_CLOSED' ? { kind: 'closed' } : failure
}

const NOWHERE: readonly string[] = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS']
const absentOr = <F extends Failure>(failure: F): { kind: 'absent' } | F =>
  failure.kind === 'refused' && NOWHERE.includes(failure.code) ? { kind: 'absent' } : failure

/** Signs a request, and believes an answer only when it is signed as well: with it money moves or orders end. */
function speaker(settings: WechatSettings, extraHeaders: () => Record<string, string>) {
  return async (method: 'GET' | 'POST', target: string, content?: object): Promise<Said | Failure> => {
    const body = content ? JSON.stringify(content) : ''
    const headers: Record<string, string> = {
      ...extraHeaders(),
      Authorization: authorization(settings.merchant, method, target, body),
      'Wechatpay-Serial': settings.preferredSerial
    }
    if (content) headers['Content-Type'] = 'application/json'
    const answer = await exchange({ url: settings.payBase + target, method, headers, body: content && body })
    return answer.kind === 'unknown' ? answer : readAnswer(settings, answer)
  }
}

function readAnswer(settings: WechatSettings, answer: Answer): Said | Failure {
  if (isPassing(answer.status)) return { kind: 'unknown', why: `status_${answer.status}` }
  const json = answer.body.length > 0 ? readJson(answer.body) : {}
  // An answer to a request whose signature WeChat did not accept is the only one that it leaves unsigned.
  const verdict = answer.status === 401 ? 'good' : judgeSignature(answer.headers, answer.body, settings.platformKeys)
  if (verdict !== 'good') return { kind: 'unknown', why: `signature_${verdict}` }
  if (!json) return misunderstood
  if (answer.status < 300) return { kind: 'said', json }
  return { kind: 'refused', status: answer.status, code: text(json.code), message: text(json.message) }
}

/** The file itself comes unsigned; its SHA-1 stands in the signed answer that named it. */
async function fetchBill(settings: WechatSettings, ticket: JsonObject): Promise<{ kind: 'done'; bill: Bill } | Failure> {
  const address = text(ticket.download_url)
  if (!URL.canParse(address)) return misunderstood
  const url = new URL(address)
  const headers = { Authorization: authorization(settings.merchant, 'GET', url.pathname + url.search, '') }
  const answer = await exchange({ url: address, method: 'GET', headers, timeoutMs: 60_000 })
  if (answer.kind === 'unknown') return answer
  if (answer.status !== 200) return { kind: 'unknown', why: `status_${answer.status}` }
  const plain = unzip(answer.body)
  if (!plain || createHash('sha1').update(plain).digest('hex') !== text(ticket.hash_value).toLowerCase()) return { kind: 'unknown', why: 'hash' }
  const bill = parseBill(plain.toString('utf8'))
  return bill ? { kind: 'done', bill } : misunderstood
}

function unzip(body: Buffer): Buffer | null {
  try {
    return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body
  } catch {
    return null
  }
}

function openNotice(settings: WechatSettings, headers: Headers, rawBody: Buffer): Notice {
  const why = judgeSignature(headers, rawBody, settings.platformKeys)
  if (why !== 'good') return { kind: 'bad_signature', why }
  const notice = readNotice(readJson(rawBody))
  if (!notice) return { kind: 'not_understood', id: '', eventType: '' }
  const { ciphertext, nonce, associated_data: associatedData = '' } = notice.resource
  const content = readJson(decrypt({ ciphertext, nonce, associatedData }, settings.apiV3Key) ?? Buffer.alloc(0))
  const trade = notice.event_type === 'TRANSACTION.SUCCESS' ? readTrade(content) : null
  const refund = notice.event_type.startsWith('REFUND.') ? readRefund(content) : null
  if (content && trade) return { kind: 'payment', id: notice.id, trade, content }
  if (content && refund) return { kind: 'refund', id: notice.id, refund, content }
  return { kind: 'not_understood', id: notice.id, eventType: notice.event_type }
}
