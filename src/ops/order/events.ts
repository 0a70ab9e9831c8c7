import { yuan } from '@domain/money'
import type { TraceView } from '@domain/order/contract'
import type { Instant } from '@domain/time'
import type { TimelineStep } from '../../ui/Timeline'
import { words } from './words'

type Step = TimelineStep & { readonly at: Instant }

const payments = ({ payments: all }: TraceView): Step[] =>
  all.flatMap<Step>(({ outTradeNo, amountFen, counted, createdAt, paidAt, closedAt }) => [
    { title: words.opened, at: createdAt, note: words.amountAndNumber(yuan(amountFen), outTradeNo), state: 'done' },
    ...(paidAt && counted ? [{ title: words.paid[counted], at: paidAt, note: yuan(amountFen), state: counted === 'order' ? ('done' as const) : ('failed' as const) }] : []),
    ...(closedAt && !paidAt ? [{ title: words.closed, at: closedAt, state: 'failed' as const }] : []),
  ])

const asks = ({ asks: all }: TraceView): Step[] =>
  all.flatMap<Step>(({ state, amountFen, askedAt, decidedAt }) => [
    { title: words.asked, at: askedAt, note: yuan(amountFen), state: state === 'asked' ? 'now' : 'done' },
    ...(decidedAt ? [{ title: words.decided(words.asks[state]), at: decidedAt, note: yuan(amountFen), state: 'done' as const }] : []),
  ])

function refunds({ refunds: all }: TraceView): Step[] {
  return all.flatMap<Step>(({ refundNo, amountFen, why, state, lastError, queuedAt, doneAt }) => {
    const over: Step[] = doneAt ? [{ title: words.done, at: doneAt, note: yuan(amountFen), state: 'done' }] : []
    const title = state === 'review' ? words.stuck : state === 'closed' ? words.closedBack : words.queued(words.why(why))
    const note = [words.amountAndNumber(yuan(amountFen), refundNo), state === 'review' ? lastError : null].filter(Boolean).join(' · ')
    const started: Step = { title, at: queuedAt, note, state: state === 'review' ? 'failed' : state === 'done' || state === 'closed' ? 'done' : 'now' }
    return [started, ...over]
  })
}

/** What was handed over together is one step. */
function handings({ order }: TraceView): Step[] {
  const byTime = new Map<Instant, string[]>()
  for (const { handedAt, notFetched, name } of order.lines) {
    if (handedAt && !notFetched) byTime.set(handedAt, [...(byTime.get(handedAt) ?? []), name])
  }
  return [...byTime].map(([at, names]) => ({ title: words.handed(words.someHanded(names)), at, state: 'done' }))
}

/** Everything that happened to an order, the first first. */
export function eventsOf(trace: TraceView): TimelineStep[] {
  const placed: Step = { title: words.placed, at: trace.order.placedAt, state: 'done' }
  return [placed, ...payments(trace), ...asks(trace), ...refunds(trace), ...handings(trace)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
