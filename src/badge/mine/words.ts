import type { BadgeId } from '@domain/badge/contract'
import { yuan } from '@domain/money'
import { shopDay, type Instant } from '@domain/time'

/** What each badge is called, what it is for, and what one more of it is. */
const badges: Record<BadgeId, { name: string; what: string; more: (left: number) => string }> = {
  first_order: { name: '第一单', what: '取回第一单', more: () => '取回一单就有' },
  ten_orders: { name: '十单', what: '取回十单', more: (left) => `再取回 ${left} 单` },
  fifty_orders: { name: '五十单', what: '取回五十单', more: (left) => `再取回 ${left} 单` },
  first_pool: { name: '头一回拼成', what: '第一次拼单成了', more: () => '拼成一次就有' },
  ten_pools: { name: '拼成十次', what: '一起拼成了十次', more: (left) => `再拼成 ${left} 次` },
  pool_opener: { name: '开团的人', what: '自己开的团成了三个', more: (left) => `再开成 ${left} 个` },
  thursday_pools: { name: '周四见', what: '在周四拼成四次', more: (left) => `周四再拼成 ${left} 次` },
  ten_neighbours: { name: '十位邻居', what: '和十位不同的邻居拼成过', more: (left) => `再和 ${left} 位新邻居拼成` },
  four_seasons: { name: '四季', what: '春夏秋冬都来取过', more: (left) => `还差 ${left} 个季节` },
  twelve_months: { name: '十二个月', what: '有十二个月来取过', more: (left) => `还差 ${left} 个月` },
  early_bird: { name: '早起的鸟', what: '早上八点前下单三次，都取了', more: (left) => `早八点前再下 ${left} 单` },
  all_kinds: { name: '样样尝', what: '取过六类商品', more: (left) => `再尝 ${left} 类` },
  brought_one: { name: '带来一位邻居', what: '请来的邻居买了东西', more: () => '请来一位买了就有' },
  brought_three: { name: '带来三位邻居', what: '请来的三位邻居都买了东西', more: (left) => `再请来 ${left} 位` },
  week_streak: { name: '连签七天', what: '连着签到七天', more: (left) => `再连签 ${left} 天` },
  month_streak: { name: '连签三十天', what: '连着签到三十天', more: (left) => `再连签 ${left} 天` },
  event_goer: { name: '到场', what: '来过一次小区活动', more: () => '来一次活动就有' },
  event_regular: { name: '活动常客', what: '来过五次小区活动', more: (left) => `再来 ${left} 次` },
  green_hand: { name: '绿手指', what: '五单没要包装', more: (left) => `再有 ${left} 单不要包装` },
  reviewer: { name: '说句实话', what: '写了五条评价', more: (left) => `再写 ${left} 条` },
  tasting_team: { name: '试吃团', what: '加入了试吃团', more: () => '由运营邀请' },
}

const day = (at: Instant): string => {
  const [year, month, date] = shopDay(at).split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const words = {
  signIn: '登录后可以看到您的徽章和这些日子做过的事。',
  name: (badgeId: BadgeId) => badges[badgeId].name,
  what: (badgeId: BadgeId) => badges[badgeId].what,
  more: (badgeId: BadgeId, left: number) => badges[badgeId].more(left),
  progress: (have: number, need: number) => `${have} / ${need}`,
  day,
  earned: '得到的',
  count: (earned: number, all: number) => `${earned} 枚，一共 ${all} 枚`,
  near: '还没得到的',
  none: '还没有徽章。取回第一单就有一枚。',
  all: '全都有了。',
  tells: '徽章只记您做过的事，不能买，也不算钱。',
  toStory: '看看我的这些日子',
  toToday: '去看今天的团',

  invited: (community: string) => `「${community}」请您加入试吃团`,
  invitedTells: '新商品上架前，先请试吃团尝一尝、说说好坏。不收费，随时可以不来。',
  join: '加入',
  decline: '不了',
  joined: '您已加入试吃团',
  declined: '好的，没有加入',

  story: '我的这些日子',
  allYears: '到现在',
  year: (year: number) => `${year}年`,
  nothingYet: '取回第一单后，这里会记下您的日子。',
  nothingThen: '这一年没有取过货。',
  first: (at: Instant) => `${day(at)}，下了第一单`,
  firstOfYear: (at: Instant) => `这一年的第一单在${day(at)}`,
  figures: { orders: '取回的单', pools: '拼成的团', neighbours: '一起拼过的邻居', streak: '最长连着签到', badges: '得到的徽章', saved: '一共省下' },
  orders: (count: number) => `${count} 单`,
  pools: (count: number) => `${count} 次`,
  neighbours: (count: number) => `${count} 位`,
  streak: (days: number) => `${days} 天`,
  badges: (count: number) => `${count} 枚`,
  saved: (fen: number) => yuan(fen),
  savedTells: '按单买的价钱算，减去最后付的钱。退掉的不算。',
  poster: '存成一张图',
  posterTells: '图上只有您自己的数，没有任何邻居的名字和头像。',
  posterFile: '邻拼的这些日子.png',
  posterAlt: (title: string) => `一张图：${title}`,
  posterFailed: '图没有画成。',
  again: '再试一次',
  making: '正在画图',
  keep: '存到手机',
  kept: '存好了',
  notKept: '没有存成，请允许存到相册。',
  hold: '长按图片可以保存。',
  shop: '邻拼',
}
