import type { ReportWhy } from '@domain/review/contract'

export const words = {
  empty: '没有被举报的评价。',
  tells: '评价全部照登。只有骂人、隐私、广告和不实的才不再显示，说不好不是理由。每次都要写原因，作者看得到，也留在记录里。',
  reports: '谁举报不告诉您，只看说得对不对：',
  report: (why: string, note: string) => (note === '' ? why : `${why}：${note}`),
  whys: { untrue: '说的不是事实', rude: '骂人', private: '写了别人的隐私', advert: '广告', other: '其他' } satisfies Record<ReportWhy, string>,
  keep: '留着',
  keepOf: (goods: string) => `留着对${goods}的评价`,
  kept: '留着了。',
  hide: '不再显示',
  hideOf: (goods: string) => `不再显示对${goods}的评价`,
  hideTitle: '为什么不再显示',
  hideTells: '作者会收到这句话。图文都不再显示，星数不再计入，带照片得的积分收回。不能再放出来。',
  reason: '原因',
  reasonSuch: '如：写了邻居的电话',
  send: '不再显示，告诉作者',
  hidden: '已不再显示，作者会收到原因。',
}
