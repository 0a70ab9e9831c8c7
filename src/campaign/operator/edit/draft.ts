import type { CampaignView } from '@domain/campaign/contract'
import { USUAL_TERMS } from '@domain/campaign/campaign'
import type { Input, Output } from '@domain/contract'
import type { GoodsView } from '@domain/goods/contract'
import type { Fen } from '@domain/money'
import { atShopTime, earliest, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { create } from 'zustand'
import { fenOf, typedYuan, wholeOf } from '../../../kit/amount'
import { attempt } from '../../../kit/attempt'

type Item = Input<'campaign.create'>['items'][number]
type Goods = Omit<Item, 'priceFen' | 'offered' | 'limit'>

/** One item as its fields stand: what was typed may still be wrong. */
export interface DraftItem {
  readonly key: string
  readonly goods: Goods
  readonly price: string
  readonly offered: string
  readonly limit: string
}
export interface Draft {
  readonly stationIds: readonly string[]
  readonly title: string
  /** Days from today on which ordering ends. */
  readonly closesIn: number
  readonly closesAt: string
  readonly pickupFrom: string
  readonly pickupUntil: string
  readonly seats: string
  readonly percent: string
  readonly least: string
  readonly unfetched: CampaignView['unfetched']
  readonly items: readonly DraftItem[]
}

export const PRICE_MOST: Fen = 9_999_999
const OFFERED_MOST = 100_000
const LIMIT_MOST = 999
const USUAL_LIMIT = 5
const SEATS = [2, 20] as const
const PERCENT = [1, 90] as const
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

const EMPTY: Draft = {
  stationIds: [],
  title: '',
  closesIn: 0,
  closesAt: '23:00',
  pickupFrom: '17:30',
  pickupUntil: '20:30',
  seats: String(USUAL_TERMS.seatsMax),
  percent: String(USUAL_TERMS.steps[0]?.percent ?? ''),
  least: typedYuan(USUAL_TERMS.leastFen),
  unfetched: 'leader_disposes',
  items: [],
}

export const useDraft = create<{ readonly draft: Draft }>(() => ({ draft: EMPTY }))
const current = (): Draft => useDraft.getState().draft
export const change = (part: Partial<Draft>): void => useDraft.setState({ draft: { ...current(), ...part } })
export const startDraft = (): void => useDraft.setState({ draft: EMPTY })

const toggled = (all: readonly string[], one: string): string[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one])
export const toggleStation = (stationId: string): void => change({ stationIds: toggled(current().stationIds, stationId) })

/** Begins from a round that was: its items, prices and rules; not its time. */
export function startLike(round: Output<'campaign.get'>): void {
  const items = round.items.map(({ itemId, name, category, unit, grams, picture, origin, priceFen, offered, limit }) => ({
    key: itemId,
    goods: { name, category, unit, grams, picture, origin },
    price: typedYuan(priceFen),
    offered: String(offered),
    limit: String(limit),
  }))
  const { seatsMax, steps, leastFen } = round.pool
  const percent = String(steps[0]?.percent ?? '')
  const { pickupFrom, pickupUntil, unfetched } = round
  useDraft.setState({
    draft: { ...EMPTY, stationIds: [round.station.stationId], pickupFrom, pickupUntil, unfetched, seats: String(seatsMax), percent, least: typedYuan(leastFen), items },
  })
}

/** Takes goods from the shelf with what they usually cost, or out again. */
export function toggleGoods({ goodsId, name, category, unit, grams, picture, origin, priceFen, limit }: GoodsView): void {
  const { items } = current()
  const there = items.some(({ key }) => key === goodsId)
  const goods = { goodsId, name, category, unit, grams, picture, origin }
  const item = { key: goodsId, goods, price: priceFen === null ? '' : typedYuan(priceFen), offered: '50', limit: String(limit ?? USUAL_LIMIT) }
  change({ items: there ? items.filter(({ key }) => key !== goodsId) : [...items, item] })
}
export const dropItem = (key: string): void => change({ items: current().items.filter((item) => item.key !== key) })
export const changeItem = (key: string, part: Partial<DraftItem>): void =>
  change({ items: current().items.map((item) => (item.key === key ? { ...item, ...part } : item)) })

export const isTime = (typed: string): boolean => TIME.test(typed)
export const priceOf = ({ price }: DraftItem): Fen | null => {
  const found = fenOf(price)
  return found !== null && found > 0 && found <= PRICE_MOST ? found : null
}
export const offeredOf = ({ offered }: DraftItem): number | null => wholeOf(offered, 0, OFFERED_MOST)
export const limitOf = ({ limit }: DraftItem): number | null => wholeOf(limit, 1, LIMIT_MOST)
export const seatsOf = ({ seats }: Draft): number | null => wholeOf(seats, ...SEATS)
export const percentOf = ({ percent }: Draft): number | null => wholeOf(percent, ...PERCENT)
export const leastOf = ({ least }: Draft): Fen | null => {
  const found = fenOf(least)
  return found !== null && found >= 100 ? found : null
}

export const closingDay = ({ closesIn }: Pick<Draft, 'closesIn'>, now: Instant): ShopDay => nextShopDay(shopDay(now), closesIn)

function itemsOf(draft: Draft): Item[] | null {
  const items = draft.items.map((item) => ({ goods: item.goods, priceFen: priceOf(item), offered: offeredOf(item), limit: limitOf(item) }))
  const right = items.flatMap(({ goods, priceFen, offered, limit }) => (priceFen === null || offered === null || limit === null ? [] : [{ ...goods, priceFen, offered, limit }]))
  return right.length === items.length ? right : null
}

/** What the draft says as a call, or what it still lacks. */
export function callOf(draft: Draft, title: string, now: Instant): Input<'campaign.create'> | 'stations' | 'items' | 'fields' {
  if (draft.stationIds.length === 0) return 'stations'
  if (draft.items.length === 0) return 'items'
  const items = itemsOf(draft)
  const seats = seatsOf(draft)
  const percent = percentOf(draft)
  const leastFen = leastOf(draft)
  const times = [draft.closesAt, draft.pickupFrom, draft.pickupUntil].every(isTime)
  if (!items || seats === null || percent === null || leastFen === null || !times) return 'fields'
  const day = closingDay(draft, now)
  const closesAt = atShopTime(day, draft.closesAt)
  return {
    stationIds: [...draft.stationIds],
    title,
    opensAt: earliest(now, closesAt),
    closesAt,
    pickupDay: nextShopDay(day),
    pickupFrom: draft.pickupFrom,
    pickupUntil: draft.pickupUntil,
    unfetched: draft.unfetched,
    pool: { seatsMax: seats, steps: [{ people: seats, percent }], leastFen, hours: USUAL_TERMS.hours },
    items,
  }
}

export const makeDrafts = (wish: Input<'campaign.create'>): Promise<Output<'campaign.create'> | null> => attempt('campaign.create', wish)
