export const words = {
  noStation: '先选一个离您最近的取货站点，就能看到今晚卖什么。',
  choose: '选择站点',
  closes: (when: string) => `${when} 截止下单`,
  closed: '今晚的下单已截止',
  together: (people: number) => `${people} 人一起`,
  left: (left: number, unit: string) => (left > 0 ? `还有 ${left} 份 · ${unit}` : `已售完 · ${unit}`),
}
