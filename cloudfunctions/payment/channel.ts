import { businessNow } from '../_kit/clock'
import { settings } from '../_kit/runtime'
import type { PayClient } from '../_kit/wechat/pay-client'
import { createPayClient } from '../_kit/wechat/pay-client'
import type { WechatSettings } from '../_kit/wechat/settings'
import { wechatSettings } from '../_kit/wechat/settings'

interface Channel {
  readonly client: PayClient
  readonly settings: WechatSettings
}
let known: Channel | null | undefined

/** The pay channel of this process; null where no WECHAT_* is set. A server on a test clock tells its simulator the time. */
export function channel(): Channel | null {
  if (known !== undefined) return known
  const wechat = wechatSettings(process.env)
  const time = (): Record<string, string> => (settings().testClock ? { 'X-Test-Now': businessNow() } : {})
  known = wechat && { settings: wechat, client: createPayClient(wechat, time) }
  return known
}
