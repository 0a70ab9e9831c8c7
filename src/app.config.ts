export default defineAppConfig({
  pages: ['pages/today/index', 'pages/basket/index', 'pages/me/index'],
  subPackages: [
    { root: 'campaign/item', pages: ['index'] },
    { root: 'order', pages: ['checkout/index', 'result/index', 'list/index', 'detail/index', 'code/index', 'refund/index'] },
    { root: 'pool', pages: ['detail/index'] },
    { root: 'station', pages: ['choose/index'] },
    { root: 'household', pages: ['index'] },
    { root: 'message', pages: ['list/index'] },
    { root: 'me', pages: ['settings/index', 'privacy/index'] },
    // For people who work for the shop: a resident's phone never fetches these.
    { root: 'campaign/leader', pages: ['tonight/index', 'packing/index', 'arrival/index'] },
    { root: 'campaign/operator', pages: ['list/index', 'edit/index', 'detail/index'] },
    { root: 'pickup', pages: ['desk/index'] },
    { root: 'refund', pages: ['decide/index'] },
    { root: 'goods', pages: ['list/index'] },
    { root: 'ops', pages: ['watch/index', 'trail/index', 'people/index'] },
  ],
  window: {
    navigationBarTitleText: '邻拼',
    navigationBarBackgroundColor: '#fffdf8',
    navigationBarTextStyle: 'black',
    backgroundColor: '#fffdf8',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#4d5750',
    selectedColor: '#0a7d33',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      { pagePath: 'pages/today/index', text: '今日', iconPath: 'assets/tabs/today.png', selectedIconPath: 'assets/tabs/today-on.png' },
      { pagePath: 'pages/basket/index', text: '篮子', iconPath: 'assets/tabs/basket.png', selectedIconPath: 'assets/tabs/basket-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/tabs/me.png', selectedIconPath: 'assets/tabs/me-on.png' },
    ],
  },
  // Without both WeChat lets no page ask where the phone is.
  permission: { 'scope.userLocation': { desc: '只在您点的时候用一次，找最近的取货站点' } },
  requiredPrivateInfos: ['getLocation'],
  lazyCodeLoading: 'requiredComponents',
})
