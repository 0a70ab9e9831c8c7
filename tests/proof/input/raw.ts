import type { Chance } from '../../../cloudfunctions/_demo/parts/random'

/** A request that no program of ours sends, and how it may be answered. */
export interface Raw {
  readonly method?: string
  readonly path: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

const JSONS: readonly (string | Uint8Array)[] = [
  '{', '[]', 'null', '0', '"text"', 'NaN', '{"a":NaN}', '{"a":1e999}', '{"a":01}', "{'a':1}", '{"a":1}{"a":2}', '\ufeff{}', '{"a":"\\ud83d"}', '{"a":"\\u0000"}', '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, '['.repeat(60_000), `{${'"a":{'.repeat(10_000)}`, `"${'x'.repeat(60_000)}"`, `[${'0,'.repeat(30_000)}0]`,
  `{${Array.from({ length: 4_000 }, (_, n) => `"k${n}":0`).join(',')}}`, `{"a":${'9'.repeat(50_000)}}`, 'x'.repeat(70_000), new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), new Uint8Array([0xef, 0xbb, 0xbf]), new Uint8Array([0x1f, 0x8b, 8, 0]),
]
const PATHS = ['/api/', '/api/x', '/api/%', '/api/%00', '/api/__proto__', '/api/constructor.prototype', '/api/order.toString', '/api/order.get/..', '/api/ORDER.GET', `/api/${'a'.repeat(300)}`, '/api/order.get%20', '/../../etc/passwd', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/.env', '/test/nothing', '/wechat-pay/notify', '/readyz?x=1', '//evil.example/', '/api/order.get?role=admin']
const METHODS = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  { authorization: 'Bearer x' }, { authorization: 'Basic eDp4' }, { authorization: `Bearer ${'x'.repeat(3_000)}` }, { authorization: "Bearer ' or 1=1 --" }, { 'idempotency-key': 'short' }, { 'idempotency-key': 'x'.repeat(65) }, { 'idempotency-key': "' or '1'='1" },
  { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'application/x-www-form-urlencoded' }, { 'content-encoding': 'gzip' }, { 'x-test-now': 'yesterday' }, { 'x-test-now': '+275760-09-13T00:00:00.001Z' }, { 'x-forwarded-for': "127.0.0.1, ' or 1=1" },
  { cookie: 'a=b;'.repeat(500) }, { 'x-http-method-override': 'DELETE' }, { accept: '*/*, '.repeat(200) }, { range: 'bytes=0-,0-,0-' }, { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' }, { 'x-wx-openid': 'c1-admin-1', 'x-wx-source': 'wx_client' },
]

/** Something that is wrong before any contract is looked at: its body, its address, its method or its headers. */
export function raw(chance: Chance, calls: readonly string[], token: string): Raw {
  const call = `/api/${chance.pick(calls)}`
  const authorization = { authorization: `Bearer ${token}`, 'idempotency-key': 'a-key-of-mine' }
  switch (chance.int(0, 3)) {
    case 0:
      return { path: chance.pick(PATHS), body: '{}', headers: authorization }
    case 1:
      return { method: chance.pick(METHODS), path: call, headers: authorization }
    case 2:
      return { path: call, body: '{"no such field":1}', headers: { ...(chance.yes(0.5) ? authorization : {}), ...chance.pick(HEADERS) } }
    default:
      return { path: call, body: chance.pick(JSONS), headers: authorization }
  }
}
