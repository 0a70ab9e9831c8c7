import type { Input } from '@domain/contract'
import type { Category, GoodsView } from '@domain/goods/contract'
import { fenOf, typedYuan, wholeOf } from '../../kit/amount'

/** What the form's fields say, right or wrong. */
export interface GoodsForm {
  /** The goods that are changed; null makes new ones. */
  readonly goodsId: string | null
  readonly communityId: string
  readonly name: string
  readonly category: Category
  readonly unit: string
  readonly grams: string
  readonly picture: string | null
  readonly origin: string
  readonly price: string
  /** Between which prices it is usually sold; outside somebody looks again before it goes out. */
  readonly least: string
  readonly most: string
  readonly limit: string
  /** What a market asked for one piece. */
  readonly market: GoodsView['market']
}

const GRAMS_MOST = 100_000
const LIMIT_MOST = 999

const typed = (fen: number | null): string => (fen === null ? '' : typedYuan(fen))

export const emptyForm = (communityId: string): GoodsForm => ({
  goodsId: null,
  communityId,
  name: '',
  category: 'vegetable',
  unit: '',
  grams: '',
  picture: null,
  origin: '',
  price: '',
  least: '',
  most: '',
  limit: '',
  market: null,
})

/** The form filled from goods; those of the shared shelf are copied into the community's own. */
export const formOf = (goods: GoodsView, communityId: string): GoodsForm => ({
  goodsId: goods.communityId === null ? null : goods.goodsId,
  communityId: goods.communityId ?? communityId,
  name: goods.name,
  category: goods.category,
  unit: goods.unit,
  grams: goods.grams === null ? '' : String(goods.grams),
  picture: goods.picture,
  origin: goods.origin ?? '',
  price: typed(goods.priceFen),
  least: typed(goods.leastFen),
  most: typed(goods.mostFen),
  limit: goods.limit === null ? '' : String(goods.limit),
  market: goods.market,
})

const isPrice = (text: string): boolean => text.trim() === '' || fenOf(text) !== null
export const priceRight = ({ price }: GoodsForm): boolean => isPrice(price)
const aboveNothing = (text: string): boolean => isPrice(text) && fenOf(text) !== 0
export const leastRight = ({ least }: GoodsForm): boolean => aboveNothing(least)
export function mostRight({ least, most }: GoodsForm): boolean {
  const [from, to] = [fenOf(least), fenOf(most)]
  return aboveNothing(most) && (from === null || to === null || from <= to)
}
export const limitRight = ({ limit }: GoodsForm): boolean => limit.trim() === '' || wholeOf(limit, 1, LIMIT_MOST) !== null
export const gramsRight = ({ grams }: GoodsForm): boolean => grams.trim() === '' || wholeOf(grams, 1, GRAMS_MOST) !== null

/** The form as a call, or null where something is missing or wrong. */
export function callOf(form: GoodsForm): Input<'goods.save'> | null {
  const name = form.name.trim()
  const unit = form.unit.trim()
  if (name === '' || unit === '' || ![priceRight, gramsRight, leastRight, mostRight, limitRight].every((right) => right(form))) return null
  return {
    ...(form.goodsId === null ? {} : { goodsId: form.goodsId }),
    communityId: form.communityId,
    name,
    category: form.category,
    unit,
    grams: wholeOf(form.grams, 1, GRAMS_MOST),
    picture: form.picture,
    origin: form.origin.trim() || null,
    priceFen: fenOf(form.price),
    limit: wholeOf(form.limit, 1, LIMIT_MOST),
    leastFen: fenOf(form.least),
    mostFen: fenOf(form.most),
  }
}
