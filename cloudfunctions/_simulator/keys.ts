import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeCertificate } from './certificate'

/** Everything that WeChat and a merchant agree on beforehand, as the simulator holds it. */
export interface SimulatorKeys {
  appid: string
  secret: string
  mchid: string
  merchantSerial: string
  merchantPublicKey: KeyObject
  apiV3Key: string
  /** WeChat's two ways to sign: under a certificate's serial, and under the id of its public key. */
  certificate: PlatformKey
  publicKey: PlatformKey
}

export interface PlatformKey {
  serial: string
  privateKey: KeyObject
}

interface Named {
  appid: string
  secret: string
  mchid: string
  merchantSerial: string
  apiV3Key: string
  certificateSerial: string
  publicKeyId: string
}

const file = {
  named: 'merchant.json',
  merchantKey: 'merchant-key.pem',
  certificates: 'certificates',
  certificateKey: 'certificate-key.pem',
  publicKeyPrivate: 'public-key-private.pem',
  publicKey: 'public-key.pem'
} as const

/** The serial is an unsigned number in the certificate: a first byte of 01 to 7f keeps it one without a leading zero. */
const newSerial = () => `5A${randomBytes(19).toString('hex').toUpperCase()}`
const digits = (count: number) => Array.from(randomBytes(count), (byte) => byte % 10).join('')

/**
 * Makes keys and merchant numbers in `dir` unless they are there, and gives back the settings with which a server speaks to a simulator of that folder.
 * WECHAT_API_BASE, WECHAT_PAY_BASE and PUBLIC_BASE_URL come from the addresses that the caller chooses.
 */
export function prepareSimulator(dir: string, addresses: { simulator: string; server: string }): Record<string, string> {
  const at = (name: string) => join(resolve(dir), name)
  if (!existsSync(at(file.named))) makeKeys(at)
  const named = readNamed(at)
  return {
    WECHAT_API_BASE: addresses.simulator,
    WECHAT_PAY_BASE: addresses.simulator,
    WECHAT_APPID: named.appid,
    WECHAT_SECRET: named.secret,
    WECHAT_MCHID: named.mchid,
    WECHAT_MCH_SERIAL: named.merchantSerial,
    WECHAT_MCH_KEY_FILE: at(file.merchantKey),
    WECHAT_PAY_V3_KEY: named.apiV3Key,
    WECHAT_PAY_CERTS_DIR: at(file.certificates),
    WECHAT_PAY_PUBLIC_KEY_ID: named.publicKeyId,
    WECHAT_PAY_PUBLIC_KEY_FILE: at(file.publicKey),
    PUBLIC_BASE_URL: addresses.server
  }
}

export function loadKeys(dir: string): SimulatorKeys {
  const at = (name: string) => join(resolve(dir), name)
  if (!existsSync(at(file.named))) makeKeys(at)
  const { certificateSerial, publicKeyId, ...named } = readNamed(at)
  return {
    ...named,
    merchantPublicKey: createPublicKey(readFileSync(at(file.merchantKey))),
    certificate: { serial: certificateSerial, privateKey: createPrivateKey(readFileSync(at(file.certificateKey))) },
    publicKey: { serial: publicKeyId, privateKey: createPrivateKey(readFileSync(at(file.publicKeyPrivate))) }
  }
}

const readNamed = (at: (name: string) => string): Named => JSON.parse(readFileSync(at(file.named), 'utf8')) as Named

/** The file that names everything is put in place last, so that a start cut short makes all of it again. */
function makeKeys(at: (name: string) => string): void {
  mkdirSync(at(file.certificates), { recursive: true, mode: 0o700 })
  const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
  const secretFile = (name: string, key: KeyObject) => writeFileSync(at(name), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  const platform = pair()
  const later = pair()
  const named: Named = {
    appid: `wx${randomBytes(8).toString('hex')}`,
    secret: randomBytes(16).toString('hex'),
    mchid: `19${digits(8)}`,
    merchantSerial: newSerial(),
    apiV3Key: randomBytes(16).toString('hex'),
    certificateSerial: newSerial(),
    publicKeyId: `PUB_KEY_ID_01${digits(26)}`
  }
  const from = new Date(Date.UTC(2020, 0, 1))
  const until = new Date(Date.UTC(2049, 11, 31))
  secretFile(file.merchantKey, pair().privateKey)
  secretFile(file.certificateKey, platform.privateKey)
  secretFile(file.publicKeyPrivate, later.privateKey)
  const certificate = makeCertificate({ serial: named.certificateSerial, name: 'LinPin pay simulator', from, until, ...platform })
  writeFileSync(join(at(file.certificates), `${named.certificateSerial}.pem`), certificate)
  writeFileSync(at(file.publicKey), later.publicKey.export({ type: 'spki', format: 'pem' }))
  writeFileSync(`${at(file.named)}.new`, `${JSON.stringify(named, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${at(file.named)}.new`, at(file.named))
}
