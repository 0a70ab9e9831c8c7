import type { Output } from '@domain/contract'

type Stop = NonNullable<Output<'pickup.code'>['lines'][number]['stop']>

export const words = {
  title: '给团长看这一页',
  typed: '扫不了就念这个码',
  bag: '您的袋子',
  shared: '这一袋里有家人一起的东西，谁来取都行。',
  arrived: '货到了，可以来取。',
  waiting: '货还没到，到了会告诉您。码不会变，可以先存着。',
  fetched: '这一袋已经取走了。',
  time: '取货时间',
  place: '地点',
  inBag: '袋里有',
  line: (name: string, quantity: number) => `${name} ×\u00a0${quantity}`,
  asking: (when: string) => `这是 ${when} 看到的码，正在核对。`,
  seen: (when: string) => `没有信号。这是 ${when} 看到的码，码不会变，照样能取。`,
  stale: (when: string) => `没有信号，上次看到是 ${when}，这个码现在不一定还能用。连上网再看。`,
  handed: '已取',
  stop: { pool_open: '拼单没结束', refund_asked: '退款处理中', refunded: '已退款', not_fetched: '过期没取' } satisfies Record<Stop, string>,
  notPaid: '付款以后才有取货码。',
  gone: '没有找到这一单。',
  order: '看订单',
  orders: '看我的订单',
  qr: '取货二维码',
}
