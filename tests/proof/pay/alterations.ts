import { generateKeyPairSync } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Chance } from '../../../cloudfunctions/_demo/parts/random'
import { lines, newNonce, PROBE_PREFIX, sign, unixSeconds } from '../../../cloudfunctions/_kit/wechat/pay-crypto'
import type { PayShop, Sent } from './shop'

/** A true notice, as it would come now, and another one of the same channel. */
export interface Material {
  readonly shop: PayShop
  readonly chance: Chance
  readonly true: Sent
  readonly other: Sent
}
type Alter = (material: Material) => Sent

const [TIMESTAMP, NONCE, SERIAL, SIGNATURE] = ['Wechatpay-Timestamp', 'Wechatpay-Nonce', 'Wechatpay-Serial', 'Wechatpay-Signature'] as const
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })

const header = (name: string, change: (value: string, material: Material) => string | null): Alter => (material) => {
  const { [name]: value = '', ...rest } = material.true.headers
  const changed = change(value, material)
  return { body: material.true.body, headers: changed === null ? rest : { ...rest, [name]: changed } }
}

const body = (change: (text: string, material: Material) => string | Buffer): Alter => (material) => ({ ...material.true, body: change(String(material.true.body), material) })

type Json = Record<string, unknown>
const parsed = (text: string): Json & { resource: Json } => JSON.parse(text) as Json & { resource: Json }
const field = (name: string, value: unknown): Alter => body((text) => JSON.stringify({ ...parsed(text), [name]: value }))
const resource = (name: string, change: (value: string, material: Material) => unknown): Alter =>
  body((text, material) => {
    const json = parsed(text)
    return JSON.stringify({ ...json, resource: { ...json.resource, [name]: change(String(json.resource[name]), material) } })
  })

/** Another letter in one place. */
export function slip(text: string, chance: Chance): string {
  const at = chance.int(0, text.length - 1)
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
}

/** The channel's own key, with a time of its own. */
const signedAt = (secondsOff: (chance: Chance) => number): Alter => ({ shop, chance, true: { body: text } }) => {
  const timestamp = String(Number(unixSeconds()) + secondsOff(chance))
  const nonce = newNonce()
  const { serial, privateKey } = shop.keys.publicKey
  return { body: text, headers: { [TIMESTAMP]: timestamp, [NONCE]: nonce, [SERIAL]: serial, [SIGNATURE]: sign(lines(timestamp, nonce, text), privateKey) } }
}

const without = (text: string, name: string): string => {
  const { [name]: _, ...rest } = parsed(text)
  return JSON.stringify(rest)
}

/** What can be done to a notice without the channel's key. None of it may be heard. */
export const ALTERATIONS: Readonly<Record<string, Alter>> = {
  'another time': header(TIMESTAMP, (value, { chance }) => String(Number(value) + chance.pick([-1, 1, -60, 60, 299]))),
  'a time that is none': header(TIMESTAMP, (_, { chance }) => chance.pick(['now', '', '-1', '1e9', 'NaN', '0x5f', '1700000000.5', '9'.repeat(30)])),
  'no time': header(TIMESTAMP, () => null),
  'heard again after five minutes': signedAt((chance) => -chance.int(310, 100_000)),
  'from five minutes ahead': signedAt((chance) => chance.int(310, 100_000)),
  'another nonce': header(NONCE, (value, { chance }) => slip(value, chance)),
  'no nonce': header(NONCE, () => null),
  'a nonce in two words': header(NONCE, (value) => `${value.slice(0, 4)} ${value.slice(4)}`),
  "another notice's nonce": header(NONCE, (_, { other }) => other.headers[NONCE] ?? ''),
  'another serial': header(SERIAL, (value, { chance }) => slip(value, chance)),
  'the serial of the other key': header(SERIAL, (value, { shop }) => (value === shop.keys.publicKey.serial ? shop.keys.certificate : shop.keys.publicKey).serial),
  'no serial': header(SERIAL, () => null),
  'a serial that every object has': header(SERIAL, (_, { chance }) => chance.pick(['__proto__', 'constructor', 'toString'])),
  'another signature': header(SIGNATURE, (value, { chance }) => slip(value, chance)),
  'half a signature': header(SIGNATURE, (value, { chance }) => value.slice(0, chance.int(1, value.length - 8))),
  'no signature': header(SIGNATURE, () => null),
  'an empty signature': header(SIGNATURE, () => ''),
  "another notice's signature": header(SIGNATURE, (_, { other }) => other.headers[SIGNATURE] ?? ''),
  'the signature twice': header(SIGNATURE, (value) => `${value}, ${value}`),
  'a signature that says it is a test': header(SIGNATURE, (value) => PROBE_PREFIX + value),
  "a stranger's signature": header(SIGNATURE, (_, { true: { body: text, headers } }) => sign(lines(headers[TIMESTAMP] ?? '', headers[NONCE] ?? '', text), stranger.privateKey)),
  'signed without its time and nonce': header(SIGNATURE, (_, { shop, true: { body: text } }) => sign(text, shop.keys.publicKey.privateKey)),
  "another notice's headers": ({ true: { body: text }, other: { headers } }) => ({ body: text, headers }),
  "another notice's body": ({ true: { headers }, other: { body: text } }) => ({ body: text, headers }),
  'one letter more or less': body((text, { chance }) => slip(text, chance)),
  'another id': field('id', 'another'),
  'another time of writing': field('create_time', '2026-11-22T12:00:00+08:00'),
  'another kind of event': field('event_type', 'REFUND.SUCCESS'),
  'another summary': field('summary', '支付失败'),
  'a field more': field('note', ''),
  'no event': body((text) => without(text, 'event_type')),
  'another algorithm': resource('algorithm', () => 'none'),
  'another secret': resource('ciphertext', (value, { chance }) => slip(value, chance)),
  "another notice's secret": body((text, { other }) => JSON.stringify({ ...parsed(text), resource: parsed(String(other.body)).resource })),
  'another nonce of the secret': resource('nonce', (value, { chance }) => slip(value, chance)),
  'another word beside the secret': resource('associated_data', () => 'refund'),
  'written with spaces': body((text) => JSON.stringify(parsed(text), null, 1)),
  'in another order': body((text) => JSON.stringify(Object.fromEntries(Object.entries(parsed(text)).reverse()))),
  'with other escapes': body((text) => text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)),
  'with a mark at its start': body((text) => `\ufeff${text}`),
  'with a line more': body((text, { chance }) => text + chance.pick(['\n', '\r\n', ' ', '\0'])),
  'in a list': body((text) => `[${text}]`),
  'in UTF-16': body((text) => Buffer.from(text, 'utf16le')),
  packed: body((text) => gzipSync(text)),
  'cut short': body((text, { chance }) => text.slice(0, chance.int(0, text.length - 1))),
  twice: body((text) => text + text),
}
