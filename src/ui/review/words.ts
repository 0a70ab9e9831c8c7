/** Texts of what neighbours say of goods, wherever it stands. */
export const words = {
  stars: (stars: number) => `${stars} 颗星，满分 5 颗`,
  mean: (tenths: number) => (tenths / 10).toFixed(1),
  meanIs: (tenths: number, count: number) => `平均 ${(tenths / 10).toFixed(1)} 颗星，${count} 条评价`,
  count: (count: number) => `${count} 条评价`,
  neighbour: '邻居',
  mine: '我写的',
  corrected: (when: string) => `${when} 改过`,
  noWords: '没有写字',
  picture: (n: number) => `评价的照片 ${n}`,
  look: (n: number) => `看大图 ${n}`,
  pictureTitle: '照片',
  pictureGone: '照片没有取到。',
  title: '邻居怎么说',
  all: (count: number) => `看全部 ${count} 条`,
  none: '还没有邻居评价过。取过货的人都可以写，全部照登。',
}
