import type { ReportWhy } from '@domain/review/contract'

export const words = {
  signIn: '登录后可以看邻居怎么说。',
  none: '还没有邻居评价过。',
  all: '全部照登，按时间排，没有挑选。',
  stars: (stars: number) => `${stars} 颗星`,
  each: (count: number) => `${count} 条`,
  more: '再看早一些的',
  report: '举报',
  reportOf: (name: string) => `举报${name}的评价`,
  neighbour: '邻居',
  reportTitle: '这条评价有什么问题',
  reportTells: '运营的人会看。只是说不好，不会因此被删。',
  whys: { untrue: '说的不是事实', rude: '骂人', private: '写了别人的隐私', advert: '广告', other: '其他' } satisfies Record<ReportWhy, string>,
  note: '再说明一下（可不填）',
  send: '提交',
  pick: '请选一项',
  sent: '收到了，运营会看。',
}
export const whys: readonly ReportWhy[] = ['untrue', 'rude', 'private', 'advert', 'other']
