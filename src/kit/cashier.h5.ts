import { insideWechat, outsideAddress } from './browser'
import type { Cashier, Prepaid } from './pay'
import { serverConfig } from './server-config'
import { currentSession } from './session-store'

type Request = NonNullable<Prepaid['request']>
interface Bridge {
  invoke(name: 'getBrandWCPayRequest', request: Request, done: (result: { err_msg: string }) => void): void
}

const bridge = (): Bridge | null => (globalThis as { WeixinJSBridge?: Bridge }).WeixinJSBridge ?? null
const isDemo = (): boolean => currentSession()?.demo != null

/** A demo person pays at the simulator's page, which stands for WeChat's own cashier. */
async function demoPage({ package: prepay }: Request, returnTo: string): Promise<string | null> {
  const { cashierUrl } = await serverConfig()
  if (cashierUrl === undefined) return null
  const page = new URL('/cashier', cashierUrl)
  page.searchParams.set('prepayId', prepay.replace('prepay_id=', ''))
  page.searchParams.set('back', outsideAddress(returnTo))
  return page.href
}

/** WeChat's browser has a cashier of its own; another browser goes to WeChat's page and is sent back to where it was. */
export const cashier: Cashier = {
  way: () => (insideWechat() || isDemo() ? 'jsapi' : 'h5'),
  async open({ request, h5Url }, returnTo) {
    const page = h5Url ?? (request && isDemo() ? await demoPage(request, returnTo) : null)
    if (page !== null) {
      location.assign(page)
      return 'left'
    }
    const wechat = bridge()
    if (!wechat || !request) return 'impossible'
    return new Promise((resolve) => {
      wechat.invoke('getBrandWCPayRequest', request, ({ err_msg }) => resolve(err_msg === 'get_brand_wcpay_request:ok' ? 'paid' : 'closed'))
    })
  },
}
