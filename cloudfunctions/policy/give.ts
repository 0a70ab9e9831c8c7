import { faceOf, validityOf } from '@domain/coupon/terms'
import type { CouponTerms } from '@domain/coupon/contract'
import type { Fen } from '@domain/money'
import { sum } from '@domain/money'
import { couponsOf, receivedAt, ruleOf, windowIdOf, type Policy } from '@domain/policy/policy'
import { assert } from '@domain/result'
import { shopDay, shopMonth, type Instant } from '@domain/time'
import { ownBatch, type OwnBatch } from '../coupon/coupon'
import { canonicalJson, json } from '../_kit/json'
import type { Call } from '../_kit/serve'
import { giveSlice, lockOwnBatches, raiseBudget, type Gave, type OwnBatchRow, type Part, type Slice } from './give-sql'
import type { Setting } from './policy-sql'

/** A person meets at most so many weeks in a month. */
const WEEKS_MOST = 6

export const budgetOf = (policy: Policy, setting: Setting): Fen => setting.budgetFen ?? policy.monthlyBudgetFen

/** Serves those of a slice whom a policy concerns, out of its batches of this month. */
export async function give(call: Call, policy: Policy, setting: Setting, slice: Slice): Promise<Gave> {
  const { now, tx } = call
  const { batches, room } = await holdBatches(call, policy, setting)
  const [first] = batches
  assert(first, 'a policy gives something')
  const parts: Part[] = batches.map(({ id, terms, faceFen }) => ({ batchId: id, faceFen, ...validityOf(terms.valid, receivedAt(policy, now)), idPrefix: prefix(call) }))
  const facts = { name: batches.map(({ terms }) => terms.name).join(' + '), why: policy.id, note: '', faceFen: sum(batches.map(({ faceFen }) => faceFen)), validUntil: parts[0]?.until ?? now }
  const windowId = windowIdOf(policy.window, shopDay(now))
  const news = policy.tells ? { facts: json(facts), idPrefix: prefix(call) } : null
  return giveSlice(tx, { policy, communityId: setting.communityId, windowId, slice, parts, room, news, now })
}

/** The time of an id and 50 bits of chance: with six more characters it is as long as every id. */
const prefix = ({ newId, secret }: Call): string => newId().slice(0, 10) + secret(10).slice(0, 10)

interface Held {
  batches: OwnBatchRow[]
  room: number
}

/** This month's batches with today's terms, held, and for how many people the month's budget is still enough. */
async function holdBatches(call: Call, policy: Policy, setting: Setting): Promise<Held> {
  const terms = couponsOf(policy, setting.items)
  const month = shopMonth(call.now)
  const budgetFen = budgetOf(policy, setting)
  const packFen = sum(terms.map(({ benefit }) => faceOf(benefit)))
  const rules = terms.map((_, part) => ruleOf(policy, part))
  const current = (held: readonly (OwnBatchRow & { policyId: string })[]) =>
    rules.map((rule) => held.find((batch) => batch.policyId === rule) ?? null).map((batch, part) => (batch && sameTerms(batch.terms, terms[part]) ? batch : null))
  let held = await lockOwnBatches(call.tx, setting.communityId, rules, month.from, month.until)
  for (const [part, batch] of current(held).entries()) {
    const wanted = terms[part]
    assert(wanted, 'each part has its terms')
    const share = Math.floor(budgetFen / packFen) * faceOf(wanted.benefit)
    if (batch) await raiseBudget(call.tx, setting.communityId, batch.id, share)
    else await ownBatch(call, newBatch(policy, setting, { rule: rules[part] ?? policy.id, terms: wanted, budgetFen: share, month, first: !held.some((one) => one.policyId === rules[part]), now: call.now }))
  }
  held = await lockOwnBatches(call.tx, setting.communityId, rules, month.from, month.until)
  const batches = current(held).flatMap((batch) => batch ?? [])
  assert(batches.length === terms.length, 'a policy has a batch for each of its coupons')
  const spentFen = sum(held.map(({ issued, faceFen }) => issued * faceFen))
  const stopped = batches.some(({ stoppedAt }) => stoppedAt !== null)
  return { batches, room: stopped ? 0 : Math.max(0, Math.floor((budgetFen - spentFen) / packFen)) }
}

const sameTerms = (one: CouponTerms, other: CouponTerms | undefined): boolean => canonicalJson(one) === canonicalJson(other)

interface NewBatch {
  rule: string
  terms: CouponTerms
  budgetFen: Fen
  month: { from: Instant; until: Instant }
  /** Terms that change within a month begin a batch of their own. */
  first: boolean
  now: Instant
}

const newBatch = (policy: Policy, { communityId }: Setting, { rule, terms, budgetFen, month, first, now }: NewBatch): OwnBatch => ({
  communityId,
  rule,
  way: 'policy',
  terms,
  budgetFen,
  perPerson: policy.window === 'week' ? WEEKS_MOST : 1,
  from: first ? month.from : now,
  until: month.until,
})
