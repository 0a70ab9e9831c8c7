export const words = {
  signIn: '登录后可以评价您取过的货。',
  gone: '没有找到这一单。',
  orders: '看我的订单',
  tells: '取到手的货都可以说一句，好坏都照登，运营不能挑。',
  write: '写评价',
  writeOf: (name: string) => `写评价 ${name}`,
  writeUntil: (when: string) => `${when} 前可以写`,
  correct: '改一改',
  correctOf: (name: string) => `改一改 ${name} 的评价`,
  correctUntil: (when: string) => `${when} 前可以改`,
  not: '没取到手、退了款，或者已过 30 天的，不能评价。',
  hidden: (why: string) => `这条评价不再显示：${why}`,
}
