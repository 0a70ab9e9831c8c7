import type { Output } from '@domain/contract'
import type { ItemView } from '@domain/campaign/contract'
import { yuan } from '@domain/money'
import { msBetween, type Instant } from '@domain/time'
import { sayWhen, visitWords } from '../../../ui/when'
import { words } from './words'

export type Told = Output<'campaign.get'>
export type Kind = keyof typeof words.texts

/** A chat folds long texts: so many items are told, the rest is counted. */
const ITEMS_MOST = 30
/** Of what is left so few that it is said. */
const FEW = 5
const HOUR_MS = 3_600_000

/** What is worth saying now. */
export function kindNow({ state, closesAt }: Pick<Told, 'state' | 'closesAt'>, now: Instant): Kind {
  if (state === 'arrived' || state === 'done') return 'arrived'
  return msBetween(now, closesAt) < HOUR_MS ? 'lastHour' : 'morning'
}

/** Why a text is not to be sent now; null where it may be. */
export function hitch(kind: Kind, { state, closesAt }: Pick<Told, 'state' | 'closesAt'>, now: Instant): string | null {
  if (kind === 'arrived') return state === 'arrived' ? null : words.notYet
  return state === 'open' && now < closesAt ? null : words.over
}

function itemLine({ name, unit, priceFen, poolFen }: ItemView, people: number): string {
  return words.item(name, unit, yuan(priceFen), poolFen < priceFen ? words.together(people, yuan(poolFen)) : null)
}

/** The text for the group chat: what is true at this moment, and nothing else. */
export function textOf(kind: Kind, told: Told, link: string | null, now: Instant): string {
  const { title, station, closesAt, pickupDay, pickupFrom, pickupUntil, unfetched } = told
  const head = { title, station: station.name, until: sayWhen(closesAt), pickup: visitWords(pickupDay, pickupFrom, pickupUntil), order: words.order(link) }
  const there = told.items.filter(({ left }) => left > 0)
  switch (kind) {
    case 'morning': {
      const people = Math.max(...told.pool.steps.map((step) => step.people), 1)
      const more = there.length > ITEMS_MOST ? words.moreItems(there.length - ITEMS_MOST) : null
      return words.morning({ ...head, items: there.slice(0, ITEMS_MOST).map((item) => itemLine(item, people)), more })
    }
    case 'lastHour': {
      const ms = msBetween(now, closesAt)
      const left = ms > 0 && ms < HOUR_MS ? words.minutesLeft(Math.ceil(ms / 60_000)) : null
      return words.lastHour({ ...head, left, few: there.filter((item) => item.left <= FEW).map((item) => words.few(item.name, item.left)) })
    }
    case 'arrived':
      return words.arrived({ ...head, address: station.address, rule: words.rules[unfetched] })
  }
}
