import { USUAL_TERMS } from '@domain/campaign/campaign'
import type { ItemView } from '@domain/campaign/contract'
import type { Input } from '@domain/contract'
import { MOST_AT_ONCE_FEN, type Fen } from '@domain/money'
import type { IfNotFilled } from '@domain/pool/contract'
import type { Instant } from '@domain/time'
import { basket } from '../parts/basket'
import type { Chance } from '../parts/random'
import type { Agenda } from './agenda'
import type { Resident } from './people'
import type { OpenRound } from './round'
import type { Shop } from './shop'
import { between } from './times'

/** What people of one station do in one evening. */
export interface Wishes {
  /** How many people sit in each pool; three fill it. */
  readonly pools: readonly number[]
  readonly plain: number
  readonly cancelled?: number
  /** Two who buy in the first pool together, if it has a place for both. */
  readonly first?: readonly Resident[]
  /** These stay at home. */
  readonly without?: readonly Resident[]
}
/** An order that was paid. */
export interface Bought {
  readonly who: Resident
  readonly orderId: string
}

export interface Evening {
  readonly shop: Shop
  readonly chance: Chance
  readonly agenda: Agenda
  readonly round: OpenRound
  readonly bought: Bought[]
  /** People use the coupons that they have, as the checkout chooses them. */
  readonly coupons?: boolean
}
/** What somebody buys alone. */
export interface Taste {
  readonly likes?: (item: ItemView) => boolean
  /** Worth at least so much. */
  readonly leastFen?: Fen
}
/** What she wishes beside the goods: to use her points, or no packaging. */
export type Extra = 'points' | 'green'

const FULL = USUAL_TERMS.seatsMax

/** Plans one station's orders between two moments; who has paid stands in the list that is replied, once it has happened. */
export function planEvening(parts: Omit<Evening, 'bought'>, wishes: Wishes, from: Instant, until: Instant): Bought[] {
  const evening: Evening = { ...parts, bought: [] }
  const { agenda, chance, round } = parts
  const first = wishes.first ?? []
  const away = new Set([...first, ...(wishes.without ?? [])])
  const people = [...first, ...chance.shuffled(round.corner.residents.filter((who) => !away.has(who)))]
  const next = (): Resident => {
    const who = people.shift()
    if (!who) throw new Error('more wishes than people')
    return who
  }
  for (const seats of wishes.pools) planPool(evening, Array.from({ length: seats }, next), from, until)
  for (let n = 0; n < wishes.plain; n++) {
    const who = next()
    agenda.plan(between(from, until, chance.next()), async () => {
      evening.bought.push(await buyAlone(evening, who))
    })
  }
  for (let n = 0; n < (wishes.cancelled ?? 0); n++) {
    const who = next()
    const at = between(from, until, chance.next() * 0.8)
    const mine: { orderId?: string } = {}
    agenda.plan(at, async () => {
      mine.orderId = (await buyAlone(evening, who)).orderId
    })
    agenda.plan(between(at, until, 0.6), async () => {
      await evening.shop.call(who, 'order.cancel', { orderId: mine.orderId ?? '' })
    })
  }
  return evening.bought
}

export function planPool(evening: Evening, people: readonly Resident[], from: Instant, until: Instant): void {
  const { shop, agenda, chance } = evening
  const pool: { id?: string } = {}
  const step = (Date.parse(until) - Date.parse(from)) / (people.length + 1)
  const begins = Date.parse(from) + chance.next() * step
  people.forEach((who, place) => {
    const at = between(from, until, (begins + place * step * 0.9 - Date.parse(from)) / (Date.parse(until) - Date.parse(from)))
    // Of three, one would rather keep the goods alone than have the money back.
    const ifNotFilled: IfNotFilled = place === 1 ? 'keep' : 'refund'
    agenda.plan(at, async () => {
      pool.id = await sitDown(evening, who, pool.id, ifNotFilled)
      if (place + 1 === FULL) await shop.settle()
    })
  })
}

const carriesTo = ({ round, chance }: Evening, who: Resident): 'door' | 'station' => (round.corner.carries && who.hasDoor && chance.yes(0.3) ? 'door' : 'station')

/** Opens a pool, or joins the one that is there, and pays. Replies the pool. */
async function sitDown(evening: Evening, who: Resident, poolId: string | undefined, ifNotFilled: IfNotFilled): Promise<string> {
  const { shop, chance, round } = evening
  const { campaignId } = round
  const wanted = { lines: basket(chance, round.items, USUAL_TERMS.leastFen), handover: carriesTo(evening, who) }
  const wish = { ...wanted, ifNotFilled, couponIds: await couponsFor(evening, who, { ...wanted, campaignId, pool: { ifNotFilled } }) }
  const placed = poolId === undefined ? await shop.call(who, 'pool.open', { campaignId, ...wish }) : await shop.call(who, 'pool.join', { poolId, ...wish })
  await shop.pay(who, placed.orderId)
  evening.bought.push({ who, orderId: placed.orderId })
  return placed.poolId
}

export async function buyAlone(evening: Evening, who: Resident, { likes = () => true, leastFen }: Taste = {}, extra?: Extra): Promise<Bought> {
  const { shop, chance, round } = evening
  const wish = { campaignId: round.campaignId, lines: basket(chance, round.items.filter(likes), leastFen), handover: carriesTo(evening, who) }
  const couponIds = await couponsFor(evening, who, wish)
  const usePoints = extra === 'points' ? await pointsFor(evening, who, { ...wish, couponIds }) : undefined
  const { orderId } = await shop.call(who, 'order.place', { ...wish, couponIds, usePoints, green: extra === 'green' })
  await shop.pay(who, orderId)
  return { who, orderId }
}

/** As many as she has and the order takes; none where there are none. */
async function pointsFor({ shop }: Evening, who: Resident, wish: Input<'order.quote'>): Promise<number | undefined> {
  const { priced } = await shop.call(who, 'order.quote', { ...wish, usePoints: MOST_AT_ONCE_FEN })
  return priced?.pointsFen || undefined
}

async function couponsFor({ shop, coupons }: Evening, who: Resident, wish: Input<'order.quote'>): Promise<string[] | undefined> {
  if (!coupons) return undefined
  const { priced } = await shop.call(who, 'order.quote', wish)
  return priced?.coupons.map(({ couponId }) => couponId)
}
