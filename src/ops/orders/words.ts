import type { OrderState } from '@domain/order/contract'

const states: Record<OrderState, string> = { unpaid: '等付款', paid: '已付款', fetched: '已取货', cancelled: '没付款', refunded: '全退了' }

export const words = {
  states,
  all: '全部',
  search: '单号、袋号、手机尾号或名字',
  searchSuch: '如 01M80K、12、8866',
  station: '站点',
  anyStation: '所有站点',
  day: '下单日',
  anyDay: '不限日期',
  state: '状态',
  anyState: '所有状态',
  empty: '还没有订单。',
  notFound: '没有找到。单号输开头六位以上，袋号只找近 30 天的团期，手机尾号输四位。',
  ofRound: '只看这一期的订单',
  allRounds: '看所有团期的',
  number: '单号',
  short: (orderId: string) => orderId.slice(0, 10),
  open: (number: string) => `打开订单 ${number}`,
  placed: '下单',
  who: '谁的',
  nobody: '没有写名字',
  bag: (number: number) => `${number} 号袋`,
  goods: '商品',
  someGoods: (goods: readonly { name: string; quantity: number }[], more: number) =>
    `${goods.map(({ name, quantity }) => `${name} ×${quantity}`).join('、')}${more > 0 ? ` 等 ${goods.length + more} 样` : ''}`,
  where: '站点和团期',
  paid: '付了',
  due: (amount: string) => `要付 ${amount}`,
  back: (amount: string) => `退 ${amount}`,
  asked: '等答复退款',
  stuck: '退款卡住',
}
