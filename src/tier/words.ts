import type { Output } from '@domain/contract'
import type { CouponTerms } from '@domain/coupon/contract'
import type { BenefitId, Level, Tier } from '@domain/tier/contract'
import { shopDay, type Instant } from '@domain/time'
import { words as coupon } from '../ui/coupon/words'

type Seen = Output<'tier.get'>['benefits'][number]

const tiers: Record<Tier, string> = { none: '还没有等级', bronze: '铜牌', silver: '银牌', gold: '金牌' }

const levels: readonly Level[] = ['bronze', 'silver', 'gold']
const timesOf = ({ times }: Seen): string => (times ? levels.filter((level) => times[level] > 1).map((level) => `${tiers[level]} ${times[level]} 倍`).join('，') : '')

const lasts = ({ valid }: CouponTerms): string => (valid.kind === 'days' ? `，到账起 ${valid.days} 天有效` : '')
const couponsOf = ({ coupons = [] }: Seen): string => coupons.map((terms) => `当天自动到账：${coupon.benefit(terms.benefit)}，${coupon.rules(terms)}${lasts(terms)}`).join('；')

const benefits: Record<BenefitId, { name: string; what: (seen: Seen) => string }> = {
  points_times: { name: '买菜积分更多', what: timesOf },
  members_day: { name: '周五会员日券', what: couponsOf },
  priority_lane: { name: '取货优先', what: () => '交货台会看到您优先，先给您拿' },
  own_line: { name: '专属客服', what: () => '客服知道您是金牌会员，先回您' },
}

export const words = {
  signIn: '登录后可以看到您的会员等级。',
  tier: (tier: Tier) => tiers[tier],
  // What ends at midnight is said by its last day.
  until: (until: Instant) => {
    const [, month, day] = shopDay(new Date(Date.parse(until) - 1).toISOString() as Instant).split('-').map(Number)
    return `到 ${month}月${day}日 都算数`
  },
  orders: (orders: number) => `最近 30 天取回并留下 ${orders} 单`,
  next: (tier: Level, missing: number) => `再取回 ${missing} 单就是${tiers[tier]}`,
  top: '已经是最高的一级。',
  how: '怎么算',
  level: (orders: number) => `30 天内取回 ${orders} 单`,
  rule: '只数取回来的单，全退了的不算。到了一级，就保留到下个月底。',
  benefits: '能得到什么',
  name: (benefit: BenefitId) => benefits[benefit].name,
  what: (seen: Seen) => benefits[seen.benefitId].what(seen),
  has: '现在就有',
  notHere: '您的小区现在没有',
  from: (tier: Level) => `${tiers[tier]}起`,
  here: '您在这里',
  line: '找专属客服',
  lineOnlyWechat: '请在微信里的「邻拼」小程序打开这一页找客服。',
  toBadges: '看看我的徽章',
}
