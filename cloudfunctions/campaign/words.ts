/** What stands in the files that a leader opens in a spreadsheet. */
export const SHEET_WORDS = {
  supplier: ['商品', '规格', '数量', '到货'],
  packing: ['袋号', '姓名', '交付', '楼栋', '门牌', '商品', '规格', '数量', '状态'],
  handover: { station: '自提', door: '送货上门' },
  handed: '已取',
  waiting: '待取',
} as const
