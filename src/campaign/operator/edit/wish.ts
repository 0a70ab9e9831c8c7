import { checkTimes, poolPrice } from '@domain/campaign/campaign'
import type { Input } from '@domain/contract'
import type { Fen } from '@domain/money'
import { atShopTime, earliest, type Instant } from '@domain/time'
import { fenOf, wholeOf } from '../../../kit/amount'
import type { Draft, DraftItem, DraftStep } from './draft'

export const PRICE_MOST: Fen = 9_999_999
export const STEPS_MOST = 5
const OFFERED_MOST = 100_000
const LIMIT_MOST = 999
const SEATS = [2, 20] as const
const PERCENT = [1, 90] as const
const AFTER_SALE = [0, 168] as const
const LEAST: Fen = 100
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const isTime = (typed: string): boolean => TIME.test(typed)
export const priceOf = ({ price }: DraftItem): Fen | null => {
  const found = fenOf(price)
  return found !== null && found > 0 && found <= PRICE_MOST ? found : null
}
type Steps = Input<'campaign.edit'>['pool'] extends infer P | undefined ? (P extends { steps: infer S } ? S : never) : never

/** One fen where nothing is said; null where even the deepest step of the pool would go below it. */
export function lowestOf(item: DraftItem, steps: Steps | null): Fen | null {
  if (item.lowest.trim() === '') return 1
  const [found, priceFen] = [fenOf(item.lowest), priceOf(item)]
  const most = priceFen === null ? PRICE_MOST : steps === null ? priceFen : poolPrice(priceFen, { steps })
  return found !== null && found > 0 && found <= most ? found : null
}
export const offeredOf = ({ offered }: DraftItem): number | null => wholeOf(offered, 0, OFFERED_MOST)
export const limitOf = ({ limit }: DraftItem): number | null => wholeOf(limit, 1, LIMIT_MOST)
export const seatsOf = ({ seats }: Draft): number | null => wholeOf(seats, ...SEATS)
export const peopleOf = ({ people }: DraftStep): number | null => wholeOf(people, ...SEATS)
export const percentOf = ({ percent }: DraftStep): number | null => wholeOf(percent, ...PERCENT)
export const afterSaleOf = ({ afterSaleHours }: Draft): number | null => wholeOf(afterSaleHours, ...AFTER_SALE)
export const leastOf = ({ least }: Draft): Fen | null => {
  const found = fenOf(least)
  return found !== null && found >= LEAST ? found : null
}

/** The steps as they are kept, or null: more people never pay more, and nobody waits for more people than there are seats. */
export function stepsOf(draft: Draft): Steps | null {
  const seats = seatsOf(draft)
  const steps = draft.steps.flatMap((step) => {
    const [people, percent] = [peopleOf(step), percentOf(step)]
    return people === null || percent === null ? [] : [{ people, percent }]
  })
  const rising = steps.every((step, i) => {
    const before = steps[i - 1]
    return !before || (step.people > before.people && step.percent >= before.percent)
  })
  return seats !== null && steps.length === draft.steps.length && steps.length > 0 && rising && steps.every(({ people }) => people <= seats) ? steps : null
}

function itemsOf(draft: Draft): Input<'campaign.edit'>['items'] | null {
  const steps = stepsOf(draft)
  const right = draft.items.flatMap((item) => {
    const [priceFen, lowestFen, offered, limit] = [priceOf(item), lowestOf(item, steps), offeredOf(item), limitOf(item)]
    if (priceFen === null || lowestFen === null || offered === null || limit === null) return []
    return [{ ...(item.itemId === null ? {} : { itemId: item.itemId }), ...item.goods, priceFen, lowestFen, offered, limit }]
  })
  return right.length === draft.items.length ? right : null
}

export type Missing = 'stations' | 'items' | 'fields' | 'times'
export type Wish = Omit<Input<'campaign.edit'>, 'campaignId' | 'revision'>

/** What the draft says, or what it still lacks. */
export function wishOf(draft: Draft, title: string, now: Instant): Wish | Missing {
  if (draft.stationIds.length === 0) return 'stations'
  if (draft.items.length === 0) return 'items'
  const [items, seats, steps, leastFen, afterSaleHours] = [itemsOf(draft), seatsOf(draft), stepsOf(draft), leastOf(draft), afterSaleOf(draft)]
  const times = [draft.opensAt, draft.closesAt, draft.pickupFrom, draft.pickupUntil].every(isTime)
  if (!items || seats === null || !steps || leastFen === null || afterSaleHours === null || !times) return 'fields'
  const closesAt = atShopTime(draft.closesDay, draft.closesAt)
  const opensAt = draft.opensDay === null ? earliest(now, closesAt) : atShopTime(draft.opensDay, draft.opensAt)
  const when = { opensAt, closesAt, pickupDay: draft.pickupDay, pickupFrom: draft.pickupFrom, pickupUntil: draft.pickupUntil }
  if (!checkTimes(when, now).ok) return 'times'
  return { title, ...when, unfetched: draft.unfetched, afterSaleHours, pool: { seatsMax: seats, steps, leastFen, hours: draft.hours }, items }
}
