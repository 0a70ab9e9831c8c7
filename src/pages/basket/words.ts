export const words = {
  empty: '篮子是空的，去看看今晚有什么。',
  look: '看今晚',
  over: '这一期已经截单，不能再下单了。',
  alone: '单买一共',
  together: (people: number) => `${people} 人拼一共`,
  missing: (amount: string) => `再选 ${amount} 就能拼单`,
  checkout: '去结算',
  noStation: '先选取货站点，再看今晚有什么。',
  gone: '有的商品订完了或数量不够，已经按能订的数量算。',
}
