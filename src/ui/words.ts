import type { Category } from '@domain/goods/contract'
import { MOST_NAMED } from './measures'

/** Texts of the vocabulary itself; what a screen says stands in the words of its own folder. */
export const words = {
  categories: { vegetable: '蔬菜', fruit: '水果', meat: '肉', seafood: '水产', 'egg-dairy': '蛋奶', staple: '米面粮油', snack: '零食', household: '日用' } satisfies Record<Category, string>,
  illustration: '示意图',
  member: (nickname: string | null) => nickname ?? '邻居',
  seats: (paid: number, most: number) => `已付款 ${paid} 人，共 ${most} 席`,
  more: (people: number) => (people > MOST_NAMED ? `+${people - MOST_NAMED}` : ''),
  less: '减少',
  add: '增加',
  count: (label: string, value: number) => `${label}，${value} 件`,
  close: '关闭',
  again: '再试一次',
  loading: '正在加载',
  code: '取货码',
  price: (yuan: string) => `价格 ${yuan}`,
  /** `今晚 23:00`, `明天 08:00`, `11月24日 23:00`. */
  when: (day: 'today' | 'tonight' | 'tomorrow' | string, time: string) => {
    if (day === 'today') return `今天 ${time}`
    if (day === 'tonight') return `今晚 ${time}`
    if (day === 'tomorrow') return `明天 ${time}`
    const [, month = '', date = ''] = day.split('-')
    return `${Number(month)}月${Number(date)}日 ${time}`
  },
  left: (minutes: number, seconds: number) => `还剩 ${minutes}:${String(seconds).padStart(2, '0')}`,
  mine: '我在里面',
  join: '去参团',
  look: '看看',
  poolEnds: (when: string) => `${when} 结束`,
  poolOver: '已到时间，正在结算',
  poolMore: (people: number, amount: string) => `再来 ${people} 人，您省 ${amount}`,
  poolMoreAtLeast: (people: number, amount: string) => `再来 ${people} 人，每人至少省 ${amount}`,
  poolReached: (percent: number) => `已经拼成，都便宜 ${percent}%，还可以再来人`,
  poolFull: '人齐了，正在结算',
  poolSettled: (percent: number) => `拼成了，每个人都便宜 ${percent}%`,
  poolExpired: '到时间人没齐，没有拼成',
  alone: '单买',
  together: (people: number) => `${people} 人拼`,
  timeline: '进展',
  /** What a screen reader says of a step: `付款，已完成，今天 14:05`. */
  step: (title: string, state: 'done' | 'now' | 'next' | 'failed', more: readonly string[]) =>
    [title, { done: '已完成', now: '正在进行', next: '还没到', failed: '没有成功' }[state], ...more].filter(Boolean).join('，'),
  /** Their spaces that don't break keep a number with its word. */
  sold: (sold: number) => `已订\u00a0${sold}`,
  still: (left: number) => `还有\u00a0${left}`,
  soldOut: '已订完',
  addOne: (name: string) => `加一份${name && ` ${name}`}`,
  bundle: (picked: readonly { readonly name: string; readonly quantity: number }[]) => picked.map(({ name, quantity }) => (quantity > 1 ? `${name} ${quantity} 份` : name)).join('、'),
  takeAll: (amount: string) => `就要这些 ${amount}`,
  signIn: '登录',
  chooseStation: '选择站点',
  copied: '链接已复制，发给邻居就行',
  agreement: '用之前先说清楚',
  agreementIs: [
    '要记住您的订单和取货码，邻拼需要用微信给的编号认出您。编号不是您的名字，也不是手机号。',
    '名字、头像、手机号、门牌都不要。以后要用到哪一样，会在那时单独问您。',
    '不同意也能看今晚卖什么、邻居在拼什么。',
  ],
  agreementAll: '看个人信息怎么用',
  agree: '同意',
  decline: '先看看',
  inWechat: '在微信里打开',
  scanInWechat: '这里可以先看看。要下单，请用微信扫这个码打开同一页。',
  demo: '试用工具',
  demoIs: '这是试用环境：可以换个人，也可以把时间往后拨，看拼单怎么成、怎么退。不会真的扣款。',
  beWho: '换成谁',
  nobody: '还没登录，点这里选一个人',
  notThen: '没有成功，请再试一次。',
  tenMinutes: '过 10 分钟',
  oneHour: '过 1 小时',
  toCutOff: '到晚上 23:00 截单',
  toPickup: '到傍晚 18:00 取货',
  roles: { resident: '居民', leader: '团长', staff: '工作人员', operator: '运营', admin: '管理员' },
  person: (name: string, role: string, place: string) => [name, role, place].filter(Boolean).join(' · '),
  bar: (name: string, role: string) => [name, role].filter(Boolean).join(' · '),
  today: '今天',
  tomorrow: '明天',
  usableBefore: (when: string) => `${when} 前可用`,
  usableThrough: (day: string) => `可用到${/^\d/.test(day) ? ` ${day}` : day}`,
  date: (day: string) => {
    const [, month = '', date = ''] = day.split('-')
    return `${Number(month)}月${Number(date)}日`
  },
}
