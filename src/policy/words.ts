import type { Benefit } from '@domain/coupon/contract'
import { yuan } from '@domain/money'
import { SILENT_DAYS } from '@domain/policy/lifecycle'
import type { Lifecycle, PolicyId, PolicyView } from '@domain/policy/contract'
import { words as coupon } from '../ui/coupon/words'

const names: Record<PolicyId, string> = {
  new_resident: '欢迎新邻居',
  second_order: '请首单的人再来一单',
  wake_up: '唤回好久没来的人',
  cross_category: '只买肉的人试试水果',
  thursday_pool: '周四家庭拼单日',
  members_day: '周五会员日',
  partner_store: '合作小店扫码',
  event_attended: '来过活动的人',
}
const whos: Record<PolicyId, string> = {
  new_resident: '刚选好站点、还没下过单的人',
  second_order: '刚付完第一单的人',
  wake_up: `买过、但 ${SILENT_DAYS} 天没再买的人`,
  cross_category: '最近几单都只买了肉的人',
  thursday_pool: '小区里选了站点的每个人',
  members_day: '铜牌及以上的会员',
  partner_store: '在合作小店扫码、还没下过单的人',
  event_attended: '到过小区活动的人',
}
const events: Readonly<Record<string, string>> = {
  signed_up: '有人第一次选好站点时',
  order_paid: '有人付完一单时',
  order_fetched: '有人取走一单时',
  store_scanned: '有人在小店扫码时',
  event_attended: '有人在活动签到时',
}
const weekdays = ['每周日', '每周一', '每周二', '每周三', '每周四', '每周五', '每周六']
const windows: Record<PolicyView['window'], string> = { ever: '每人只有一次', week: '每人每周一次', month: '每人每月一次' }
const states: Record<Lifecycle, string> = { none: '还没买过', new_paying: '这周第一次买', active: '常买', silent: `${SILENT_DAYS} 天没买` }

const shortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
/** `2026-11` is a month, `2026-11-16` the week that begins then. */
const turn = (window: string): string => {
  if (window === 'ever') return '从头到现在'
  return window.length === 7 ? `${Number(window.slice(0, 4))}年${Number(window.slice(5))}月` : `${shortDay(window)}起的一周`
}
const trigger = (what: PolicyView['trigger']): string => {
  if (what.on === 'event') return events[what.event] ?? what.event
  return `${what.weekday === null ? '每天' : (weekdays[what.weekday] ?? '')} ${what.at}`
}
/** Figures of the interval, with a sign where it costs more than it brings. */
const perYuan = (value: number): string => yuan(Math.round(value * 100))

