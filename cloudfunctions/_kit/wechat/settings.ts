import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingError } from '../setting-error'
import type { Signer } from './pay-crypto'
import { readTemplates, type SubscribeTemplates } from './templates'

/** The WeChat apps that a person may come through: the mini-program, and the official account whose pages WeChat's browser shows. */
export type WechatApp = 'weapp' | 'wechat-h5'

export interface WechatSettings {
  apiBase: string
  payBase: string
  apps: Readonly<Record<WechatApp, { appid: string; secret: string }>>
  merchant: Signer
  apiV3Key: string
  /** WeChat's keys: certificates by serial, the public key by its id. */
  platformKeys: ReadonlyMap<string, KeyObject>
  /** Named in each request, so that WeChat signs its answer with this one. */
  preferredSerial: string
  notifyUrl: string
  /** The subscribe messages that the owner has registered. */
  templates: SubscribeTemplates
}

type Env = Readonly<Record<string, string | undefined>>

const GROUP = 'WECHAT_'

/**
 * Reads the WECHAT_* group and PUBLIC_BASE_URL. Null when no WECHAT_* is set; throws SettingError when the group is set in part or can't be used.
 * Optional in it: the two hosts (WeChat's own by default), one of the two ways to know WeChat's keys, and WECHAT_OA_APPID with WECHAT_OA_SECRET where
 * the official account is another app than the mini-program.
 */
export function wechatSettings(env: Env): WechatSettings | null {
  if (!Object.entries(env).some(([name, value]) => name.startsWith(GROUP) && value)) return null
  const weapp = { appid: required(env, 'WECHAT_APPID'), secret: required(env, 'WECHAT_SECRET') }
  const merchant = {
    mchid: required(env, 'WECHAT_MCHID'),
    serial: required(env, 'WECHAT_MCH_SERIAL'),
    privateKey: readKey(env, 'WECHAT_MCH_KEY_FILE', createPrivateKey)
  }
  const apiV3Key = required(env, 'WECHAT_PAY_V3_KEY')
  if (Buffer.byteLength(apiV3Key) !== 32) throw new SettingError('WECHAT_PAY_V3_KEY', 'must have 32 bytes')
  return {
    apiBase: host(env, 'WECHAT_API_BASE', 'https://api.weixin.qq.com'),
    payBase: host(env, 'WECHAT_PAY_BASE', 'https://api.mch.weixin.qq.com'),
    apps: { weapp, 'wechat-h5': officialAccount(env) ?? weapp },
    merchant,
    apiV3Key,
    ...platformKeys(env),
    notifyUrl: `${host(env, 'PUBLIC_BASE_URL')}/wechat-pay/notify`,
    templates: readTemplates(env)
  }
}

function required(env: Env, name: string): string {
  const value = env[name]
  if (!value) throw new SettingError(name, 'is missing, though other WECHAT_* settings are set')
  return value
}

function officialAccount(env: Env) {
  if (!env.WECHAT_OA_APPID && !env.WECHAT_OA_SECRET) return null
  return { appid: required(env, 'WECHAT_OA_APPID'), secret: required(env, 'WECHAT_OA_SECRET') }
}

/** An address without a slash at its end. Plain http is for this machine alone: what is sent holds secrets and people's numbers. */
function host(env: Env, name: string, otherwise?: string): string {
  const text = env[name] || otherwise || required(env, name)
  if (!URL.canParse(text)) throw new SettingError(name, 'is not an address')
  const url = new URL(text)
  const local = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (local || env.NODE_ENV !== 'production'))) {
    throw new SettingError(name, 'must be an https address')
  }
  return text.replace(/\/+$/, '')
}

function readKey(env: Env, name: string, parse: (pem: Buffer) => KeyObject): KeyObject {
  const file = required(env, name)
  try {
    const key = parse(readFileSync(file))
    if (key.asymmetricKeyType !== 'rsa') throw new Error('not an RSA key')
    return key
  } catch {
    throw new SettingError(name, 'names no readable RSA key in PEM form')
  }
}

function platformKeys(env: Env): Pick<WechatSettings, 'platformKeys' | 'preferredSerial'> {
  const certificates = env.WECHAT_PAY_CERTS_DIR ? readCertificates(env.WECHAT_PAY_CERTS_DIR) : []
  const keys = new Map(certificates.map((certificate) => [certificate.serialNumber, certificate.publicKey]))
  let preferredSerial = certificates[0]?.serialNumber ?? ''
  if (env.WECHAT_PAY_PUBLIC_KEY_ID || env.WECHAT_PAY_PUBLIC_KEY_FILE) {
    preferredSerial = required(env, 'WECHAT_PAY_PUBLIC_KEY_ID')
    keys.set(preferredSerial, readKey(env, 'WECHAT_PAY_PUBLIC_KEY_FILE', createPublicKey))
  }
  if (keys.size === 0) throw new SettingError('WECHAT_PAY_PUBLIC_KEY_ID', 'is missing, and so is WECHAT_PAY_CERTS_DIR: one of the two must be set')
  return { platformKeys: keys, preferredSerial }
}

/** WeChat's platform certificates, the one that lasts longest first. */
function readCertificates(folder: string): X509Certificate[] {
  try {
    const files = readdirSync(folder).filter((file) => /\.(pem|crt|cer)$/.test(file))
    const certificates = files.map((file) => new X509Certificate(readFileSync(join(folder, file))))
    if (certificates.length === 0) throw new Error('empty')
    return certificates.sort((a, b) => Date.parse(b.validTo) - Date.parse(a.validTo))
  } catch {
    throw new SettingError('WECHAT_PAY_CERTS_DIR', 'names no folder of platform certificates in PEM form')
  }
}
