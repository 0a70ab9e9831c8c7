import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingError } from '../../cloudfunctions/_kit/setting-error'
import { wechatSettings } from '../../cloudfunctions/_kit/wechat/settings'
import { prepareSimulator } from '../../cloudfunctions/_simulator/keys'
import { runFolder } from '../support/processes'

const dir = mkdtempSync(join(runFolder(), 'settings-'))
const whole: Readonly<Record<string, string>> = prepareSimulator(dir, { simulator: 'http://127.0.0.1:10087', server: 'http://127.0.0.1:10086' })
afterAll(() => rmSync(dir, { recursive: true }))

const without = (...names: readonly string[]) => Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)))
const faultOf = (env: Readonly<Record<string, string>>): string => {
  try {
    wechatSettings(env)
    return 'none'
  } catch (error) {
    return error instanceof SettingError ? error.variable : String(error)
  }
}

test('nothing of the group is not configured', () => {
  expect(wechatSettings({})).toBeNull()
  expect(wechatSettings({ PUBLIC_BASE_URL: 'https://shop.example', WECHAT_APPID: '' })).toBeNull()
})

test('the whole group gives settings, and callbacks their address', () => {
  const settings = wechatSettings({ ...whole, PUBLIC_BASE_URL: 'https://shop.example/' })
  expect(settings).toMatchObject({ notifyUrl: 'https://shop.example/wechat-pay/notify', preferredSerial: whole.WECHAT_PAY_PUBLIC_KEY_ID })
  expect(settings?.platformKeys.size).toBe(2)
  expect(wechatSettings(without('WECHAT_API_BASE', 'WECHAT_PAY_BASE'))?.payBase).toBe('https://api.mch.weixin.qq.com')
})

test.each([
  'WECHAT_APPID',
  'WECHAT_SECRET',
  'WECHAT_MCHID',
  'WECHAT_MCH_SERIAL',
  'WECHAT_MCH_KEY_FILE',
  'WECHAT_PAY_V3_KEY',
  'WECHAT_PAY_PUBLIC_KEY_ID',
  'WECHAT_PAY_PUBLIC_KEY_FILE',
  'PUBLIC_BASE_URL'
])('half a group without %s names it', (name) => {
  expect(faultOf(without(name))).toBe(name)
})

test("one way to know WeChat's keys is enough, none is not", () => {
  expect(faultOf(without('WECHAT_PAY_CERTS_DIR'))).toBe('none')
  expect(faultOf(without('WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY_FILE'))).toBe('none')
  expect(faultOf(without('WECHAT_PAY_CERTS_DIR', 'WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY_FILE'))).toBe('WECHAT_PAY_PUBLIC_KEY_ID')
})

test('what can not be used is named', () => {
  const broken = join(dir, 'broken.pem')
  writeFileSync(broken, 'no key')
  expect(faultOf({ ...whole, WECHAT_MCH_KEY_FILE: broken })).toBe('WECHAT_MCH_KEY_FILE')
  expect(faultOf({ ...whole, WECHAT_PAY_CERTS_DIR: join(dir, 'nowhere') })).toBe('WECHAT_PAY_CERTS_DIR')
  expect(faultOf({ ...whole, WECHAT_PAY_V3_KEY: 'short' })).toBe('WECHAT_PAY_V3_KEY')
  expect(faultOf({ ...whole, PUBLIC_BASE_URL: 'shop' })).toBe('PUBLIC_BASE_URL')
  expect(faultOf({ ...whole, WECHAT_OA_APPID: 'wx1' })).toBe('WECHAT_OA_SECRET')
})

test('in production plain http is for this machine alone', () => {
  expect(faultOf({ ...whole, NODE_ENV: 'production' })).toBe('none')
  expect(faultOf({ ...whole, NODE_ENV: 'production', PUBLIC_BASE_URL: 'http://shop.example' })).toBe('PUBLIC_BASE_URL')
})
