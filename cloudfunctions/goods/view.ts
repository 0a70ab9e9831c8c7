import type { GoodsView } from '@domain/goods/contract'
import type { SaidOfGoods } from './goods-sql'
import { SHARED } from './goods-sql'

export const viewGoods = (row: SaidOfGoods): GoodsView => ({
  goodsId: row.id,
  communityId: row.communityId === SHARED ? null : row.communityId,
  name: row.name,
  category: row.category,
  unit: row.unit,
  grams: row.grams,
  picture: row.picture,
  origin: row.origin,
  priceFen: row.priceFen,
})
