import { USUAL_TERMS } from '@domain/campaign/campaign'
import type { CampaignView } from '@domain/campaign/contract'
import type { Input, Output } from '@domain/contract'
import type { GoodsView } from '@domain/goods/contract'
import { nextShopDay, shopClock, shopDay, type Instant, type ShopDay } from '@domain/time'
import { create } from 'zustand'
import { typedYuan } from '../../../kit/amount'
import { toggled } from '../../../kit/toggled'

type Round = Output<'campaign.get'>
type Item = Input<'campaign.edit'>['items'][number]
export type Goods = Omit<Item, 'priceFen' | 'lowestFen' | 'offered' | 'limit' | 'itemId'>

/** One item as its fields stand: what was typed may still be wrong. */
export interface DraftItem {
  readonly key: string
  /** Its number in the draft that is changed. */
  readonly itemId: string | null
  readonly goods: Goods
  readonly price: string
  readonly offered: string
  readonly limit: string
  /** Below which no coupon takes it; empty: one fen stays. */
  readonly lowest: string
}
export interface DraftStep {
  readonly people: string
  readonly percent: string
}
export interface Draft {
  /** The draft that is changed, as it was seen; null makes new ones. */
  readonly of: { readonly campaignId: string; readonly revision: number; readonly stationName: string } | null
  readonly stationIds: readonly string[]
  readonly title: string
  /** Null: from the publishing on. */
  readonly opensDay: ShopDay | null
  readonly opensAt: string
  readonly closesDay: ShopDay
  readonly closesAt: string
  readonly pickupDay: ShopDay
  readonly pickupFrom: string
  readonly pickupUntil: string
  readonly seats: string
  readonly steps: readonly DraftStep[]
  readonly least: string
  readonly hours: number
  readonly unfetched: CampaignView['unfetched']
  readonly afterSaleHours: string
  readonly items: readonly DraftItem[]
}

const OPENS = '08:00'
const USUAL_OFFER = '50'
const USUAL_LIMIT = 5

const stepsOf = (steps: readonly { people: number; percent: number }[]): DraftStep[] =>
  steps.map(({ people, percent }) => ({ people: String(people), percent: String(percent) }))

const emptyAt = (day: ShopDay): Draft => ({
  of: null,
  stationIds: [],
  title: '',
  opensDay: null,
  opensAt: OPENS,
  closesDay: day,
  closesAt: '23:00',
  pickupDay: nextShopDay(day),
  pickupFrom: '17:30',
  pickupUntil: '20:30',
  seats: String(USUAL_TERMS.seatsMax),
  steps: stepsOf(USUAL_TERMS.steps),
  least: typedYuan(USUAL_TERMS.leastFen),
  hours: USUAL_TERMS.hours,
  unfetched: 'leader_disposes',
  afterSaleHours: '48',
  items: [],
})

export const useDraft = create<{ readonly draft: Draft | null }>(() => ({ draft: null }))
const set = (draft: Draft | null): void => useDraft.setState({ draft })
export function change(part: Partial<Draft>): void {
  const { draft } = useDraft.getState()
  if (draft) set({ ...draft, ...part })
}
const changeItems = (make: (items: readonly DraftItem[]) => readonly DraftItem[]): void => change({ items: make(useDraft.getState().draft?.items ?? []) })

export const clearDraft = (): void => set(null)
/** An empty draft; with a station or a day where one of them was pointed at. */
export const startDraft = (now: Instant, { stationId, day }: { stationId?: string | undefined; day?: ShopDay | undefined }): void =>
  set({ ...emptyAt(day ?? shopDay(now)), stationIds: stationId === undefined ? [] : [stationId] })

const timeOf = (at: Instant): string => shopClock(at).slice(11)

const termsOf = ({ pickupFrom, pickupUntil, unfetched, afterSaleHours, pool }: Round) => ({
  pickupFrom,
  pickupUntil,
  unfetched,
  afterSaleHours: String(afterSaleHours),
  seats: String(pool.seatsMax),
  steps: stepsOf(pool.steps),
  least: typedYuan(pool.leastFen),
  hours: pool.hours,
})

const itemsOf = (round: Round, keep: boolean): DraftItem[] =>
  round.items.map(({ itemId, goodsId, name, category, unit, grams, picture, origin, priceFen, lowestFen, offered, limit }) => ({
    key: itemId,
    itemId: keep ? itemId : null,
    goods: { ...(goodsId === null ? {} : { goodsId }), name, category, unit, grams, picture, origin },
    price: typedYuan(priceFen),
    offered: String(offered),
    limit: String(limit),
    lowest: lowestFen > 1 ? typedYuan(lowestFen) : '',
  }))

/** Begins from a round that was: its items, prices and rules; not its time. */
export const startLike = (round: Round, now: Instant): void =>
  set({ ...emptyAt(shopDay(now)), ...termsOf(round), closesAt: timeOf(round.closesAt), stationIds: [round.station.stationId], items: itemsOf(round, false) })

/** Changes a draft that is there. */
export const startEdit = (round: Round, now: Instant): void =>
  set({
    ...emptyAt(shopDay(round.closesAt)),
    ...termsOf(round),
    of: { campaignId: round.campaignId, revision: round.revision, stationName: round.station.name },
    stationIds: [round.station.stationId],
    title: round.title,
    opensDay: round.opensAt > now ? shopDay(round.opensAt) : null,
    opensAt: round.opensAt > now ? timeOf(round.opensAt) : OPENS,
    closesAt: timeOf(round.closesAt),
    pickupDay: round.pickupDay,
    items: itemsOf(round, true),
  })

export const toggleStation = (stationId: string): void => change({ stationIds: toggled(useDraft.getState().draft?.stationIds ?? [], stationId) })

/** Moves the end; the pickup stays as many days after it. */
export function closeOn(draft: Draft, closesDay: ShopDay): void {
  change({ closesDay, pickupDay: nextShopDay(closesDay) })
  if (draft.opensDay !== null && draft.opensDay > closesDay) change({ opensDay: closesDay })
}

/** Takes goods from the shelf with what they usually cost, or out again. */
export function toggleGoods({ goodsId, name, category, unit, grams, picture, origin, priceFen, limit }: GoodsView): void {
  const goods = { goodsId, name, category, unit, grams, picture, origin }
  const item = { key: goodsId, itemId: null, goods, price: priceFen === null ? '' : typedYuan(priceFen), offered: USUAL_OFFER, limit: String(limit ?? USUAL_LIMIT), lowest: '' }
  changeItems((items) => (items.some((one) => one.goods.goodsId === goodsId) ? items.filter((one) => one.goods.goodsId !== goodsId) : [...items, item]))
}
export const dropItem = (key: string): void => changeItems((items) => items.filter((item) => item.key !== key))
export const changeItem = (key: string, part: Partial<DraftItem>): void => changeItems((items) => items.map((item) => (item.key === key ? { ...item, ...part } : item)))

export const changeStep = (draft: Draft, index: number, part: Partial<DraftStep>): void =>
  change({ steps: draft.steps.map((step, at) => (at === index ? { ...step, ...part } : step)) })
export const addStep = (draft: Draft): void => change({ steps: [...draft.steps, { people: '', percent: '' }] })
export const dropStep = (draft: Draft, index: number): void => change({ steps: draft.steps.filter((_step, at) => at !== index) })
