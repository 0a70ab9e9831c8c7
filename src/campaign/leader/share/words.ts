const lines = (...all: readonly (string | null)[]): string => all.filter((line) => line !== null).join('\n')

export const words = {
  which: '发哪一段',
  texts: { morning: '今晚的菜', lastHour: '快截单', arrived: '货到了' },
  tells: {
    morning: '开团时发：每样的价钱和截单时间。',
    lastHour: '截单前发：还剩多久、哪些剩得不多。',
    arrived: '登记到货后发：什么时候、到哪里取。',
  },
  notYet: '还没登记到货，先别发这一段。',
  over: '下单时间已过，这一段不用发了。',
  copy: '复制这段文字',
  copied: '已复制，到群里粘贴就行。',
  notCopied: '手机不让复制，请长按文字自己选。',
  poster: '存今晚的海报',
  card: '发小程序卡片',
  link: '复制下单链接',
  preview: '群里看到的是这样',
  invited: '新邻居从您发的链接、卡片或海报进来，记在您的邀请里。',
  invitees: '看我邀请的邻居',
  item: (name: string, unit: string, alone: string, together: string | null) => `${name}（${unit}）${alone}${together === null ? '' : `，${together}`}`,
  together: (people: number, amount: string) => `${people} 人拼 ${amount}`,
  moreItems: (count: number) => `还有 ${count} 样，点进去看`,
  few: (name: string, left: number) => `${name} 还有 ${left} 份`,
  order: (link: string | null) => (link === null ? '下单请点群里的小程序卡片。' : `下单：${link}`),
  morning: (told: { title: string; station: string; until: string; pickup: string; items: readonly string[]; more: string | null; order: string }) =>
    lines(`${told.station} · ${told.title}`, `${told.until} 截单，${told.pickup} 取货`, '', ...told.items, told.more, '', told.order),
  lastHour: (told: { title: string; station: string; until: string; left: string | null; few: readonly string[]; order: string }) =>
    lines(
      `${told.station} · ${told.title}`,
      told.left === null ? `${told.until} 截单，到点自动停止下单。` : `${told.until} 截单，${told.left}，到点自动停止下单。`,
      ...(told.few.length > 0 ? ['', '剩得不多的：', ...told.few] : []),
      '',
      told.order,
    ),
  minutesLeft: (minutes: number) => `还有 ${minutes} 分钟`,
  arrived: (told: { title: string; station: string; address: string; pickup: string; rule: string }) =>
    lines(`${told.station} · ${told.title} 货到了`, `${told.pickup} 到 ${told.address} 取，出示取货码。`, told.rule),
  rules: { refund: '第二天取货时间过后还没取的，自动退款。', leader_disposes: '第二天取货时间过后还没取的，由团长处理，不退款。' },
  posterTitle: '今晚的团购',
  posterUntil: (when: string) => `${when} 截单`,
  shareTitle: (title: string, until: string) => `${title}，${until} 截单`,
}
