import { priceOf } from '@domain/pool/price'
import { ok } from '@domain/result'
import { termsOf } from '../campaign/campaign'
import type { Handler } from '../_kit/serve'
import { readBasket } from './place-order'

export const quote: Handler<'order.quote'> = async (input, call) => {
  const basket = await readBasket(input, call, { forOrder: false })
  if (!basket.ok) return basket
  const { campaign, lines, doorFeeFen } = basket.value
  const terms = termsOf(campaign)
  const plain = priceOf(lines, 0, doorFeeFen)
  const steps = terms.steps.map(({ people, percent }) => {
    const { payFen } = priceOf(lines, percent, doorFeeFen)
    return { people, percent, payFen, saveFen: plain.payFen - payFen }
  })
  const poolMissingFen = Math.max(0, terms.leastFen - plain.goodsFen)
  return ok({ goodsFen: plain.goodsFen, doorFeeFen, plainFen: plain.payFen, steps, poolMissingFen })
}
