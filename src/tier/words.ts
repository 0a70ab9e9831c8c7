import type { BenefitId, Level, Tier } from '@domain/tier/contract'
import { shopDay, type Instant } from '@domain/time'

const tiers: Record<Tier, string> = { none: '还没有等级', bronze: '铜牌', silver: '银牌', gold: '金牌' }

const benefits: Record<BenefitId, { name: string; what: string }> = {
  points_times: { name: '买菜积分加倍', what: '铜牌 1 倍，银牌 1.2 倍，金牌 1.5 倍' },
  members_day: { name: '周五会员日券', what: '每周五自动到账，满 30 元减 3 元，当天有效' },
  priority_lane: { name: '取货优先', what: '交货台会看到您优先，先给您拿' },
  own_line: { name: '专属客服', what: '客服知道您是金牌会员，先回您' },
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
  what: (benefit: BenefitId) => benefits[benefit].what,
  has: '现在就有',
  from: (tier: Level) => `${tiers[tier]}起`,
  here: '您在这里',
  line: '找专属客服',
  lineOnlyWechat: '请在微信里的「邻拼」小程序打开这一页找客服。',
  toBadges: '看看我的徽章',
}