export const words = {
  name: (policyId: PolicyId) => names[policyId],
  who: (policyId: PolicyId) => whos[policyId],
  trigger,
  window: (window: PolicyView['window']) => windows[window],
  turn,
  states,
  columns: { policy: '规则', trigger: '什么时候发', coupons: '发什么', often: '多久一次', state: '现在', budget: '每月最多', last: '上一次' },
  coupon: (name: string, benefit: Benefit) => `${name} ${coupon.benefit(benefit)}`,
  holdOut: (percent: number) => (percent === 0 ? '不留对照' : `留 ${percent}% 的人作对照`),
  on: '开着',
  off: '没开',
  lacksItems: '还没选商品',
  byItself: '来一个发一个',
  never: '还没发过',
  underWay: '正在发',
  since: (when: string) => `${when} 开始`,
  lastDone: (when: string, given: number) => `${when}，发给 ${given} 人`,
  listTells: '规则打开后，到时候自己发券。每人按规则只发一次，不会重复。',
  expiry: '券快到期的提醒不是一条规则：每个人的券到期前 24 小时会收到一条消息，不用打开，也不另外发券。',
  toFlow: '住户每周的变化',
  toFlowTells: '每周有多少人第一次买、常买、好久没买，从哪里变到哪里。',

  gone: '没有这条规则。',
  allPolicies: '看所有规则',
  facts: { trigger: '什么时候发', who: '发给谁', often: '多久一次', holdOut: '对照', budget: '每月最多', enough: '够发给', last: '上一次' },
  enough: (people: number) => `${people} 人（每张都用满时）`,
  turnOn: '打开这条规则',
  turnOff: '停掉这条规则',
  askOn: (name: string) => `打开「${name}」？`,
  askOnText: (what: string, budget: string) => `从现在起，${what}会自己发券。一个月最多花 ${budget}。`,
  askOff: (name: string) => `停掉「${name}」？`,
  askOffText: '从现在起不再发新的券。已经发出去的券照样能用。',
  yes: '确定',
  no: '先不',
  turnedOn: '打开了。',
  turnedOff: '停掉了。',
  chooseFirst: (count: number) => `先选好 ${count} 样商品，才能打开。`,
  changeBudget: '改每月预算',
  budgetField: '每月最多花多少（元）',
  budgetTells: '按券全部用满来算。这个月用完了就不再发，下个月接着发。',
  wrongBudget: '请填金额，如 3000',
  save: '保存',
  saved: '已保存。',

  gives: '收到的人看到的券',
  validDays: (days: number) => `收到后 ${days} 天内可用`,
  items: '券限用的商品',
  itemsTells: (count: number) => `选 ${count} 样大家都喜欢的，券只能用来买它们。换了商品，只影响之后发的券。`,
  itemsNone: '还没有选。',
  itemGone: '已经下架的商品',
  chooseItems: '选商品',
  changeItems: '换商品',
  findItems: '找商品',
  noGoods: '货架上还没有商品，先去添加。',
  noneFound: '没有找到，换个词试试。',
  toGoods: '去商品库',
  chosen: (count: number, needed: number) => `已选 ${count} 样，要选 ${needed} 样`,
  takeItems: (count: number, needed: number) => (count === needed ? '就用这些' : count < needed ? `还要选 ${needed - count} 样` : `多了 ${count - needed} 样`),
  moreGoods: '看更多商品',

  run: '现在发一次',
  runTells: '不等到点，现在就发给这一轮里还没发过的人。已经发过的人不会再收到。',
  runByItself: (when: string) => `${when}，自己就发了，不用手动。`,
  preview: '先看看涉及多少人',
  concerned: (window: string, people: number) => `${window}：还有 ${people} 人没发过`,
  concernedNone: (window: string) => `${window}：没有要发的人。`,
  concernedHeld: (percent: number) => (percent === 0 ? '这些人都会收到。' : `其中大约 ${percent}% 的人不发，作对照。`),
  runNow: '现在就发',
  runStarted: '开始发了，人多时要等一会儿。',
  runGoesOn: '这一轮正在发，不用再点。',
  runOff: '打开规则以后才能发。',
  lastRun: (window: string, when: string) => `${window}，${when} 开始`,
  given: '发了',
  heldOut: '对照',
  skipped: '没发成',
  skippedTells: '没发成的，多半是这个月的预算不够了。',

  report: '有没有用',
  from: '从',
  until: '到',
  usual: '最近 90 天',
  today: '今天',
  daysWrong: '开始的日子要在结束之前。',
  reportOf: (from: string, until: string) => `${shortDay(from)}到${shortDay(until)}发的`,
  brings: (value: number, low: number, high: number) => `每 1 元券，多带来 ${perYuan(value)} 的买卖；真实的数多半在 ${perYuan(low)} 到 ${perYuan(high)} 之间。`,
  unclear: (value: number, low: number, high: number) => `每 1 元券算下来多带来 ${perYuan(value)}，但真实的数可能在 ${perYuan(low)} 到 ${perYuan(high)} 之间，说不准是不是券的功劳。`,
  costsMore: (value: number, low: number, high: number) => `没有多带来买卖：每 1 元券算下来是 ${perYuan(value)}，真实的数多半在 ${perYuan(low)} 到 ${perYuan(high)} 之间。`,
  notEnough: (people: number) => `人还不够，下不了结论：人少的那组还差 ${people} 人。`,
  noHoldOut: '这条规则给所有人都发，没有不发的人可比，看不出多带来了多少。',
  unused: '券还没有人用掉，没有花钱，也就没有可比的。',
  interval: (low: number, high: number) => `每 1 元券多带来的买卖，${perYuan(low)} 到 ${perYuan(high)}`,
  signs: { guess: '算下来', bar: '真实的数多半在这里', even: '¥1，刚好回本', none: '¥0，没有多带来' },
  noneGiven: '这段时间里没有发过。',
  average: '平均每人后来买了多少',
  averageText: (amount: string) => `平均 ${amount}`,
  groups: { given: '发了券的', heldOut: '没发的（对照）' },
  heads: { given: '发了', heldOut: '对照' },
  figures: { people: '人数', buyers: '后来买过的', orders: '单数', gmv: '买的货款', average: '平均每人', cost: '券花了我们' },
  people: (count: number) => `${count} 人`,
  buyers: (count: number, people: number) => (people === 0 ? `${count} 人` : `${count} 人（${Math.round((count / people) * 100)}%）`),
  orders: (count: number) => `${count} 单`,
  noFigure: '无',
  reportTells: (days: number, compares: boolean) => `只算收到后 ${days} 天里的单，退掉的不算。${compares ? '没发的人是随机留的，跟发了的人一样，只差这张券。' : ''}`,

  flow: '住户每周的变化',
  weeks: (weeks: number) => `最近 ${weeks} 周`,
  week: (day: string) => `${shortDay(day)}起`,
  thisWeek: '本周（还没过完）',
  flowNone: '还没有住户。',
  flowFinding: (first: number, back: number, lost: number) => {
    if (first + back + lost === 0) return '这周没有人第一次买，也没有人回来或离开。'
    return `${[first > 0 ? `${first} 人第一次买` : '', back > 0 ? `${back} 人好久没买又回来了` : '', lost > 0 ? `${lost} 人满 ${SILENT_DAYS} 天没买` : ''].filter((part) => part !== '').join('，')}。`
  },
  trend: (now: number, then: number, weeks: number) => (weeks === 0 ? `常买的有 ${now} 人。` : `常买的有 ${now} 人，${weeks} 周前是 ${then} 人。`),
  barText: (fresh: number, active: number, silent: number) => `新 ${fresh} · 常 ${active} · 久没来 ${silent}`,
  legend: { new_paying: '这周第一次买', active: '常买', silent: `${SILENT_DAYS} 天没买` },
  chooseWeek: '看哪一周',
  moves: (day: string) => `${shortDay(day)}起的一周，人从哪里变到哪里`,
  moveName: (from: Lifecycle, to: Lifecycle) => (from === to ? `一直是「${states[to]}」` : `从「${states[from]}」到「${states[to]}」`),
  noMoves: '这一周没有变化。',
  flowTable: '每周的数',
  flowColumns: { week: '周', fresh: '第一次买', active: '常买', silent: `${SILENT_DAYS} 天没买`, none: '还没买过', back: '又回来', lost: '变成久没买' },
  weeksPicked: { short: '8 周', long: '26 周' },
  flowTells: `“常买”是 ${SILENT_DAYS} 天内买过，“${SILENT_DAYS} 天没买”是以前买过。退掉的单不算。一个人一周只算一种。`,
}
