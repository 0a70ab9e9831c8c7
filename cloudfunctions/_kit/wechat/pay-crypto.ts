import { createCipheriv, createDecipheriv, createSign, createVerify, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/** The one scheme that WeChat Pay API v3 signs requests with. */
export const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
/** WeChat probes now and then whether a merchant really verifies: a signature that begins so is meant to be refused. */
export const PROBE_PREFIX = 'WECHATPAY/SIGNTEST/'

const TAG_BYTES = 16

export const newNonce = (): string => randomBytes(16).toString('hex')
export const unixSeconds = (): string => String(Math.floor(Date.now() / 1000))

/** What is signed: each part followed by a line feed, the body byte for byte. */
export function lines(...parts: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [typeof part === 'string' ? Buffer.from(part) : part, Buffer.from('\n')]))
}

/** Strict base64: Node's own decoder skips what it doesn't know, so that an altered text could still decode to the same bytes. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

export const sign = (message: string | Buffer, privateKey: KeyObject): string =>
  createSign('RSA-SHA256').update(message).sign(privateKey, 'base64')

export function verify(message: string | Buffer, signature: string, publicKey: KeyObject): boolean {
  const bytes = fromBase64(signature)
  return bytes !== null && createVerify('RSA-SHA256').update(message).verify(publicKey, bytes)
}

export interface Sealed {
  ciphertext: string
  nonce: string
  associatedData: string
}

/** AES-256-GCM as API v3 uses it: the tag stands behind the ciphertext. Null when key, nonce, associated data or any byte is not the sealed one. */
export function decrypt(sealed: Sealed, apiV3Key: string): Buffer | null {
  const bytes = fromBase64(sealed.ciphertext)
  if (!bytes || bytes.length < TAG_BYTES) return null
  try {
    const opener = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(sealed.nonce), { authTagLength: TAG_BYTES })
    opener.setAAD(Buffer.from(sealed.associatedData)).setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
    return Buffer.concat([opener.update(bytes.subarray(0, bytes.length - TAG_BYTES)), opener.final()])
  } catch {
    return null
  }
}

export function encrypt(plaintext: string | Buffer, apiV3Key: string, associatedData: string): Sealed {
  const nonce = randomBytes(6).toString('hex')
  const sealer = createCipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(nonce), { authTagLength: TAG_BYTES })
  sealer.setAAD(Buffer.from(associatedData))
  const bytes = Buffer.concat([sealer.update(plaintext), sealer.final(), sealer.getAuthTag()])
  return { ciphertext: bytes.toString('base64'), nonce, associatedData }
}

export interface Signer {
  mchid: string
  serial: string
  privateKey: KeyObject
}

/** The Authorization header of a request. `target` is the path with its query, exactly as sent. */
export function authorization(signer: Signer, method: string, target: string, body: string): string {
  const timestamp = unixSeconds()
  const nonce = newNonce()
  const signature = sign(lines(method, target, timestamp, nonce, body), signer.privateKey)
  const fields = { mchid: signer.mchid, nonce_str: nonce, timestamp, serial_no: signer.serial, signature }
  return `${SCHEME} ${Object.entries(fields).map(([name, value]) => `${name}="${value}"`).join(',')}`
}

/** What `wx.requestPayment` (mini-program) and `WeixinJSBridge` (WeChat's browser, with `appId`) take. */
export interface PayParams {
  appId: string
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

export function payParams(appId: string, prepayId: string, privateKey: KeyObject): PayParams {
  const timeStamp = unixSeconds()
  const nonceStr = newNonce()
  const packaged = `prepay_id=${prepayId}`
  return { appId, timeStamp, nonceStr, package: packaged, signType: 'RSA', paySign: sign(lines(appId, timeStamp, nonceStr, packaged), privateKey) }
}
