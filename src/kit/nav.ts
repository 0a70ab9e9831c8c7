import Taro from '@tarojs/taro'

type Params = Readonly<Record<string, string | number | null | undefined>>

const url = (path: string, params: Params = {}): string => {
  const query = Object.entries(params)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

const TABS = ['/pages/today/index', '/pages/basket/index', '/pages/me/index']

/** Every address of the app. Words reach each other by these alone. */
export const to = {
  today: (stationId?: string) => url('/pages/today/index', { stationId }),
  basket: () => url('/pages/basket/index'),
  me: () => url('/pages/me/index'),
  item: (campaignId: string, itemId: string) => url('/campaign/item/index', { campaignId, itemId }),
  pool: (poolId: string) => url('/pool/detail/index', { id: poolId }),
  checkout: (params: { campaignId: string; poolId?: string; open?: 1 }) => url('/order/checkout/index', params),
  order: (orderId: string) => url('/order/detail/index', { id: orderId }),
  orders: () => url('/order/list/index'),
  pickupCode: (orderId: string) => url('/pickup/code/index', { orderId }),
  refund: (orderId: string) => url('/refund/ask/index', { orderId }),
  stations: () => url('/station/choose/index'),
  messages: () => url('/message/list/index'),
  tonight: () => url('/campaign/tonight/index'),
  sheet: (campaignId: string) => url('/campaign/sheet/index', { campaignId }),
  desk: (campaignId?: string) => url('/pickup/desk/index', { campaignId }),
  campaigns: () => url('/campaign/list/index'),
  campaignEdit: (campaignId?: string) => url('/campaign/edit/index', { campaignId }),
  goods: () => url('/goods/list/index'),
}

const isTab = (address: string): boolean => TABS.includes(address.split('?')[0] ?? '')

/** Mini-programs open a tab without parameters; what a link brings goes by the store before. */
export async function go(address: string): Promise<void> {
  if (isTab(address)) await Taro.switchTab({ url: address.split('?')[0] ?? address })
  else await Taro.navigateTo({ url: address })
}

/** Goes on without a way back to this page, as after placing an order. */
export async function swap(address: string): Promise<void> {
  if (isTab(address)) await go(address)
  else await Taro.redirectTo({ url: address })
}

/** Back to where one came from; who came by a shared link goes to Today. */
export async function back(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await go(to.today())
}
