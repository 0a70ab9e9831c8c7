import Taro from '@tarojs/taro'
import { leave, signIn, signInAs } from '../../src/kit/session'
import { remember } from '../../src/kit/store'

/** A server that lets everybody in, and notes from which installation each came. */
function server(): (string | null)[] {
  const installs: (string | null)[] = []
  globalThis.fetch = (url, init) => {
    const opens = String(url).endsWith('session.open')
    if (opens) installs.push((JSON.parse(String(init?.body)) as { install?: string }).install ?? null)
    const body = opens ? { ok: true, value: { token: `t${installs.length}`, personId: `p${installs.length}`, expiresAt: '2099-01-01T00:00:00.000Z' } } : { ok: false, error: 'busy' }
    return Promise.resolve({ status: opens ? 200 : 429, text: () => Promise.resolve(JSON.stringify(body)), headers: { get: () => null } } as unknown as Response)
  }
  return installs
}

test('demo people who are played on one device each have an installation of their own, the same every time', async () => {
  const installs = server()
  for (const openid of ['li', 'wang', 'li']) await signInAs(openid)
  const [li, wang, again] = installs
  expect(li).toMatch(/^[\w-]{8,64}$/)
  expect(wang).not.toBe(li)
  expect(again).toBe(li)
})

test('who comes through WeChat comes from the device itself', async () => {
  jest.spyOn(Taro, 'request').mockResolvedValue({ statusCode: 200, data: { testDoors: false, appid: 'wx1' } } as never)
  Object.defineProperty(navigator, 'userAgent', { value: 'MicroMessenger', configurable: true })
  remember('oauth-state', 'asked')
  history.replaceState(null, '', '/?code=given&state=asked')
  remember('install', 'this-very-device')
  const installs = server()
  leave()
  expect(await signIn()).toMatchObject({ kind: 'in' })
  expect(installs).toEqual(['this-very-device'])
})
