import type { Books } from '@domain/payment/bill'
import { differences } from '@domain/payment/bill'
import { assert } from '@domain/result'
import type { Instant, ShopDay } from '@domain/time'
import { atShopTime, hours, nextShopDay, shopDay } from '@domain/time'
import type { Call } from '../_kit/call'
import { TryLater, jobSteps } from '../_kit/jobs'
import { json } from '../_kit/json'
import { log } from '../_kit/runtime'
import type { Timer } from '../_kit/serve'
import { wechat } from '../_kit/outside'
import type { Found } from './closing'
import { askTrade, collectFound } from './closing'
import { booksBetween, saveBillDay } from './payment-sql'

interface Plan {
  readonly day: ShopDay
  readonly ours: Books
}
type Answer = { readonly kind: 'bill'; readonly bill: Books; readonly found: readonly Found[] } | { readonly kind: 'later'; readonly why: string }

const readBooks = (call: Call, day: ShopDay): Promise<Books> => booksBetween(call.tx, dayStart(day), dayStart(nextShopDay(day)))
const dayStart = (day: ShopDay): Instant => atShopTime(day, '00:00')

/** Once a day the channel's bill of yesterday is laid beside our books; money that we never heard of is asked about and booked. */
export const reconcile: Timer = {
  name: 'payment.reconcile',
  every: { dailyAt: '10:30' },
  async run(call) {
    const day = nextShopDay(shopDay(call.now), -1)
    if (wechat()) await call.later({ kind: 'payment.bill', subject: day, communityId: '', runAt: call.now })
  }
}

export const bill = jobSteps<Plan, Answer>({
  async load(job) {
    const day = job.subject as ShopDay
    return { day, ours: await readBooks(job, day) }
  },
  async perform({ day, ours }) {
    const client = wechat()?.pay
    assert(client, 'the timer ran with a channel')
    const answer = await client.downloadBill(day)
    if (answer.kind === 'none') return { kind: 'bill', bill: { payments: [], refunds: [] }, found: [] }
    if (answer.kind !== 'done') return { kind: 'later', why: JSON.stringify(answer).slice(0, 200) }
    const { rows } = answer.bill
    const payments = rows.flatMap((row) => (row.kind === 'payment' ? [{ number: row.outTradeNo, amountFen: row.amountFen }] : []))
    const refunds = rows.flatMap((row) =>
      row.kind === 'refund' && row.state === 'SUCCESS' ? [{ number: row.outRefundNo, amountFen: row.amountFen }] : []
    )
    const known = new Set(ours.payments.map((each) => each.number))
    const unheard = payments.filter((each) => !known.has(each.number))
    const asked = await Promise.all(unheard.map((each) => askTrade(client, each.number)))
    return { kind: 'bill', bill: { payments, refunds }, found: asked.filter((each) => each !== 'unpaid') }
  },
  async save({ day }, answer, job) {
    if (answer.kind === 'later') throw new TryLater(`no bill yet: ${answer.why}`, hours(1))
    await collectFound(job, answer.found, 'other')
    const found = differences(await readBooks(job, day), answer.bill)
    const lines = answer.bill.payments.length + answer.bill.refunds.length
    await saveBillDay(job.tx, { day, fetchedAt: job.now, lines, differences: json(found.map((each) => ({ ...each }))) })
    if (found.length > 0) log().error(`the bill of ${day} differs from our books in ${found.length} lines`, new Error('I8'))
  }
})
