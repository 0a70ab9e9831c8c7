import Taro from '@tarojs/taro'

type Params = Readonly<Record<string, string | number | null | undefined>>

const url = (path: string, params: Params = {}): string => {
  const query = Object.entries(params)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

const TABS = ['/pages/today/index', '/pages/find/index', '/pages/basket/index', '/pages/me/index']

/** Every address of the app. Words reach each other by these alone. */
export const to = {
  /** `invite` is whose link it is: who comes by it for the first time is hers. */
  today: (stationId?: string, invite?: string | null) => url('/pages/today/index', { stationId, invite }),
  find: () => url('/pages/find/index'),
  basket: () => url('/pages/basket/index'),
  me: () => url('/pages/me/index'),
  item: (stationId: string, itemId: string) => url('/campaign/item/index', { station: stationId, item: itemId }),
  pool: (poolId: string) => url('/pool/detail/index', { pool: poolId }),
  checkout: (params: { station: string; pool?: string; open?: 1 }) => url('/order/checkout/index', params),
  result: (orderId: string) => url('/order/result/index', { order: orderId }),
  order: (orderId: string) => url('/order/detail/index', { order: orderId }),
  orders: (standing?: string) => url('/order/list/index', { standing }),
  pickupCode: (orderId: string) => url('/order/code/index', { order: orderId }),
  refund: (orderId: string) => url('/order/refund/index', { order: orderId }),
  reviews: (itemId: string) => url('/review/list/index', { item: itemId }),
  reviewsOfOrder: (orderId: string) => url('/review/mine/index', { order: orderId }),
  reviewWrite: (orderId: string, itemId: string) => url('/review/mine/write/index', { order: orderId, item: itemId }),
  reviewDesk: () => url('/review/operator/index'),
  stations: () => url('/station/choose/index'),
  messages: () => url('/message/list/index'),
  household: (code?: string) => url('/household/index', { code }),
  coupons: () => url('/coupon/list/index'),
  streak: () => url('/streak/index'),
  points: () => url('/points/list/index'),
  exchange: () => url('/points/exchange/index'),
  exchangeItems: () => url('/points/operator/index'),
  redeem: () => url('/points/redeem/index'),
  invites: () => url('/referral/invite/index'),
  tier: () => url('/tier/index'),
  badges: () => url('/badge/mine/wall/index'),
  story: () => url('/badge/mine/story/index'),
  tasting: () => url('/badge/operator/index'),
  /** What an invitation leads to. */
  welcome: (invite: string, stationId: string | null) => url('/referral/welcome/index', { invite, station: stationId }),
  events: () => url('/event/going/list/index'),
  /** `invite` is whose link it is, or the event's own. */
  event: (eventId: string, invite?: string | null) => url('/event/going/detail/index', { event: eventId, invite }),
  eventTicket: (registrationId: string) => url('/event/going/ticket/index', { registration: registrationId }),
  duties: () => url('/event/staff/list/index'),
  eventDesk: (eventId: string) => url('/event/staff/desk/index', { event: eventId }),
  eventResult: (eventId: string) => url('/event/staff/result/index', { event: eventId }),
  eventPlans: () => url('/event/operator/list/index'),
  eventPlan: (eventId: string) => url('/event/operator/detail/index', { event: eventId }),
  eventEdit: (params: { event?: string; like?: string } = {}) => url('/event/operator/edit/index', params),
  settings: () => url('/me/settings/index'),
  privacy: () => url('/me/privacy/index'),
  tonight: () => url('/campaign/leader/tonight/index'),
  packing: (campaignId: string) => url('/campaign/leader/packing/index', { campaign: campaignId }),
  arrival: (campaignId: string) => url('/campaign/leader/arrival/index', { campaign: campaignId }),
  shareKit: (campaignId: string) => url('/campaign/leader/share/index', { campaign: campaignId }),
  stationOrders: (campaignId: string) => url('/campaign/leader/orders/index', { campaign: campaignId }),
  stationBag: (campaignId: string, bagId: string) => url('/campaign/leader/bag/index', { campaign: campaignId, bag: bagId }),
  desk: () => url('/pickup/desk/index'),
  asks: () => url('/refund/decide/index'),
  campaigns: () => url('/campaign/operator/list/index'),
  campaign: (campaignId: string) => url('/campaign/operator/detail/index', { campaign: campaignId }),
  campaignNew: (params: { like?: string; station?: string; day?: string } = {}) => url('/campaign/operator/edit/index', params),
  campaignEdit: (campaignId: string) => url('/campaign/operator/edit/index', { campaign: campaignId }),
  /** Looks through drafts before they are published. */
  campaignCheck: (campaignIds: readonly string[]) => url('/campaign/operator/check/index', { campaigns: campaignIds.join('.') }),
  orderDesk: (params: { campaign?: string; station?: string; query?: string } = {}) => url('/ops/orders/index', params),
  orderTrace: (orderId: string) => url('/ops/order/index', { order: orderId }),
  stationDesk: () => url('/station/edit/index'),
  goods: () => url('/goods/list/index'),
  couponBatches: (communityId?: string) => url('/coupon/operator/list/index', { community: communityId }),
  couponBatch: (batchId: string) => url('/coupon/operator/detail/index', { batch: batchId }),
  couponNew: (communityId: string) => url('/coupon/operator/edit/index', { community: communityId }),
  watch: () => url('/ops/watch/index'),
  trail: (subject?: string) => url('/ops/trail/index', { subject }),
  people: () => url('/ops/people/index'),
  policies: () => url('/policy/list/index'),
  policy: (policyId: string, communityId: string) => url('/policy/detail/index', { policy: policyId, community: communityId }),
  policyFlow: (communityId: string) => url('/policy/flow/index', { community: communityId }),
  rewardReview: () => url('/referral/operator/review/index'),
  referralSources: () => url('/referral/operator/sources/index'),
  referralTree: (personId?: string) => url('/referral/operator/tree/index', { person: personId }),
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

/** Back to the page before, which is that address; who came here by a link goes there all the same. */
export async function backTo(address: string): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await swap(address)
}

/** Where one is now, with everything that the address brought. */
export function here(): string {
  const { path = to.today(), params = {} } = Taro.getCurrentInstance().router ?? {}
  const { $taroTimestamp: _stamp, ...rest } = params
  return url(path.split('?')[0] ?? path, rest)
}
