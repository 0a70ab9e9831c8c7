import { MOST_NAMED } from './measures'

/** Texts of the vocabulary itself; what a screen says stands in the words of its own folder. */
export const words = {
  illustration: '示意图',
  emptySeat: '空位',
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
}
