import type { Output } from '@domain/contract'

type Stop = NonNullable<Output<'pickup.preview'>['lines'][number]['stop']>

const stops: Record<Stop, string> = {
  pool_open: '拼单还没结束，先不能交',
  refund_asked: '正在申请退款，先不能交',
  refunded: '已退款，不用交',
  not_fetched: '过期没取，已按规则处理',
}

export const words = {
  code: '取货码',
  placeholder: '8 位取货码',
  find: '查这一袋',
  scan: '扫码',
  hint: '请取货的人出示取货码，念 8 位码也行。字母不分大小写。',
  hintScanner: '接了扫码枪的电脑，光标放在框里直接扫。',
  bag: (number: number | null) => (number === null ? '未编号' : `${number} 号袋`),
  toDoor: (place: string) => `送货上门 · ${place}`,
  toStation: '到站自取',
  notArrived: '这一期还没有登记到货，先别交。',
  lines: '袋里有',
  units: (quantity: number, unit: string) => `×${quantity} · ${unit}`,
  stops,
  handedAt: (time: string) => `${time} 已取走`,
  hand: '交货',
  handSome: (count: number) => `先交这 ${count} 样`,
  nothing: '这一袋没有能交的了。',
  pick: '点一下可以去掉不交的。',
  other: '不是这一袋，重新输',
  done: (count: number) => `已交 ${count} 样`,
  left: (count: number) => `这一袋还有 ${count} 样没交，下次凭同一个码来取。`,
  allDone: '这一袋都交齐了。',
  next: '下一位',
  lockedUntil: (time: string) => `输错次数太多，${time} 后才能再输。扫码不受影响。`,
  offline: '没有网络，查不到这一袋。先别交货，连上后再点一次。',
  unsure: '没收到回音，还不知道有没有记上。再点一次“交货”就知道，不会记两次。',
  waiting: (bags: number, all: number) => (bags === 0 ? `${all} 袋都取完了` : `还有 ${bags} 袋没取，共 ${all} 袋`),
  whose: '看看是哪些',
  whoseTitle: '还没取的',
  waitingBag: (number: number, name: string) => [`${number} 号袋`, name].filter(Boolean).join(' · '),
}
