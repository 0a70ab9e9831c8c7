import theme from './theme.json'

/** A colour of the bars: WeChat takes its name and follows the phone's light or dark; in a browser the page's own style does that. */
const bar = (name: keyof typeof theme.light): string => (process.env.TARO_ENV === 'weapp' ? `@${name}` : theme.light[name])

/** Every part of the vocabulary in every dress, at `/ui`: for those who build screens, in a browser only. */
const gallery = process.env.TARO_ENV === 'h5' ? [{ root: 'ui/gallery', pages: ['index'] }] : []

/** In a browser a page is there at once. Taro's own sliding takes 300 ms, asks nobody whether motion is wanted, and hides the page before only when it ends: also the one that somebody went back to meanwhile. */
const still = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

export default defineAppConfig({
  pages: ['pages/today/index', 'pages/find/index', 'pages/basket/index', 'pages/me/index'],
  subPackages: [
    { root: 'campaign/item', pages: ['index'] },
    { root: 'order', pages: ['checkout/index', 'result/index', 'list/index', 'detail/index', 'code/index', 'refund/index'] },
    { root: 'pool', pages: ['detail/index'] },
    { root: 'station/choose', pages: ['index'] },
    { root: 'household', pages: ['index'] },
    { root: 'message', pages: ['list/index'] },
    { root: 'me', pages: ['settings/index', 'privacy/index'] },
    { root: 'coupon/list', pages: ['index'] },
    { root: 'points/list', pages: ['index'] },
    { root: 'points/exchange', pages: ['index'] },
    { root: 'streak', pages: ['index'] },
    { root: 'referral/invite', pages: ['index'] },
    { root: 'tier', pages: ['index'] },
    { root: 'badge/mine', pages: ['wall/index', 'story/index'] },
    { root: 'review/list', pages: ['index'] },
    { root: 'review/mine', pages: ['index', 'write/index'] },
    { root: 'referral/welcome', pages: ['index'] },
    { root: 'event/going', pages: ['list/index', 'detail/index', 'ticket/index'] },
    // For people who work for the shop: a resident's phone never fetches these.
    { root: 'campaign/leader', pages: ['tonight/index', 'share/index', 'packing/index', 'arrival/index', 'orders/index', 'bag/index'] },
    { root: 'campaign/operator', pages: ['list/index', 'edit/index', 'check/index', 'detail/index'] },
    { root: 'coupon/operator', pages: ['list/index', 'edit/index', 'detail/index'] },
    { root: 'pickup', pages: ['desk/index'] },
    { root: 'points/redeem', pages: ['index'] },
    { root: 'points/operator', pages: ['index'] },
    { root: 'refund', pages: ['decide/index'] },
    { root: 'goods', pages: ['list/index'] },
    { root: 'station/edit', pages: ['index'] },
    { root: 'ops', pages: ['watch/index', 'orders/index', 'order/index', 'trail/index', 'people/index'] },
    { root: 'policy', pages: ['list/index', 'detail/index', 'flow/index'] },
    { root: 'event/staff', pages: ['list/index', 'desk/index', 'result/index'] },
    { root: 'event/operator', pages: ['list/index', 'edit/index', 'detail/index'] },
    { root: 'review/operator', pages: ['index'] },
    { root: 'badge/operator', pages: ['index'] },
    { root: 'referral/operator', pages: ['review/index', 'sources/index', 'tree/index'] },
    ...gallery,
  ],
  ...still,
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '邻拼',
    navigationBarBackgroundColor: bar('ground'),
    navigationBarTextStyle: bar('front'),
    backgroundColor: bar('ground'),
    backgroundTextStyle: bar('scroll'),
  },
  tabBar: {
    color: bar('letters'),
    selectedColor: bar('chosen'),
    backgroundColor: bar('bar'),
    borderStyle: bar('border') as 'black' | 'white',
    list: [
      { pagePath: 'pages/today/index', text: '今日', iconPath: 'assets/tabs/today.png', selectedIconPath: 'assets/tabs/today-on.png' },
      { pagePath: 'pages/find/index', text: '分类', iconPath: 'assets/tabs/find.png', selectedIconPath: 'assets/tabs/find-on.png' },
      { pagePath: 'pages/basket/index', text: '篮子', iconPath: 'assets/tabs/basket.png', selectedIconPath: 'assets/tabs/basket-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tabs/me.png', selectedIconPath: 'assets/tabs/me-on.png' },
    ],
  },
  // Without both WeChat lets no page ask where the phone is.
  permission: { 'scope.userLocation': { desc: '只在您点的时候用一次，找最近的取货站点' } },
  requiredPrivateInfos: ['getLocation'],
  // WeChat asks before it gives anything personal; the app's own sheet answers.
  __usePrivacyCheck__: true,
  lazyCodeLoading: 'requiredComponents',
})
