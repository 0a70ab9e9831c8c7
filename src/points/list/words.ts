import type { PointsEntryView } from '@domain/points/contract'

type How = PointsEntryView['how']

const kinds: Record<PointsEntryView['kind'], string> = {
  bought: '买东西',
  green: '没用包装',
  signed: '签到',
  streak: '连续签到',
  reviewed: '写评价',
  attended: '参加活动',
  used: '抵订单',
  exchanged: '兑换',
  other: '',
}
const hows: Record<How, (what: string) => string> = {
  earned: (what) => what || '得到',
  held: (what) => `${what || '用掉'}，还没付款`,
  spent: (what) => what || '用掉',
  back: (what) => `${what}退回`,
  reversed: (what) => `退货，收回「${what}」的积分`,
  expired: () => '到期',
}

/** A review's points go with the review; nothing was sent back. */
const reviewGone = `收回「${kinds.reviewed}」的积分`

const grouped = (points: number): string => String(points).replace(/\B(?=(\d{3})+$)/g, ',')

export const words = {
  signIn: '登录后可以看到自己的积分。',
  free: '可以用的积分',
  exchange: '用积分换服务、抵物业费',
  worth: (amount: string) => `下单时能抵 ${amount}`,
  rule: '取走的货每 1 元得 1 积分，等售后时间过了就能用。100 积分抵 1 元，一单最多抵商品钱的两成。积分从得到那天起管 12 个月，先到期的先用。',
  frozen: '售后期过后能用',
  held: '在没付款的订单里',
  below: (points: string) => `收回的积分里，有 ${points} 已经用掉了。补回来以前，不能再用积分。`,
  next: (points: string) => `最早到期的 ${points}`,
  entries: '积分明细',
  none: '还没有积分。取走的货每 1 元得 1 积分。',
  today: '看今晚',
  freeAt: (when: string) => `${when} 起能用`,
  more: '再看一些',
  what: ({ kind, how }: Pick<PointsEntryView, 'kind' | 'how'>) => (how === 'reversed' && kind === 'reviewed' ? reviewGone : hows[how](kinds[kind])),
  number: (points: number) => (points < 0 ? `−${grouped(-points)}` : grouped(points)),
  change: (points: number) => (points > 0 ? `+${grouped(points)}` : `−${grouped(-points)}`),
} as const
