import type { Audience, PlanView } from '@domain/event/contract'
import type { Span } from '@domain/event/event'
import { nextShopDay, shopClock, shopDay, type Instant, type ShopDay } from '@domain/time'
import { create } from 'zustand'
import { typedYuan } from '../../../kit/amount'

/** A slot as its fields stand: what was typed may still be wrong. */
export interface DraftSlot {
  readonly slotId: string | null
  /** As it was when its fields were filled; null where it is new. What isn't typed over stays so, to the second. */
  readonly was: Span | null
  readonly day: ShopDay
  readonly from: string
  readonly until: string
  readonly capacity: string
}
export interface DraftHandout {
  readonly handoutId: string | null
  readonly name: string
  readonly stock: string
}
export interface Draft {
  /** The draft that is changed, as it was seen; null makes a new one. */
  readonly of: { readonly eventId: string; readonly revision: number } | null
  readonly stationId: string | null
  readonly title: string
  readonly picture: string | null
  readonly about: string
  readonly place: string
  readonly slots: readonly DraftSlot[]
  /** Null: from the saving on. */
  readonly registerFrom: ShopDay | null
  readonly untilDay: ShopDay
  readonly untilTime: string
  readonly audience: Audience['kind']
  readonly tier: Extract<Audience, { kind: 'tier' }>['tier']
  readonly partyMost: number
  readonly handouts: readonly DraftHandout[]
  readonly couponBatchId: string | null
  readonly photos: boolean
  readonly cost: string
}

const timeOf = (at: Instant): string => shopClock(at).slice(11)
/** An event is announced a week ahead. */
const AHEAD_DAYS = 7

export const useDraft = create<{ readonly draft: Draft | null }>(() => ({ draft: null }))
const set = (draft: Draft | null): void => useDraft.setState({ draft })
export const clearDraft = (): void => set(null)
export function change(part: Partial<Draft>): void {
  const { draft } = useDraft.getState()
  if (draft) set({ ...draft, ...part })
}

const emptyAt = (day: ShopDay): Draft => ({
  of: null,
  stationId: null,
  title: '',
  picture: null,
  about: '',
  place: '',
  slots: [{ slotId: null, was: null, day, from: '14:00', until: '16:00', capacity: '30' }],
  registerFrom: null,
  untilDay: day,
  untilTime: '12:00',
  audience: 'community',
  tier: 'bronze',
  partyMost: 4,
  handouts: [],
  couponBatchId: null,
  photos: false,
  cost: '0',
})

export const startDraft = (now: Instant): void => set(emptyAt(nextShopDay(shopDay(now), AHEAD_DAYS)))

const whatOf = ({ station, title, picture, about, place, audience, partyMost, photos, couponBatchId, costFen }: PlanView) => ({
  stationId: station.stationId,
  title,
  picture,
  about,
  place,
  audience: audience.kind,
  ...(audience.kind === 'tier' ? { tier: audience.tier } : {}),
  partyMost,
  photos,
  couponBatchId,
  cost: typedYuan(costFen),
})

/** Begins from an event that was: all but its days. */
export function startLike(plan: PlanView, now: Instant): void {
  const empty = emptyAt(nextShopDay(shopDay(now), AHEAD_DAYS))
  const slots = plan.slots.map((slot) => ({ ...slotFields(slot), slotId: null, day: empty.untilDay }))
  set({ ...empty, ...whatOf(plan), slots, handouts: plan.handouts.map(({ name, stock }) => ({ handoutId: null, name, stock: String(stock) })) })
}

/** The fields that show when a slot is. */
export const fieldsOf = ({ startsAt, endsAt }: Span): Pick<DraftSlot, 'day' | 'from' | 'until'> => ({ day: shopDay(startsAt), from: timeOf(startsAt), until: timeOf(endsAt) })

/** A slot as it stands, to be typed over. */
export const slotFields = ({ slotId, startsAt, endsAt, capacity }: PlanView['slots'][number]): DraftSlot => ({
  slotId,
  was: { startsAt, endsAt },
  ...fieldsOf({ startsAt, endsAt }),
  capacity: String(capacity),
})

/** Changes a draft that is there. */
export function startEdit(plan: PlanView, now: Instant): void {
  set({
    ...emptyAt(shopDay(plan.startsAt)),
    ...whatOf(plan),
    of: { eventId: plan.eventId, revision: plan.revision },
    slots: plan.slots.map(slotFields),
    registerFrom: plan.registerFrom > now ? shopDay(plan.registerFrom) : null,
    untilDay: shopDay(plan.registerUntil),
    untilTime: timeOf(plan.registerUntil),
    handouts: plan.handouts.map(({ handoutId, name, stock }) => ({ handoutId, name, stock: String(stock) })),
  })
}

const changed = <V>(all: readonly V[], index: number, part: Partial<V>): V[] => all.map((one, at) => (at === index ? { ...one, ...part } : one))
const without = <V>(all: readonly V[], index: number): V[] => all.filter((_one, at) => at !== index)

export const changeSlot = ({ slots }: Draft, index: number, part: Partial<DraftSlot>): void => change({ slots: changed(slots, index, part) })
export const dropSlot = ({ slots }: Draft, index: number): void => change({ slots: without(slots, index) })
/** The next one begins where the last one ends. */
export function addSlot({ slots }: Draft): void {
  const last = slots.at(-1)
  if (last) change({ slots: [...slots, { ...last, slotId: null, was: null, from: last.until, until: '' }] })
}
export const changeHandout = ({ handouts }: Draft, index: number, part: Partial<DraftHandout>): void => change({ handouts: changed(handouts, index, part) })
export const dropHandout = ({ handouts }: Draft, index: number): void => change({ handouts: without(handouts, index) })
export const addHandout = ({ handouts }: Draft): void => change({ handouts: [...handouts, { handoutId: null, name: '', stock: '30' }] })
