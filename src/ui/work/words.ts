/** Texts that the screens of leaders and operators share. */
export const words = {
  signIn: '这里是站点和运营的工作台，请先登录。',
  places: {
    campaigns: '团期',
    orders: '订单',
    asks: '退款',
    goods: '商品',
    stations: '站点',
    watch: '运行',
    people: '人员',
    trail: '记录',
  },
  more: '再看更早的',
  navigation: '工作台',
  part: '输几个字找',
  picked: (label: string, title: string) => `${label}：${title}`,
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  monthBefore: '上个月',
  monthAfter: '下个月',
  month: (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`,
  day: (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
  dayAndWeekday: (day: string, weekday: number) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 周${'一二三四五六日'.charAt(weekday)}`,
}
