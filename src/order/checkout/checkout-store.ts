import type { Handover, LineInput } from '@domain/call'
import type { CallName, Output } from '@domain/contract'
import { MOST_AT_ONCE_FEN, type Fen } from '@domain/money'
import type { IfNotFilled } from '@domain/pool/contract'
import { useRef, useState } from 'react'
import { chosenOf, emptyBasket, linesOf, useBasket, type Chosen } from '../../kit/basket'
import { call, type Answer } from '../../kit/call'
import { useAsk, type Loaded } from '../../kit/load'
import { serverNow } from '../../kit/clock'
import { loadMe, useMe, visitStation } from '../../kit/me'
import { swap, to } from '../../kit/nav'
import { useTonight } from '../../kit/tonight'
import { payOrder } from '../pay-store'

export type Quote = Output<'order.quote'>
type Pool = Output<'pool.get'>
export type Way = 'alone' | 'open' | 'join'
export type { Tonight } from '../../kit/tonight'
/** What decides what is paid now. */
export type Paying = 'alone' | IfNotFilled

const PAYING: readonly Paying[] = ['alone', 'refund', 'keep']
export const payingOf = (way: Way, ifNotFilled: IfNotFilled): Paying => (way === 'alone' ? 'alone' : ifNotFilled)

export interface Checkout {
  readonly tonight: Loaded<'campaign.tonight'>
  readonly quote: Loaded<'order.quote'>
  /** The latest quote, also while the next one is on its way. */
  readonly latest: Quote | null
  readonly chosen: readonly Chosen[]
  /** The pool to join, as it stands; null too once it is gone. */
  readonly pool: Pool | null
  /** The link's pool can't be joined any more. */
  readonly gone: boolean
  /** Where the person sits already: in the link's pool, or in another one of this evening. */
  readonly seated: Pool | null
  /** It is the link's own pool: there is nothing more to order for it. */
  readonly joined: boolean
  /** What buying together means here: joining the link's pool, or opening one's own where there is none or it is gone. */
  readonly together: 'open' | 'join'
  /** Null until one of the offered ways was chosen. */
  readonly way: Way | null
  readonly setWay: (way: Way) => void
  readonly ifNotFilled: IfNotFilled
  readonly setIfNotFilled: (choice: IfNotFilled) => void
  readonly handover: Handover
  readonly setHandover: (handover: Handover) => void
  /** Null: the best that can be had with what one holds. */
  readonly couponIds: readonly string[] | null
  readonly setCouponIds: (couponIds: readonly string[] | null) => void
  /** Whether as many points as may be are used; never without her saying so. */
  readonly withPoints: boolean
  readonly setWithPoints: (on: boolean) => void
  /** Without packaging. */
  readonly green: boolean
  readonly setGreen: (on: boolean) => void
  /** What each way costs now with one's coupons and points; a way that nobody asked about is absent. */
  readonly costs: Partial<Record<Paying, Fen>>
  /** Asks again what a refused order may have been refused for. */
  readonly again: () => Promise<void>
}

export interface Brought {
  readonly station: string
  readonly pool?: string
  readonly open?: string
}

function firstWay({ pool, open }: Brought): Way | null {
  if (pool) return 'join'
  return open ? 'open' : null
}

/** Whether the person has a live seat in an open pool, paid for or not yet. */
const sitsIn = ({ state, mine }: Pool): boolean => state === 'open' && (mine?.seat === 'held' || mine?.seat === 'paid')

/** Whether it has ended or every seat is taken, also by who is still paying. */
const isGone = ({ state, endsAt, paidSeats, heldSeats, seatsMax }: Pool): boolean => state !== 'open' || serverNow() >= endsAt || paidSeats + heldSeats >= seatsMax

