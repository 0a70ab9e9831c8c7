import type { Standing } from '@domain/order/standing'

/** How an order stands, as a word. */
export const stateWords: Record<Standing, string> = {
  unpaid: '待付款',
  pooling: '拼单中',
  waiting: '等到货',
  arrived: '可以取货',
  fetched: '已取货',
  cancelled: '已取消',
  refunded: '已退款',
}

export const toneOf = (standing: Standing): 'plain' | 'good' | 'warn' => {
  if (standing === 'unpaid') return 'warn'
  return standing === 'arrived' || standing === 'pooling' ? 'good' : 'plain'
}

export const words = {
  goods: (lines: readonly { readonly name: string; readonly quantity: number }[]) => lines.map(({ name, quantity }) => `${name}×${quantity}`).join('，'),
  times: (quantity: number) => `×\u00a0${quantity}`,
  signIn: '登录后可以看到您的订单和取货码。',
  backWhen: '原路退回：零钱一般当天到账，银行卡一般 1–3 个工作日。',
  asked: '退款处理中',
}
