import type { Fen } from '../money'
import { percentOf } from '../money'
import type { PoolTerms } from '../pool/contract'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant, ShopDay } from '../time'
import { atShopTime, days, epochMs, instant, later, nextShopDay, shopDay } from '../time'
import type { CampaignState } from './contract'

/** What a campaign promises unless its maker says otherwise. */
export const USUAL_TERMS: PoolTerms = { seatsMax: 3, steps: [{ people: 3, percent: 20 }], leastFen: 3_900, hours: 24 }
export const USUAL_AFTER_SALE_HOURS = 48

export interface Times {
  readonly opensAt: Instant
  /** The cut-off: ordering ends here by itself. */
  readonly closesAt: Instant
  readonly pickupDay: ShopDay
  /** Shop time, `17:30`. */
  readonly pickupFrom: string
  readonly pickupUntil: string
}

/** A campaign opens, ends while there is still time to order, and is fetched after its end. */
export function checkTimes(times: Times, now: Instant): Result<true, 'times_wrong'> {
  const fits =
    times.opensAt < times.closesAt &&
    now < times.closesAt &&
    times.pickupFrom < times.pickupUntil &&
    times.closesAt <= atShopTime(times.pickupDay, times.pickupFrom)
  return fits ? ok(true) : refuse('times_wrong')
}

/** The states a campaign may go to from each; nothing ever goes back. */
const NEXT: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ['open', 'cancelled'],
  open: ['closed', 'cancelled'],
  closed: ['arrived', 'cancelled'],
  arrived: ['done'],
  done: [],
  cancelled: [],
}
export const mayBecome = (from: CampaignState, to: CampaignState): boolean => NEXT[from].includes(to)

interface Round extends Times {
  readonly state: CampaignState
}

/** A draft is published once its times still make sense and the station has no other open campaign. */
export function publish(
  campaign: Round,
  otherOpen: boolean,
  now: Instant,
): Result<'open', 'campaign_not_draft' | 'other_campaign_open' | 'times_wrong'> {
  if (!mayBecome(campaign.state, 'open')) return refuse('campaign_not_draft')
  const times = checkTimes(campaign, now)
  if (!times.ok) return times
  return otherOpen ? refuse('other_campaign_open') : ok('open')
}

/** Closing waits for the cut-off, and for everyone who may still pay or whose pool has not come to its end. */
export function close(
  campaign: Round,
  unsettled: { readonly unpaid: number; readonly openPools: number },
  now: Instant,
): Result<'closed', 'campaign_not_open' | 'cutoff_not_reached' | 'still_settling'> {
  if (!mayBecome(campaign.state, 'closed')) return refuse('campaign_not_open')
  if (now < campaign.closesAt) return refuse('cutoff_not_reached')
  return unsettled.unpaid + unsettled.openPools > 0 ? refuse('still_settling', unsettled) : ok('closed')
}

export const arrive = (campaign: Round): Result<'arrived', 'campaign_not_closed'> =>
  mayBecome(campaign.state, 'arrived') ? ok('arrived') : refuse('campaign_not_closed')

/** Until the goods are there a campaign can be called off. */
export const cancel = (campaign: Round): Result<'cancelled', 'campaign_over'> =>
  mayBecome(campaign.state, 'cancelled') ? ok('cancelled') : refuse('campaign_over')

/** What is offered means something until the cut-off, and never falls below what people hold or bought (I11). */
export function changeOffer(
  campaign: Round,
  item: { readonly reserved: number; readonly sold: number },
  offered: number,
  now: Instant,
): Result<{ offered: number; left: number }, 'campaign_over' | 'offer_too_low'> {
  const live = campaign.state === 'draft' || (campaign.state === 'open' && now < campaign.closesAt)
  if (!live) return refuse('campaign_over')
  const taken = item.reserved + item.sold
  return offered < taken ? refuse('offer_too_low', { least: taken }) : ok({ offered, left: offered - taken })
}

const DAY_MS = days(1)

/**
 * The times of a campaign moved on by whole days to the station's next free day: the first, later than its own and with the cut-off still ahead, on which
 * no other campaign of the station ends.
 */
export function moveOn(times: Times, taken: readonly ShopDay[], now: Instant): Times {
  const busy = new Set<string>(taken)
  const late = Math.floor((epochMs(now) - epochMs(times.closesAt)) / DAY_MS) + 1
  let by = Math.max(1, late)
  while (busy.has(nextShopDay(shopDay(times.closesAt), by))) by++
  return {
    opensAt: later(times.opensAt, by * DAY_MS),
    closesAt: later(times.closesAt, by * DAY_MS),
    pickupDay: nextShopDay(times.pickupDay, by),
    pickupFrom: times.pickupFrom,
    pickupUntil: times.pickupUntil,
  }
}

/** What one piece costs with the best step of a pool; the discount is rounded half up to the fen, as for an order of it. */
export function poolPrice(priceFen: Fen, terms: Pick<PoolTerms, 'steps'>): Fen {
  const best = terms.steps.reduce((most, step) => Math.max(most, step.percent), 0)
  return priceFen - percentOf(priceFen, best)
}

const REMIND_AT = '09:00'

/**
 * When people are reminded of bags they left (the next morning) and when the written rule falls due (the next evening, as the station closes), counted
 * from the pickup day, or from the day of arrival where the goods came later.
 */
export function afterPickup(times: Times, arrivedAt: Instant): { remindAt: Instant; dueAt: Instant } {
  const came = shopDay(arrivedAt)
  const next = nextShopDay(came > times.pickupDay ? came : times.pickupDay)
  return { remindAt: atShopTime(next, REMIND_AT), dueAt: atShopTime(next, times.pickupUntil) }
}

/** How far back a station still shows the campaign that people are fetching from. */
export const shownSince = (now: Instant): Instant => instant(epochMs(now) - days(2))
