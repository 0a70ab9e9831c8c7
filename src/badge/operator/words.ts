import type { KocReason, KocView } from '@domain/badge/contract'

const whats: Record<KocReason['what'], (times: number) => string> = {
  orders: (times) => `取 ${times} 单`,
  pools: (times) => `拼成 ${times} 次`,
  brought: (times) => `带来 ${times} 人`,
  reviews: (times) => `评价 ${times} 条`,
  events: (times) => `活动 ${times} 次`,
}
const states: Record<KocView['state'], string> = { listed: '还没请', invited: '等回答', joined: '已加入', declined: '说不去' }

export const words = {
  tells: '最近 90 天最活跃的住户，最多 200 位，附上原因。关了个性化的人不在里面。请谁由您定，去不去由住户自己定。',
  joined: (count: number) => `试吃团现在有 ${count} 人`,
  finding: (listed: number, asked: number) => `名单上 ${listed} 人，已经请过 ${asked} 人。`,
  none: '最近 90 天还没有人取过货。',
  columns: { who: '谁', reasons: '为什么在这里', score: '活跃', state: '试吃团', act: '' },
  nameless: '没有公开名字',
  place: (place: number) => `第 ${place} 位`,
  reasons: (reasons: readonly KocReason[]) => reasons.map(({ what, times }) => whats[what](times)).join('，'),
  state: (state: KocView['state']) => states[state],
  invite: '请加入',
  inviteAgain: '再请一次',
  inviteLabel: (asks: string, name: string) => `${asks} ${name}`,
  invited: '请了，等住户回答',
}
