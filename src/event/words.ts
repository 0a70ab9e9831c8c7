import type { Audience, EventState } from '@domain/event/contract'

/** What residents, staff and operators all read about an event. */
export const words = {
  states: { draft: '草稿', open: '报名中', full: '已报满', running: '进行中', done: '已结束', cancelled: '已取消' } satisfies Record<EventState, string>,
  audience: (audience: Audience, community: string) => {
    if (audience.kind === 'all') return '谁都可以来'
    if (audience.kind === 'community') return `${community}的邻居`
    return `${community}的邻居，${{ bronze: '铜', silver: '银', gold: '金' }[audience.tier]}级及以上`
  },
  day: (day: string, weekday: number) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 周${'一二三四五六日'.charAt(weekday)}`,
  /** Its joiners keep both hours together. */
  span: (day: string, from: string, until: string) => `${day} ${from}\u2060–\u2060${until}`,
  /** The same over several days. */
  spanDays: (day: string, from: string, lastDay: string, until: string) => `${day} ${from} – ${lastDay} ${until}`,
  people: (people: number) => `${people} 人`,
  left: (left: number) => (left > 0 ? `还有 ${left} 个名额` : '名额满了'),
  neighbour: '邻居',
  join: '、',
  stop: '；',
  picture: (title: string) => `${title}的示意图`,
}
