import { ok } from '@domain/result'
import { BENEFITS } from '@domain/tier/list'
import { LEVELS, nextTier, ordersWithin, reaches } from '@domain/tier/tier'
import type { Handler } from '../_kit/serve'
import { tierOf } from './tier'
import { completedAt } from './tier-sql'

export const get: Handler<'tier.get'> = async (_input, { tx, personId, now }) => {
  const { tier, until } = await tierOf(tx, personId, now)
  const orders = ordersWithin(await completedAt(tx, personId, now), now)
  const benefits = BENEFITS.map(({ id, from, times }) => ({ benefitId: id, from, has: reaches(tier, from), ...(times && { times }) }))
  return ok({ tier, until, orders, next: nextTier(tier, orders), levels: [...LEVELS], benefits })
}
