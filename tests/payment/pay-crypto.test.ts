import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { authorization, decrypt, encrypt, lines, payParams, sign, verify } from '../../cloudfunctions/_kit/wechat/pay-crypto'
import { judgeSignature } from '../../cloudfunctions/_kit/wechat/platform-signature'
import { platformHeaders } from '../../cloudfunctions/_simulator/callbacks'
import { dataFile, NO_DATA } from '../support/data'
import { skipUnless } from '../support/skip'

interface VerifyVector {
  id: string
  kind: 'verify'
  certificate?: string
  public_key?: string
  message: string
  signature: string
}
interface AeadVector {
  id: string
  kind: 'aead'
  key: string
  nonce: string
  aad: string
  ciphertext: string
  plaintext: string
}

const path = dataFile('wechat-pay/vectors.json')
const { vectors } = (path ? JSON.parse(readFileSync(path, 'utf8')) : { vectors: [] }) as { vectors: (VerifyVector | AeadVector)[] }
const verifyVectors = vectors.filter((vector) => vector.kind === 'verify')
const aeadVectors = vectors.filter((vector) => vector.kind === 'aead')

const keyOf = (vector: VerifyVector) =>
  vector.certificate ? new X509Certificate(vector.certificate).publicKey : createPublicKey(vector.public_key ?? '')

/** The text with each of its bytes altered in turn. */
const alterations = (text: string): string[] =>
  Array.from({ length: text.length }, (_, at) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1))

skipUnless(path !== null, NO_DATA).describe("WeChat's published vectors", () => {
  test('hold both kinds', () => {
    expect([verifyVectors.length, aeadVectors.length]).toEqual([3, 1])
  })

  test('signatures by certificate and by public key are accepted', () => {
    for (const vector of verifyVectors) expect([vector.id, verify(vector.message, vector.signature, keyOf(vector))]).toEqual([vector.id, true])
  })

  test('no altered byte of message or signature is accepted', () => {
    for (const vector of verifyVectors) {
      const key = keyOf(vector)
      for (const message of alterations(vector.message)) expect(verify(message, vector.signature, key)).toBe(false)
      for (const signature of alterations(vector.signature)) expect(verify(vector.message, signature, key)).toBe(false)
      expect(verify(`${vector.message}\n`, vector.signature, key)).toBe(false)
      expect(verify(vector.message, `${vector.signature}\n`, key)).toBe(false)
    }
  })

  test('one key refuses what another signed', () => {
    const [first, second] = verifyVectors
    expect(first && second && verify(first.message, first.signature, keyOf(second))).toBe(false)
  })

  test('a sealed text opens', () => {
    for (const { ciphertext, nonce, aad, key, plaintext } of aeadVectors) {
      expect(decrypt({ ciphertext, nonce, associatedData: aad }, key)?.toString()).toBe(plaintext)
    }
  })

  test('nothing opens with an altered byte of ciphertext, nonce, associated data or key', () => {
    for (const { ciphertext, nonce, aad, key } of aeadVectors) {
      for (const altered of alterations(ciphertext)) expect(decrypt({ ciphertext: altered, nonce, associatedData: aad }, key)).toBeNull()
      for (const altered of alterations(nonce)) expect(decrypt({ ciphertext, nonce: altered, associatedData: aad }, key)).toBeNull()
      for (const altered of alterations(aad)) expect(decrypt({ ciphertext, nonce, associatedData: altered }, key)).toBeNull()
      for (const altered of alterations(key)) expect(decrypt({ ciphertext, nonce, associatedData: aad }, altered)).toBeNull()
      expect(decrypt({ ciphertext: ciphertext.slice(0, 8), nonce, associatedData: aad }, key)).toBeNull()
    }
  })
})

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const V3_KEY = '0123456789abcdef0123456789abcdef'

describe('our own side', () => {
  test('what we seal opens again, and never the same way twice', () => {
    const sealed = encrypt('{"amount":1}', V3_KEY, 'transaction')
    expect(decrypt(sealed, V3_KEY)?.toString()).toBe('{"amount":1}')
    expect(encrypt('{"amount":1}', V3_KEY, 'transaction').ciphertext).not.toBe(sealed.ciphertext)
  })

  test('a request signs method, path with query, time, nonce and body', () => {
    const target = '/v3/pay/transactions/out-trade-no/1?mchid=1900000001'
    const header = authorization({ mchid: '1900000001', serial: '5A', privateKey: pair.privateKey }, 'GET', target, '')
    const field = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(header)?.[1] ?? ''
    expect(header.startsWith('WECHATPAY2-SHA256-RSA2048 mchid="1900000001",')).toBe(true)
    expect(verify(`GET\n${target}\n${field('timestamp')}\n${field('nonce_str')}\n\n`, field('signature'), pair.publicKey)).toBe(true)
  })

  test('the parameters for paying sign app, time, nonce and prepay id', () => {
    const params = payParams('wx1', 'wx22', pair.privateKey)
    expect(params).toMatchObject({ appId: 'wx1', package: 'prepay_id=wx22', signType: 'RSA' })
    expect(verify(`wx1\n${params.timeStamp}\n${params.nonceStr}\nprepay_id=wx22\n`, params.paySign, pair.publicKey)).toBe(true)
  })
})

describe("WeChat's signature over a callback", () => {
  const keys = new Map([['PUB_KEY_ID_01', pair.publicKey]])
  const body = Buffer.from('{"id":"1"}')
  const lower = (headers: Record<string, string>) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const headers = (serial = 'PUB_KEY_ID_01') => lower(platformHeaders({ serial, privateKey: pair.privateKey }, body))
  const signedAt = (secondsAgo: number) => {
    const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo)
    return { ...headers(), 'wechatpay-timestamp': timestamp, 'wechatpay-nonce': 'n', 'wechatpay-signature': sign(lines(timestamp, 'n', body), pair.privateKey) }
  }

  test('is good over the very bytes that came', () => {
    expect(judgeSignature(headers(), body, keys)).toBe('good')
    expect(judgeSignature(headers(), Buffer.from('{"id": "1"}'), keys)).toBe('wrong')
  })

  test('needs a serial that we know and all its parts', () => {
    expect(judgeSignature(headers('PUB_KEY_ID_02'), body, keys)).toBe('unknown_serial')
    for (const name of Object.keys(headers()).filter((each) => each !== 'wechatpay-signature-type')) {
      expect(judgeSignature({ ...headers(), [name]: undefined }, body, keys)).toBe('incomplete')
    }
  })

  test('lives five minutes either way', () => {
    expect([-290, 290].map((ago) => judgeSignature(signedAt(ago), body, keys))).toEqual(['good', 'good'])
    expect([-310, 310].map((ago) => judgeSignature(signedAt(ago), body, keys))).toEqual(['stale', 'stale'])
    expect(judgeSignature({ ...headers(), 'wechatpay-timestamp': 'NaN' }, body, keys)).toBe('stale')
  })

  test('is refused when it is a probe', () => {
    const probe = lower(platformHeaders({ serial: 'PUB_KEY_ID_01', privateKey: pair.privateKey }, body, 'probe'))
    expect(judgeSignature(probe, body, keys)).toBe('probe')
  })
})
