import * as z from 'zod/mini'
import { readJson } from '../_kit/wechat/exchange'
import type { Bank } from './bank'
import type { Knobs, SimTrade } from './books'
import { FAULTS } from './books'
import type { Callbacks } from './callbacks'
import type { SimulatorClock } from './clock'
import type { Asked, Route, Told } from './http'
import { json } from './http'
import type { Journal } from './journal'
import type { SentMessage, Shipped } from './mini-api'

interface Office {
  bank: Bank
  callbacks: Callbacks
  clock: SimulatorClock
  journal: Journal
  knobs: Knobs
}

const payShape = z.strictObject({ outTradeNo: z.string(), payer: z.string().check(z.minLength(1), z.maxLength(128)) })
const faultShape = z.strictObject({ next: z.enum(FAULTS), times: z._default(z.int().check(z.minimum(0), z.maximum(10_000)), 1) })
const flushShape = z.strictObject({ beside: z._default(z.boolean(), false) })
const clockShape = z.strictObject({ offsetSeconds: z.int() })

const badInput = () => json(400, { error: 'bad_input' })

/** How tests and the demo act on the simulator: pay as somebody, turn a knob, send what is due, look. */
export function controlRoutes(office: Office): Route[] {
  return [
    { method: 'POST', path: /^\/sim\/pay$/, handle: (asked) => pay(office, asked) },
    { method: 'POST', path: /^\/sim\/faults$/, handle: (asked) => turnKnob(office, asked) },
    { method: 'POST', path: /^\/sim\/flush$/, handle: (asked) => flush(office, asked) },
    { method: 'POST', path: /^\/sim\/clock$/, handle: (asked) => moveClock(office, asked) },
    { method: 'GET', path: /^\/sim\/state$/, handle: ({ now }) => json(200, state(office, now)) },
    { method: 'GET', path: /^\/healthz$/, handle: () => json(200, { ok: true }) }
  ]
}

function pay({ bank }: Office, { body, now }: Asked): Told {
  const { success, data } = payShape.safeParse(readJson(body))
  if (!success) return badInput()
  const paid = bank.pay(data.outTradeNo, data.payer, now)
  if (!paid.ok) return json(paid.code === 'no_such_trade' ? 404 : 409, { error: paid.code })
  return json(200, { paid: viewOf(paid.value) })
}

async function flush({ callbacks }: Office, { body, now }: Asked): Promise<Told> {
  const { success, data } = flushShape.safeParse(body.length === 0 ? {} : readJson(body))
  if (!success) return badInput()
  return json(200, await (data.beside ? callbacks.flushBeside(now) : callbacks.flush(now)))
}

function turnKnob({ knobs }: Office, { body }: Asked): Told {
  const { success, data } = faultShape.safeParse(readJson(body))
  if (!success) return badInput()
  knobs.turn(data)
  return json(200, { faults: knobs.all() })
}

function moveClock({ clock, callbacks }: Office, { body }: Asked): Told {
  const { success, data } = clockShape.safeParse(readJson(body))
  if (!success) return badInput()
  clock.setOffset(data.offsetSeconds)
  callbacks.arm()
  return json(200, { now: clock.now() })
}

const viewOf = ({ outTradeNo, transactionId, state, totalFen, paidFen, paidBy, expectedPayer, createdAt, successAt, prepayIds }: SimTrade) => ({
  outTradeNo,
  transactionId,
  state,
  totalFen,
  paidFen,
  paidBy,
  expectedPayer,
  createdAt,
  successAt,
  /** The one handed out last; all of them are good. */
  prepayId: prepayIds.at(-1),
  prepayIds
})

function state({ bank, callbacks, journal, knobs }: Office, now: Asked['now']) {
  return {
    now,
    trades: bank.trades().map(viewOf),
    refunds: bank.refunds(now).map(({ notifyUrl: _, ...refund }) => refund),
    pending: callbacks.pending().map(({ url: _, ...callback }) => callback),
    faults: knobs.all(),
    messages: journal.all<SentMessage>('message/'),
    shipped: journal.all<Shipped>('shipped/')
  }
}
