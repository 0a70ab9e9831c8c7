import type { Input, Output } from '@domain/contract'
import type { Benefit, CouponTerms } from '@domain/coupon/contract'
import { minutes, later } from '@domain/time'
import type { Person } from '../support/person'
import type { Deed } from './buying'
import type { World } from './world'

const CATEGORIES = ['vegetable', 'fruit', 'meat', 'seafood', 'egg-dairy', 'staple', 'snack', 'household'] as const

function benefit(world: World): Benefit {
  const capFen = world.chance.int(1, 2_000)
  return world.chance.pick<Benefit>([{ kind: 'amount', offFen: capFen }, { kind: 'percent', percent: world.chance.int(1, 90), capFen }, { kind: 'item', capFen }, { kind: 'door', capFen }])
}

const terms = (world: World): CouponTerms => ({
  name: '一张券',
  benefit: benefit(world),
  thresholdFen: world.chance.yes(0.5) ? 0 : world.chance.int(1, 8_000),
  scope: world.chance.yes(0.6) ? { kind: 'all' } : { kind: 'categories', categories: [world.chance.pick(CATEGORIES), 'vegetable'] },
  valid: world.chance.yes(0.7)
    ? { kind: 'days', days: world.chance.int(1, 3), start: world.chance.pick(['receiving', 'day_after'] as const) }
    : { kind: 'between', from: world.now, until: later(world.now, minutes(world.chance.int(10, 240))) },
  pools: world.chance.pick(['any', 'any', 'only', 'never'] as const),
  group: world.chance.pick(['one', 'two', 'three', 'alone'] as const),
  paidBy: 'us',
})

/** A batch for everybody of a community: put into their hands, or there to be taken. */
async function give(world: World): Promise<void> {
  const communityId = `c${world.chance.pick(['1', '2'] as const)}`
  const operator = world.named(`${communityId}-operator-1`)
  const way = world.chance.pick(['assign', 'claim'] as const)
  const size = world.chance.int(1, 20)
  const batch = { communityId, terms: terms(world), way, size, budgetFen: size * 2_000, perPerson: world.chance.int(1, 2), claimFrom: world.now, claimUntil: later(world.now, minutes(10)) }
  const made = await world.get<Output<'coupon.create'>>(operator, 'coupon.create', batch satisfies Input<'coupon.create'>)
  if (!made) return
  world.batches.push(made.batchId)
  const near = world.people.filter(({ openid }) => openid.startsWith(communityId))
  if (way === 'assign') await world.ask(operator, 'coupon.assign', { batchId: made.batchId, people: near.slice(0, size).map(({ personId }) => personId) })
}

async function claim(world: World): Promise<void> {
  const batchId = world.recent(world.batches)
  if (batchId === undefined) return
  const taken = await world.get<Output<'coupon.claim'>>(world.someone(), 'coupon.claim', { batchId })
  if (taken) world.coupons.push(taken.coupon.couponId)
}

async function takeBack(world: World): Promise<void> {
  const couponId = world.recent(world.coupons)
  if (couponId !== undefined) await world.ask(world.named(`c${world.chance.pick(['1', '2'] as const)}-operator-1`), 'coupon.takeBack', { couponId, reason: '发错了' })
}

/** Coupons for an order: none, what the quote thinks best, or some that were seen somewhere, one's own or not. */
export async function couponsFor(world: World, who: Person, campaignId: string, { lines, handover, ifNotFilled }: Pick<Input<'pool.open'>, 'lines' | 'handover'> & Partial<Input<'pool.open'>>): Promise<string[] | undefined> {
  if (world.chance.yes(0.3)) return undefined
  const pool = ifNotFilled && world.chance.yes(0.9) ? { ifNotFilled } : undefined
  const quoted = await world.get<Output<'order.quote'>>(who, 'order.quote', { campaignId, lines, handover, pool })
  const best = quoted?.priced?.coupons.map(({ couponId }) => couponId)
  if (best) world.coupons.push(...best)
  if (world.chance.yes(0.85)) return best
  return [...new Set([world.recent(world.coupons), world.recent(world.coupons)])].flatMap((id) => id ?? [])
}

export const coupons: Readonly<Record<string, Deed>> = {
  give: { often: 5, act: give },
  claim: { often: 5, act: claim },
  takeBack: { often: 1, act: takeBack },
}
