import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMiniClient } from '../../cloudfunctions/_kit/wechat/mini-client'
import { wechatSettings } from '../../cloudfunctions/_kit/wechat/settings'
import { EVENING, Street } from './fixtures'

const street = new Street()
beforeAll(() => street.open())
afterAll(() => street.shut())

const clientWith = (changes: Record<string, string>) => {
  const settings = wechatSettings({ ...street.env, ...changes })
  if (!settings) throw new Error('set in whole')
  return createMiniClient(settings)
}

test('a code says who somebody is, in the mini-program and in the browser', async () => {
  expect(await street.mini.code2Session('sim:o-li')).toEqual({ kind: 'done', openid: 'o-li', unionid: null })
  expect(await street.mini.code2Session('sim:o-li:u-li')).toEqual({ kind: 'done', openid: 'o-li', unionid: 'u-li' })
  const somebody = await street.mini.oauth('any code')
  expect(somebody).toMatchObject({ kind: 'done', openid: expect.stringMatching(/^o[\w-]{27}$/) })
  expect(await street.mini.oauth('any code')).toEqual(somebody)
})

test('an outdated code and a wrong secret are refused', async () => {
  expect(await street.mini.code2Session('bad')).toMatchObject({ kind: 'refused', code: '40029' })
  expect(await clientWith({ WECHAT_SECRET: 'x' }).code2Session('sim:o-li')).toMatchObject({ kind: 'refused', code: '40125' })
  expect(await clientWith({ WECHAT_SECRET: 'x' }).phoneNumber('1')).toMatchObject({ kind: 'refused', code: '40125' })
})

test('the official account signs in with its own app', async () => {
  const client = clientWith({ WECHAT_OA_APPID: 'wx-oa', WECHAT_OA_SECRET: 'oa' })
  expect(await client.oauth('sim:o-li')).toMatchObject({ kind: 'refused', code: '40013' })
  expect(await client.code2Session('sim:o-li')).toMatchObject({ kind: 'done' })
})

test('a phone number comes for a code', async () => {
  expect(await street.mini.phoneNumber('sim:13800000001')).toEqual({ kind: 'done', phone: '13800000001', countryCode: '86' })
  expect(await street.mini.phoneNumber('any')).toMatchObject({ kind: 'done', phone: expect.stringMatching(/^199\d{8}$/) })
})

test('a mini-program code is a picture, for a scene of at most 32 characters', async () => {
  const made = await street.mini.unlimitedCode({ scene: 'i=01HZX', page: 'pool/detail/index', widthPx: 280 })
  const image = made.kind === 'done' ? made.image : Buffer.alloc(0)
  expect(image.subarray(1, 4).toString()).toBe('PNG')
  expect(image.readUInt32BE(16)).toBeGreaterThan(200)
  await expect(street.mini.unlimitedCode({ scene: 'x'.repeat(33), page: '' })).rejects.toThrow('a scene has 1 to 32')
})

test('a subscribe message is sent', async () => {
  const message = { openid: 'o-li', templateId: 't1', page: 'order/detail/index?id=1', data: { thing1: '青菜', time2: '2026-11-22 20:00' } }
  expect(await street.mini.sendSubscribeMessage(message)).toEqual({ kind: 'done' })
  expect(await street.control('state')).toMatchObject({ messages: [{ openid: 'o-li', templateId: 't1', data: { thing1: { value: '青菜' } } }] })
  expect(await street.mini.sendSubscribeMessage({ ...message, data: { thing1: '' } })).toMatchObject({ kind: 'refused', code: '47003' })
})

test('a handover is reported for what was paid, and reporting it again is no harm', async () => {
  const trade = await street.pay.query(await street.paid())
  const transactionId = (trade.kind === 'done' && trade.trade.transactionId) || ''
  const shipping = { transactionId, openid: 'o1', description: '青菜 2 份', handover: 'station' as const, at: EVENING }
  expect(await street.mini.uploadShipping({ ...shipping, openid: 'o2' })).toMatchObject({ kind: 'refused', code: '10060001' })
  expect(await street.mini.uploadShipping(shipping)).toEqual({ kind: 'done' })
  expect(await street.mini.uploadShipping(shipping)).toEqual({ kind: 'done' })
  expect(await street.control('state')).toMatchObject({ shipped: [{ transactionId, logisticsType: 4 }] })
})

test('a token that WeChat has forgotten is fetched anew, once', async () => {
  expect(await street.mini.phoneNumber('1')).toMatchObject({ kind: 'done' })
  await street.restart()
  expect(await street.mini.phoneNumber('1')).toMatchObject({ kind: 'done' })
})

test('a busy WeChat, a broken one and none at all are unknown', async () => {
  const replies: [number, string][] = [
    [200, '{"errcode":-1,"errmsg":"system error"}'],
    [502, 'bad gateway'],
    [200, '<html>']
  ]
  const server = createServer((_, response) => {
    const [status, body] = replies.shift() ?? [500, '']
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = clientWith({ WECHAT_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  for (const why of ['busy', 'status_502', 'not_understood']) expect(await client.code2Session('1')).toEqual({ kind: 'unknown', why })
  server.close().closeAllConnections()
  expect(await clientWith({ WECHAT_API_BASE: 'http://127.0.0.1:1' }).code2Session('1')).toEqual({ kind: 'unknown', why: 'connection' })
})
