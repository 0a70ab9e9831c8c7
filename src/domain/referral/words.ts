/** What the coupons of a reward are called. */
export const rewardNames = { first: '邀请邻居券', again: '邻居回头券', ladder: '送上门免费一年' } as const

/** How a building or a door may be written, and what says nothing about it. */
export const addressWords = {
  digits: '零一二三四五六七八九',
  ten: '十',
  left: '号楼|单元|幢|栋|座|楼|号|室|房|门',
} as const
