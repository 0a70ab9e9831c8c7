import type { OpenCashier, Prepaid } from './pay'

interface Bridge {
  invoke(name: 'getBrandWCPayRequest', request: NonNullable<Prepaid['request']>, done: (result: { err_msg: string }) => void): void
}

const bridge = (): Bridge | null => (globalThis as { WeixinJSBridge?: Bridge }).WeixinJSBridge ?? null

/** WeChat's browser has a cashier of its own; another browser goes to WeChat's page (or the demo's cashier) and is sent back to where it was. */
export const openCashier: OpenCashier = async ({ request, h5Url }, returnTo) => {
  if (h5Url !== null) {
    const page = new URL(h5Url)
    page.searchParams.set('redirect_url', new URL(returnTo, location.origin).href)
    location.assign(page)
    return 'left'
  }
  const wechat = bridge()
  if (!wechat || !request) return 'impossible'
  return new Promise((resolve) => {
    wechat.invoke('getBrandWCPayRequest', request, ({ err_msg }) => resolve(err_msg === 'get_brand_wcpay_request:ok' ? 'paid' : 'closed'))
  })
}
