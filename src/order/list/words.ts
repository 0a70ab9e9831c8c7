export const words = {
  none: '还没有订单。去看看今晚有什么。',
  look: '看今晚',
  more: '再看一些',
  paid: '付了',
  toPay: '要付',
  code: '取货码',
  pay: '去付款',
  pickup: (when: string) => `${when} 取货`,
}
