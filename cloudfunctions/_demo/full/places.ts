/** Invented estates in the manner of Suzhou's; places are GCJ-02. */
export interface DemoStation {
  readonly name: string
  readonly address: string
  readonly lng: number
  readonly lat: number
  readonly doorFeeFen: number | null
}
export interface DemoCommunity {
  readonly id: 'c1' | 'c2'
  readonly name: string
  readonly lng: number
  readonly lat: number
  readonly stations: readonly DemoStation[]
}

export const DOOR_FEE_FEN = 300

/** Every fifth station carries to nobody's door. */
const stations = (estate: { name: string; lng: number; lat: number }, rows: readonly (readonly [name: string, address: string])[]): DemoStation[] =>
  rows.map(([name, address], place) => ({
    name: `${estate.name}·${name}`,
    address,
    lng: Number((estate.lng + ((place % 5) - 2) * 0.0009).toFixed(6)),
    lat: Number((estate.lat + (Math.floor(place / 5) - 0.5) * 0.0014).toFixed(6)),
    doorFeeFen: place % 5 === 4 ? null : DOOR_FEE_FEN,
  }))

const maple = { name: '枫泾花园', lng: 120.5672, lat: 31.3124 }
const lake = { name: '荷塘新村', lng: 120.7083, lat: 31.3201 }

export const DEMO_COMMUNITIES: readonly DemoCommunity[] = [
  {
    id: 'c1',
    ...maple,
    stations: stations(maple, [
      ['南门驿站', '枫泾路 188 号南门门卫旁'],
      ['3 幢架空层', '枫泾路 188 号 3 幢一楼'],
      ['邻里食堂', '枫泾路 190 号 1 层'],
      ['北门水果店', '寒山街 21 号'],
      ['12 幢车库口', '枫泾路 188 号 12 幢地下车库入口'],
      ['社区活动室', '枫泾路 188 号 7 幢 102'],
      ['西门洗衣店', '江村桥弄 5 号'],
      ['老年之家', '枫泾路 188 号 9 幢 101'],
      ['18 幢架空层', '枫泾路 188 号 18 幢一楼'],
      ['幼儿园对面', '寒山街 40 号'],
    ]),
  },
  {
    id: 'c2',
    ...lake,
    stations: stations(lake, [
      ['东门岗亭', '荷塘路 66 号东门'],
      ['5 幢架空层', '荷塘路 66 号 5 幢一楼'],
      ['湖畔便利店', '星塘街 118 号'],
      ['物业中心', '荷塘路 66 号物业楼 1 层'],
      ['地铁口花店', '现代里 9 号'],
      ['11 幢单元门', '荷塘路 66 号 11 幢 2 单元'],
      ['南区快递站', '荷塘路 70 号'],
      ['阅览室', '荷塘路 66 号 15 幢 1 层'],
      ['北区车棚', '荷塘路 66 号北区'],
      ['西门早餐铺', '星塘街 96 号'],
    ]),
  },
]

export const SURNAMES = ['王', '李', '张', '陈', '沈', '顾', '陆', '徐', '朱', '吴', '周', '钱', '潘', '金', '陶', '蒋', '杨', '唐', '许', '孙'] as const
export const CALLED = ['阿姨', '叔叔', '妈妈', '爸爸', '奶奶', '爷爷', '姐', '老师', '师傅', '小妹'] as const
export const NICKNAMES = ['桂花糕', '小满', '一碗面', '阿布', '橘子汽水', '晚风', '豆苗', '青团', '芝麻', '三月', '大米', '乌龙茶'] as const
