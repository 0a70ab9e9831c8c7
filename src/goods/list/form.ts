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
}

const GRAMS_MOST = 100_000

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
  price: goods.priceFen === null ? '' : typedYuan(goods.priceFen),
})

export const priceRight = ({ price }: GoodsForm): boolean => price.trim() === '' || fenOf(price) !== null
export const gramsRight = ({ grams }: GoodsForm): boolean => grams.trim() === '' || wholeOf(grams, 1, GRAMS_MOST) !== null

/** The form as a call, or null where something is missing or wrong. */
export function callOf(form: GoodsForm): Input<'goods.save'> | null {
  const name = form.name.trim()
  const unit = form.unit.trim()
  if (name === '' || unit === '' || !priceRight(form) || !gramsRight(form)) return null
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
  }
}
