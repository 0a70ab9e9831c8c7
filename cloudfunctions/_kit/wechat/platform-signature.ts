import type { KeyObject } from 'node:crypto'
import { lines, PROBE_PREFIX, verify } from './pay-crypto'

/** How far a signature's time may lie from this machine's clock, in seconds. */
const MOST_SKEW = 300

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

export type SignatureVerdict = 'good' | 'incomplete' | 'unknown_serial' | 'stale' | 'probe' | 'wrong'

/** Header values by lower-case name. */
export function header(headers: Headers, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/**
 * Judges WeChat's signature over an answer or a callback. `keys` holds platform certificates by their serial and the platform's public key by its
 * `PUB_KEY_ID_…`: during a switch both kinds come in, and Wechatpay-Serial says which one signed.
 */
export function judgeSignature(headers: Headers, rawBody: Buffer, keys: ReadonlyMap<string, KeyObject>): SignatureVerdict {
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map((part) => header(headers, `wechatpay-${part}`))
  if (!timestamp || !nonce || !signature || !serial) return 'incomplete'
  const key = keys.get(serial)
  if (!key) return 'unknown_serial'
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > MOST_SKEW) return 'stale'
  if (signature.startsWith(PROBE_PREFIX)) return 'probe'
  return verify(lines(timestamp, nonce, rawBody), signature, key) ? 'good' : 'wrong'
}
