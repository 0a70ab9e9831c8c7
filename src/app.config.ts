export default defineAppConfig({
  pages: ['pages/today/index', 'pages/basket/index', 'pages/me/index'],
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
      { pagePath: 'pages/today/index', text: '今日' },
      { pagePath: 'pages/basket/index', text: '篮子' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
})
