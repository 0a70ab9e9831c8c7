import { yuan } from '@domain/money'
import type { HappenedView, OrderView } from '@domain/order/contract'
import { standingOf } from '@domain/order/standing'
import type { AskView } from '@domain/refund/contract'
import type { Instant } from '@domain/time'
import type { TimelineStep } from '../../ui/Timeline'
import { sayWhen, visitWords } from '../../ui/when'
import { words } from './words'

interface Dated {
  readonly at: Instant
  readonly step: TimelineStep
}

const done = (title: string, at: Instant, note: string | null = null): TimelineStep => ({ title, at, note, state: 'done' })
const money = (fen: number | undefined): string => yuan(fen ?? 0)

function stepOf({ what, at, amountFen, why, doneAt, goods }: HappenedView, order: OrderView): TimelineStep {
  switch (what) {
    case 'placed':
      return done(words.placed, at)
    case 'paid':
      return done(words.paidSum(money(amountFen)), at)
    case 'pool_settled':
      return done(words.poolSettled, at, words.discount(order.percent))
    case 'pool_expired':
      return { title: words.poolExpired, at, note: null, state: 'failed' }
    case 'closed':
      return done(words.closed, at)
    case 'arrived':
      return done(words.arrived, at, order.station.name)
    case 'fetched':
      return done(words.fetched, at, goods && goods.length < order.lines.length ? words.listed(goods) : null)
    case 'not_fetched':
      return { title: words.notFetched, at, note: words.listed(goods ?? []), state: 'failed' }
    case 'lapsed':
      return { title: words.lapsed, at, note: null, state: 'failed' }
    case 'back':
      return { title: words.back(money(amountFen)), at, note: words.backNote(words.why(why), doneAt ? sayWhen(doneAt) : null), state: doneAt ? 'done' : 'now' }
  }
}

/** What was asked back and what came of it; the money itself has its own step. */
function askSteps({ amountFen, askedAt, decidedAt, decision, state }: AskView): Dated[] {
  const asked = { at: askedAt, step: done(words.askedSum(yuan(amountFen)), askedAt) }
  if (state === 'asked') return [{ ...asked, step: { ...asked.step, note: words.askState.asked, state: 'now' } }]
  if (decidedAt === null) return [asked]
  const said = decision ? words.answer(decision) : null
  return [asked, { at: decidedAt, step: { title: words.askState[state], at: decidedAt, note: said, state: state === 'declined' ? 'failed' : 'done' } }]
}

/** What comes next, as far as one can say. */
function aheadOf(order: OrderView): TimelineStep[] {
  const visit: TimelineStep = { title: words.toFetch, note: visitWords(order.pickupDay, order.pickupFrom, order.pickupUntil), state: 'next' }
  const arrival: TimelineStep = { title: words.waiting, state: 'now' }
  const cutOff: TimelineStep = { title: words.closes, note: sayWhen(order.closesAt), state: 'next' }
  const closed = order.happened?.some(({ what }) => what === 'closed') ?? false
  switch (standingOf(order)) {
    case 'unpaid':
      return [{ title: words.toPay, note: words.toPayUntil(sayWhen(order.payUntil)), state: 'now' }]
    case 'pooling':
      return [{ title: words.poolOpen, note: order.poolEndsAt ? words.poolEnds(sayWhen(order.poolEndsAt)) : null, state: 'now' }, cutOff, visit]
    case 'waiting':
      return closed ? [arrival, visit] : [{ ...cutOff, state: 'now' }, visit]
    case 'arrived':
      return [{ ...visit, state: 'now' }]
    case 'cancelled':
      return order.happened?.some(({ what }) => what === 'lapsed') ? [] : [{ title: words.cancelled, state: 'failed' }]
    default:
      return []
  }
}

/** An order from its placing on: what happened, in its order, and what comes. */
export function timelineOf(order: OrderView, asks: readonly AskView[]): TimelineStep[] {
  const happened = order.happened ?? [{ what: 'placed' as const, at: order.placedAt }]
  const dated = [...happened.map((each): Dated => ({ at: each.at, step: stepOf(each, order) })), ...asks.flatMap(askSteps)]
  return [...dated.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1)).map(({ step }) => step), ...aheadOf(order)]
}