/** Everything that the checkout page knows: the basket, what it costs each way, and what was chosen so far. */
export function useCheckout(brought: Brought): Checkout {
  const { me } = useMe()
  const tonight = useTonight(brought.station)
  const [way, setWay] = useState<Way | null>(firstWay(brought))
  const [ifNotFilled, setIfNotFilled] = useState<IfNotFilled>('refund')
  const [handover, setHandover] = useState<Handover>('station')
  const basket = useBasket(tonight.value?.campaignId ?? null)
  const chosen = chosenOf(tonight.value?.items ?? [], basket)
  const lines = linesOf(chosen)
  const known = me?.station?.stationId === brought.station
  const [couponIds, setCouponIds] = useState<readonly string[] | null>(null)
  const [withPoints, setWithPoints] = useState(false)
  const [green, setGreen] = useState(false)
  const kept = useRef<Quote | null>(null)
  const tooSmall = (kept.current?.poolMissingFen ?? 0) > 0
  const paying: Paying = way === null || tooSmall ? 'alone' : payingOf(way, ifNotFilled)
  const question = (as: Paying) =>
    known && tonight.value && lines.length > 0
      ? { campaignId: tonight.value.campaignId, lines, handover, ...(as !== 'alone' && { pool: { ifNotFilled: as } }), ...(couponIds && { couponIds: [...couponIds] }), ...(withPoints && { usePoints: MOST_AT_ONCE_FEN }) }
      : null
  const quote = useAsk('order.quote', question(paying))
  const pool = useAsk('pool.get', brought.pool ? { poolId: brought.pool } : null)
  if (quote.answer !== null) kept.current = quote.value
  // Who holds coupons or uses points sees what each way costs with them; for everybody else one quote says it all.
  const holdsAny = withPoints || (kept.current?.priced?.held.length ?? 0) > 0
  const others = PAYING.filter((each) => each !== paying)
  const second = useAsk('order.quote', holdsAny && others[0] ? question(others[0]) : null)
  const third = useAsk('order.quote', holdsAny && others[1] ? question(others[1]) : null)
  const costs: Checkout['costs'] = {}
  for (const [as, asked] of [[paying, quote], [others[0], second], [others[1], third]] as const) {
    const cost = asked.value?.priced?.payFen
    if (as && cost !== undefined) costs[as] = cost
  }
  const seated = [pool.value, ...(tonight.value?.myPools ?? [])].find((one) => one !== null && sitsIn(one)) ?? null
  const gone = pool.answer?.kind === 'refused' || (pool.value !== null && !sitsIn(pool.value) && isGone(pool.value))
  const together = brought.pool && !gone ? 'join' : 'open'
  const again = async (): Promise<void> => {
    await Promise.all([tonight.again(), quote.again(), second.again(), third.again(), pool.again()])
  }
  return {
    tonight,
    quote,
    latest: kept.current,
    chosen,
    pool: gone ? null : pool.value,
    gone,
    seated,
    joined: seated !== null && seated.poolId === brought.pool,
    together,
    way: way === 'alone' || way === together ? way : null,
    setWay,
    ifNotFilled,
    setIfNotFilled,
    handover,
    setHandover,
    couponIds,
    setCouponIds,
    withPoints,
    setWithPoints,
    green,
    setGreen,
    costs,
    again,
  }
}

/** What is paid now: the first step's price where one would rather have the money back, else the plain one. */
export function payNow(quote: Quote, way: Way, ifNotFilled: IfNotFilled, costs: Checkout['costs'] = {}): Fen {
  const [first] = quote.steps
  const cost = costs[payingOf(way, ifNotFilled)]
  if (cost !== undefined) return cost
  return way === 'alone' || ifNotFilled === 'keep' || !first ? quote.plainFen : first.payFen
}

export type Trouble = Exclude<Answer<CallName>, { kind: 'done' }>

export async function settleIn(stationId: string): Promise<Trouble | null> {
  const answer = await call('station.choose', { stationId })
  if (answer.kind !== 'done') return answer
  visitStation(stationId)
  await loadMe()
  return null
}

export interface Wish {
  readonly campaignId: string
  readonly lines: LineInput[]
  readonly handover: Handover
  readonly way: Way
  readonly poolId: string | null
  readonly ifNotFilled: IfNotFilled
  /** The coupons that the quote took off. */
  readonly couponIds: readonly string[]
  /** The points that the quote took off. */
  readonly usePoints: number
  readonly green: boolean
}

const place = ({ campaignId, lines, handover, way, poolId, ifNotFilled, couponIds, usePoints, green }: Wish) => {
  const wish = { lines, handover, ...(usePoints > 0 && { usePoints }), ...(green && { green }), ...(couponIds.length > 0 && { couponIds: [...couponIds] }) }
  if (way === 'alone') return call('order.place', { campaignId, ...wish })
  if (way === 'join' && poolId !== null) return call('pool.join', { poolId, ifNotFilled, ...wish })
  return call('pool.open', { campaignId, ifNotFilled, ...wish })
}

/** Places the order, empties the basket and goes on to the cashier. What went wrong comes back; then nothing was ordered. */
export async function order(wish: Wish): Promise<Trouble | null> {
  const answer = await place(wish)
  if (answer.kind !== 'done') return answer
  emptyBasket(wish.campaignId)
  await payOrder(answer.value.orderId, () => swap(to.result(answer.value.orderId)))
  return null
}
