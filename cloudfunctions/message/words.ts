import type { MessageKind } from '@domain/message/contract'
import { yuan } from '@domain/money'

/** What a subscribe message says: what happened and what to do, each at most 20 characters. */
export interface Lines {
  what: string
  todo: string
}

type Facts = Readonly<Record<string, string | number>>

const WHAT: Readonly<Record<MessageKind, string>> = {
  pool_filled: '拼团成功',
  pool_expired_refund: '拼团没有成团',
  pool_expired_keep: '没有成团，按原价保留',
  refunded: '退款已提交',
  refund_sent: '退款已到账',
  ask_accepted: '退款申请已同意',
  ask_declined: '退款申请未通过',
  short: '有商品到货不足',
  arrived: '货到了，可以来取',
  reminder: '您还有货没取',
  not_fetched: '过期未取，已处理',
  cancelled: '团购已取消',
  late_payment: '付款到得晚了',
  coupon_given: '收到一张优惠券',
  coupon_ends: '优惠券快到期了',
  points_end: '积分快到期了',
  tasting_invited: '请您加入试吃团',
  coupon_taken_back: '一张优惠券被收回',
  sign_in_waits: '今天还没签到',
  review_hidden: '一条评价不再显示',
  event_offered: '候补到活动名额了',
  event_lapsed: '保留的名额已过时',
  event_reminder: '明天有您报名的活动',
  event_cancelled: '活动取消了',
  event_changed: '活动的时间或地点改了',
  event_named: '家人给您报了活动',
  event_unnamed: '活动上不再有您',
}

const WHAT_TO_DO: Readonly<Record<MessageKind, string>> = {
  pool_filled: '都按拼团价，到货再通知您',
  pool_expired_refund: '已付的钱原路退回',
  pool_expired_keep: '订单照常，到货再通知您',
  refunded: '钱原路退回，请留意',
  refund_sent: '请在微信支付里查看',
  ask_accepted: '钱原路退回，请留意',
  ask_declined: '点开看团长的说明',
  short: '缺的部分原路退款',
  arrived: '请带上取货码',
  reminder: '请尽快来取，过时不留',
  not_fetched: '点开看详情',
  cancelled: '已付的钱原路退回',
  late_payment: '点开看怎么处理的',
  coupon_given: '点开看怎么用',
  coupon_ends: '点开看怎么用',
  points_end: '下单时可以用',
  tasting_invited: '点开看看，去不去随您',
  coupon_taken_back: '点开看原因',
  sign_in_waits: '零点前签到都算今天',
  review_hidden: '点开看原因',
  event_offered: '请尽快点开确认',
  event_lapsed: '名额给了下一位',
  event_reminder: '点开看时间和地点',
  event_cancelled: '点开看原因',
  event_changed: '点开看，来不了请取消',
  event_named: '点开看时间和地点',
  event_unnamed: '点开看活动',
}

/** Where money goes back its sum is said. */
export function linesOf(kind: MessageKind, { backFen, amountFen, outcome }: Facts): Lines {
  const fen = kind === 'ask_declined' || outcome === 'plain' ? 0 : (backFen ?? amountFen)
  return { what: WHAT[kind], todo: typeof fen === 'number' && fen > 0 ? `退回${yuan(fen)}，原路到账` : WHAT_TO_DO[kind] }
}
