import type { GoodsView } from '@domain/goods/contract'
import { perPiece } from '@domain/goods/quotes'
import type { GoodsRow } from './goods-sql'
import { SHARED } from './goods-sql'

export const viewGoods = (row: GoodsRow): GoodsView => ({
  goodsId: row.id,
  communityId: row.communityId === SHARED ? null : row.communityId,
  name: row.name,
  category: row.category,
  unit: row.unit,
  grams: row.grams,
  picture: row.picture,
  origin: row.origin,
  priceFen: row.priceFen,
  limit: row.perPerson,
  leastFen: row.priceLeastFen,
  mostFen: row.priceMostFen,
  market: perPiece(row.quotes, row.grams),
})
