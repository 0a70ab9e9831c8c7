import { businessNow } from './clock'
import { settings } from './runtime'
import { createMiniClient, type MiniClient } from './wechat/mini-client'
import { createPayClient, type PayClient } from './wechat/pay-client'
import { wechatSettings, type WechatSettings } from './wechat/settings'

export interface Wechat {
  settings: WechatSettings
  pay: PayClient
  mini: MiniClient
}

let known: Wechat | null | undefined

/** WeChat, or null where the shop has no settings for it. The simulator is told the business time, which under a test clock it cannot know. */
export function wechat(): Wechat | null {
  if (known !== undefined) return known
  const found = wechatSettings(process.env)
  const extra = (): Record<string, string> => (settings().testClock ? { 'X-Test-Now': businessNow() } : {})
  known = found && { settings: found, pay: createPayClient(found, extra), mini: createMiniClient(found, extra) }
  return known
}
