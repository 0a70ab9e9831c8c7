import { policyOf } from '@domain/policy/list'
import { ok } from '@domain/result'
import type { Benefit } from '@domain/tier/benefit'
import { BENEFITS } from '@domain/tier/list'
import { LEVELS, nextTier, ordersWithin, reaches } from '@domain/tier/tier'
import type { Handler } from '../_kit/serve'
import { homeOf } from '../me/me'
import { isOn } from '../policy/policy'
import { tierOf } from './tier'
import { completedAt } from './tier-sql'

export const get: Handler<'tier.get'> = async (_input, { tx, personId, now }) => {
  const { tier, until } = await tierOf(tx, personId, now)
  const orders = ordersWithin(await completedAt(tx, personId, now), now)
  const { communityId } = await homeOf(tx, personId)
  const view = async ({ id, from, times, policy }: Benefit) => {
    const offered = policy === undefined || (communityId !== null && (await isOn(tx, communityId, policy)))
    const coupons = offered && policy ? [...policyOf(policy).coupons] : null
    return { benefitId: id, from, has: offered && reaches(tier, from), offered, ...(times && { times }), ...(coupons && { coupons }) }
  }
  const benefits = []
  for (const benefit of BENEFITS) benefits.push(await view(benefit))
  return ok({ tier, until, orders, next: nextTier(tier, orders), levels: [...LEVELS], benefits })
}
