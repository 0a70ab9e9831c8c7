import type { ShownVoucher } from '@domain/points/contract'

export const words = {
  code: '券码',
  hint: '8 位，不分大小写',
  look: '查这张券',
  holder: (name: string) => (name === '' ? '没有公开名字' : name),
  who: '谁的',
  what: '换的是',
  about: '说明',
  until: '有效期',
  states: { open: '可以用', used: '用过了', expired: '过期了', void: '作废' } satisfies Record<ShownVoucher['state'], string>,
  kinds: { service: '服务', property_fee: '物业费', goods: '实物' } satisfies Record<ShownVoucher['kind'], string>,
  usedAt: (when: string) => `${when} 已经用掉。`,
  use: '标为已用',
  used: '已标为用掉。',
  other: '查别的券',
  rule: '请住户出示券码，查到再办。办完点「标为已用」，一张券只能用一次。',
} as const
