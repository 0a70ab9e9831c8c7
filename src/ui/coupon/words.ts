import type { Benefit, CouponTerms, Scope } from '@domain/coupon/contract'
import { yuan } from '@domain/money'
import { words as general } from '../words'

const NAMED_MOST = 3

/** `¥5`, not `¥5.00`: on a coupon whole yuan stand large. */
export const short = (fen: number): string => (fen % 100 === 0 ? `¥${fen / 100}` : yuan(fen))

const benefit = (what: Benefit): string => {
  switch (what.kind) {
    case 'amount':
      return `减 ${short(what.offFen)}`
    case 'percent':
      return `便宜 ${what.percent}%`
    case 'item':
      return '一件免单'
    case 'door':
      return '免送货费'
    case 'price':
      return `${short(what.priceFen)} 买一件`
  }
}
const most = (what: Benefit): string => {
  if (what.kind === 'amount') return ''
  return what.kind === 'price' ? `原价 ${short(what.priceFen + what.capFen)} 以内` : `最多减 ${short(what.capFen)}`
}

/** The goods by name, the first few of many; by their number where the names aren't known. */
const listOf = (ids: readonly string[], things: readonly string[]): string => {
  if (things.length === 0) return `指定的 ${ids.length} 种商品`
  return things.length > NAMED_MOST ? `${things.slice(0, NAMED_MOST).join('、')}等 ${things.length} 种商品` : things.join('、')
}

const scope = (what: Scope, things: readonly string[]): string => {
  switch (what.kind) {
    case 'all':
      return '所有商品可用'
    case 'categories':
      return `限${what.categories.map((one) => general.categories[one]).join('、')}`
    case 'items':
      return `限${listOf(what.ids, things)}`
    case 'not_items':
      return `${listOf(what.ids, things)}除外`
  }
}
const threshold = (fen: number): string => (fen > 0 ? `满 ${short(fen)} 可用` : '不限金额')
const pools = { any: '', only: '只在拼单时用', never: '拼单时不能用' } satisfies Record<CouponTerms['pools'], string>

/** Why somebody has a coupon. One for each reason that the server gives. */
const whys: Readonly<Record<string, string>> = {
  claim: '您自己领的',
  code: '输码领的',
  assign: '小区运营发的',
  reward_first: '您邀请的邻居买过了',
  reward_again: '您邀请的邻居又来买了',
  ladder: '您邀请的三位邻居都买过了',
  new_resident: '欢迎新邻居',
  second_order: '谢谢您的第一单',
  wake_up: '好久不见',
  cross_category: '您最近只买了肉，也看看水果',
  thursday_pool: '周四家庭拼单日',
  members_day: '周五会员日',
  partner_store: '合作小店送的',
  streak: '连续签到的奖励',
  event_attended: '谢谢您来参加活动',
  exchange: '您用积分换的',
}

export const words = {
  benefit,
  rules: (terms: CouponTerms, things: readonly string[] = []): string =>
    [threshold(terms.thresholdFen), scope(terms.scope, things), pools[terms.pools], most(terms.benefit)].filter((part) => part !== '').join(' · '),
  from: (when: string) => `${when} 起可用`,
  why: (why: string, note: string | null): string => [whys[why] ?? '', note ?? ''].filter((part) => part !== '').join('：'),
  pass: '用一次续一次，到期为止',
  /** What a screen reader hears of the card as a whole. */
  spoken: (parts: readonly string[]) => parts.filter((part) => part !== '').join('，'),
} satisfies Record<string, unknown>
