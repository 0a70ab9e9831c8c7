import type { CouponTerms } from '@domain/coupon/contract'
import { atShopTime, days, hours, later, minutes, nextShopDay, shopDay, type Instant } from '@domain/time'
import { inTransaction } from '../../_kit/db'
import { shelf } from '../parts/places-sql'
import { PARTNER } from './friends'
import type { Corner } from './people'
import type { Person } from './shop'
import { isHot } from './round'
import { neighbour, neighbours, type Story } from './story'

const RULES = { scope: { kind: 'all' }, pools: 'any', group: 'goods', paidBy: 'us' } as const
const off = (name: string, thresholdFen: number, offFen: number, validDays: number): CouponTerms => ({
  ...RULES,
  name,
  benefit: { kind: 'amount', offFen },
  thresholdFen,
  valid: { kind: 'days', days: validDays, start: 'receiving' },
})

const AUTUMN = off('秋日尝鲜券', 3_000, 400, 10)
const WEEKEND = off('周末满减券', 3_900, 600, 5)
const SORRY = off('缺货补偿券', 1_500, 500, 14)
const WELCOME = off('街坊见面券', 2_000, 500, 14)

/** From now on who buys first is asked back, Thursday is for buying together, and who falls silent is woken up. */
export async function switchPolicies({ shop, hood }: Story): Promise<void> {
  const goods = await inTransaction('read', shelf)
  const items = goods.filter(isHot).map(({ id }) => id)
  for (const [communityId, operator] of hood.operators) {
    for (const policyId of ['new_resident', 'second_order', 'cross_category', 'thursday_pool', 'members_day'] as const) await shop.call(operator, 'policy.set', { policyId, communityId, on: true })
    await shop.call(operator, 'policy.set', { policyId: 'wake_up', communityId, on: true, items })
  }
}

interface Batch {
  readonly terms: CouponTerms
  readonly way: 'claim' | 'code' | 'assign'
  readonly size: number
  readonly from: Instant
  readonly until: Instant
  readonly newOnly?: boolean
}

async function batch({ shop }: Story, operator: Person, communityId: string, { terms, way, size, from, until, newOnly }: Batch): Promise<string> {
  const budgetFen = size * (terms.benefit.kind === 'amount' ? terms.benefit.offFen : terms.benefit.capFen)
  const { batchId } = await shop.call(operator, 'coupon.create', { communityId, terms, way, size, budgetFen, claimFrom: from, claimUntil: until, newOnly })
  return batchId
}

/** An operator's own batches: one that is over, one to take now, one by a partner store's code, one given by list. */
export function planOffers(story: Story, corner: Corner, operator: Person): void {
  autumn(story, corner, operator)
  weekend(story, corner, operator)
  partner(story, corner, operator)
  sorry(story, corner, operator)
}

/** Taken in the second week; who didn't use hers in time has lost it, and so has who got hers back from an order that she cancelled. */
function autumn(story: Story, corner: Corner, operator: Person): void {
  const { shop, agenda, times } = story
  const [, second] = times.weeks
  if (!second) return
  agenda.plan(second.opensAt, async () => {
    const batchId = await batch(story, operator, corner.community.id, { terms: AUTUMN, way: 'claim', size: 80, from: second.opensAt, until: later(second.opensAt, days(7)) })
    for (const who of neighbours(corner, [2, 4, 7, 11, 12])) await shop.call(who, 'coupon.claim', { batchId })
  })
}

function weekend(story: Story, corner: Corner, operator: Person): void {
  const { shop, agenda, times } = story
  const from = later(times.lastNight.opensAt, -hours(1))
  const until = atShopTime(nextShopDay(shopDay(times.now), 5), '22:00')
  agenda.plan(from, async () => {
    const batchId = await batch(story, operator, corner.community.id, { terms: WEEKEND, way: 'claim', size: 60, from, until })
    for (const who of neighbours(corner, [2, 5, 6, 7, 11])) await shop.call(who, 'coupon.claim', { batchId })
  })
}

/** Its code hangs on the counter; it is said here and never again. */
function partner(story: Story, corner: Corner, operator: Person): void {
  const { shop, agenda, times, progress } = story
  const from = later(times.lastNight.opensAt, -minutes(50))
  agenda.plan(from, async () => {
    const batchId = await batch(story, operator, corner.community.id, { terms: WELCOME, way: 'code', size: 100, from, until: later(times.now, days(30)), newOnly: true })
    const [code = ''] = (await shop.call(operator, 'coupon.codes', { batchId, store: PARTNER })).codes
    await shop.call(neighbour(corner, 15), 'coupon.claim', { code })
    progress(`${corner.community.name}: ${PARTNER.name}'s code is ${code}`)
  })
}

/** A list, as it comes out of a spreadsheet: one of its lines is nobody here. */
function sorry(story: Story, corner: Corner, operator: Person): void {
  const { shop, agenda, times } = story
  const from = later(times.lastNight.opensAt, -minutes(40))
  agenda.plan(from, async () => {
    const batchId = await batch(story, operator, corner.community.id, { terms: SORRY, way: 'assign', size: 20, from, until: later(from, days(7)) })
    const csv = ['person', ...neighbours(corner, [1, 3, 7, 14]).map(({ personId }) => personId), 'nobody'].join('\n')
    await shop.call(operator, 'coupon.assign', { batchId, csv, note: '上周四少了番茄' })
  })
}
