import type { OrderState } from '@domain/order/contract'

const states: Record<OrderState, string> = { unpaid: '待付款', paid: '已付款', fetched: '已取走', cancelled: '已取消', refunded: '已退款' }

export const words = {
  states,
  bag: (number: number) => (number > 0 ? `${number} 号袋` : '未编号'),
  about: (name: string, place: string) => [name, place].filter(Boolean).join(' · '),
  toDoor: (place: string) => `送到 ${place}`,
  toStation: '到站自取',
  inside: '袋里有',
  units: (unit: string, quantity: number) => `${unit} ×${quantity}`,
  handed: '已取走',
  waits: '没取',
  order: (place: number, orders: number) => (orders > 1 ? `第 ${place} 单` : '这一单'),
  paid: '付了',
  back: '退了',
  trace: '钱和经过',
  desk: '去交货台',
  deskTells: '交货要对方出示取货码：扫码或输码。',
  allDone: '这一袋都取走了。',
  rules: {
    refund: (when: string) => `${when} 还没取的，自动退款。`,
    leader_disposes: (when: string) => `${when} 还没取的，由您处理，不退款。`,
  },
  ruleWhen: (until: string) => `取货日的第二天 ${until}`,
  gone: '没有找到这一袋，可能已经并到家人的袋子里，或退款了。',
  toOrders: '看全部袋子',
}
