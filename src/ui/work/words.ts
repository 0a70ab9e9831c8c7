/** Texts that the screens of leaders and operators share. */
export const words = {
  signIn: '这里是站点和运营的工作台，请先登录。',
  places: { campaigns: '团期', goods: '商品', asks: '退款', watch: '运行', trail: '记录', people: '人员' },
  more: '再看更早的',
  navigation: '工作台',
}
