import * as z from 'zod/mini'
import { cursorField, fenField, id, quantity, read, sumField, words, write } from '../call'

export const categoryField = z.enum(['vegetable', 'fruit', 'meat', 'seafood', 'egg-dairy', 'staple', 'snack', 'household'])
export type Category = z.infer<typeof categoryField>

/** What a campaign's item is made from: the shelf that all communities share (`communityId` null) and what a community adds for itself. */
export const goodsFields = {
  name: words(40),
  category: categoryField,
  /** What one piece is: `约500g/份`. */
  unit: words(20),
  /** Weight of one piece in grams where the price per 500 g means something. */
  grams: z.nullable(z.number().check(z.int(), z.minimum(1), z.maximum(100_000))),
  /** Key of a picture of the project's set, or null: then its category's drawing stands in, marked as an illustration. */
  picture: z.nullable(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))),
  origin: z.nullable(words(40)),
  /** What it usually costs; null where no usable quote is known. */
  priceFen: z.nullable(fenField),
}
/** What a community usually sells: so many to a person, and between which prices. Outside of them somebody looks again before it is published. */
const usual = {
  limit: z.nullable(quantity),
  leastFen: z.nullable(fenField.check(z.minimum(1))),
  mostFen: z.nullable(fenField.check(z.minimum(1))),
}
export const goodsView = z.object({
  goodsId: id,
  communityId: z.nullable(id),
  ...goodsFields,
  ...usual,
  /** Between which prices a market sold one piece of it: a tenth of the days below, a tenth above. */
  market: z.nullable(z.object({ lowFen: sumField, highFen: sumField })),
})
export type GoodsView = z.infer<typeof goodsView>

export const goods = {
  'goods.list': read({
    roles: ['operator', 'leader'],
    input: z.strictObject({ query: z.optional(words(40)), category: z.optional(categoryField), cursor: cursorField }),
    output: z.object({ goods: z.array(goodsView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  'goods.save': write({
    roles: ['operator'],
    input: z
      .strictObject({
        goodsId: z.optional(id),
        communityId: id,
        ...goodsFields,
        limit: z.optional(usual.limit),
        leastFen: z.optional(usual.leastFen),
        mostFen: z.optional(usual.mostFen),
      })
      .check(z.refine(({ leastFen, mostFen }) => !leastFen || !mostFen || leastFen <= mostFen, 'has a lowest price above its highest')),
    output: z.object({ goods: goodsView }),
    refusals: ['goods_not_found', 'community_not_found'],
  }),
}
