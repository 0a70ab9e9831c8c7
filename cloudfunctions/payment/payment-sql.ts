import type { Fen } from '@domain/money'
import type { QuarantineWhy } from '@domain/payment/payment'
import type { Instant } from '@domain/time'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import { json } from '../_kit/json'
import type { JsonValue } from '../_kit/json'

export type PaymentRow = Omit<Selectable<Schema['payment']>, 'state' | 'way' | 'counted'> & {
  state: 'open' | 'paid' | 'closed'
  way: 'jsapi' | 'h5'
  counted: 'order' | 'late' | 'second' | null
}

export async function findPayment(tx: Tx, outTradeNo: string): Promise<PaymentRow | null> {
  return (await tx.selectFrom('payment').selectAll().where('id', '=', outTradeNo).$castTo<PaymentRow>().executeTakeFirst()) ?? null
}

/** All payments that were ever begun for an order. */
export const lockPaymentsOf = (tx: Tx, { communityId, orderId }: Pick<PaymentRow, 'communityId' | 'orderId'>): Promise<PaymentRow[]> =>
  tx.selectFrom('payment').selectAll().where('communityId', '=', communityId).where('orderId', '=', orderId).orderBy('id').forUpdate().$castTo<PaymentRow>().execute()

/** Opens a payment for an order, or gives the one of the same way that is open already (one each, by a unique index). */
export async function openPayment(tx: Tx, payment: Insertable<Schema['payment']>): Promise<PaymentRow> {
  const opened = await tx.insertInto('payment').values(payment).onConflict((conflict) => conflict.doNothing()).returningAll().$castTo<PaymentRow>().executeTakeFirst()
  if (opened) return opened
  return tx
    .selectFrom('payment')
    .selectAll()
    .where('communityId', '=', payment.communityId)
    .where('orderId', '=', payment.orderId)
    .where('way', '=', payment.way)
    .where('state', '=', 'open')
    .$castTo<PaymentRow>()
    .executeTakeFirstOrThrow()
}

export const openPaymentsOf = (tx: Tx, communityId: string, orderIds: readonly string[]): Promise<PaymentRow[]> =>
  orderIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('payment')
        .selectAll()
        .where('communityId', '=', communityId)
        .where('orderId', 'in', [...orderIds])
        .where('state', '=', 'open')
        .orderBy('id')
        .$castTo<PaymentRow>()
        .execute()

export async function updatePayment(tx: Tx, payment: Pick<PaymentRow, 'communityId' | 'id'>, change: Partial<Insertable<Schema['payment']>>): Promise<void> {
  await tx.updateTable('payment').set(change).where('communityId', '=', payment.communityId).where('id', '=', payment.id).execute()
}

/** The prepay id arrives while the payment may have ended; only an open one takes it. */
export async function setCashier(tx: Tx, payment: PaymentRow, cashier: { prepayId: string | null; h5Url: string | null }): Promise<boolean> {
  const row = await tx
    .updateTable('payment')
    .set(cashier)
    .where('communityId', '=', payment.communityId)
    .where('id', '=', payment.id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Sets money apart that matches nothing; false when this very money was set apart before. */
export async function insertQuarantine(
  tx: Tx,
  money: { outTradeNo: string; transactionId: string; communityId: string; orderId: string | null; amountFen: Fen; why: QuarantineWhy; at: Instant }
): Promise<boolean> {
  const row = await tx.insertInto('quarantine').values(money).onConflict((conflict) => conflict.doNothing()).returning('transactionId').executeTakeFirst()
  return row !== undefined
}

export type QuarantineRow = Selectable<Schema['quarantine']>

/** Money set apart, newest first. `communities` = 'all' for who may see money of unknown origin too. */
export const quarantineList = (tx: Tx, communities: readonly string[] | 'all', before: string | undefined, most: number): Promise<QuarantineRow[]> =>
  tx
    .selectFrom('quarantine')
    .selectAll()
    .$if(communities !== 'all', (query) => query.where('communityId', 'in', communities === 'all' || communities.length === 0 ? [''] : [...communities]))
    .$if(before !== undefined, (query) => query.where('transactionId', '<', before as string))
    .orderBy('transactionId', 'desc')
    .limit(most)
    .execute()

export const lockQuarantine = (tx: Tx, outTradeNo: string): Promise<QuarantineRow[]> =>
  tx.selectFrom('quarantine').selectAll().where('outTradeNo', '=', outTradeNo).orderBy('transactionId').forUpdate().execute()

export async function markReleased(tx: Tx, transactionIds: readonly string[], at: Instant): Promise<void> {
  await tx.updateTable('quarantine').set({ releasedAt: at }).where('transactionId', 'in', [...transactionIds]).execute()
}

/** Stores an authentic notice once. True when it still waits to be worked. */
export async function storeNotice(
  tx: Tx,
  notice: { noticeId: string; kind: string; subject: string; body: JsonValue; receivedAt: Instant }
): Promise<boolean> {
  const { body, ...row } = notice
  const isNew = await tx.insertInto('payInbox').values({ ...row, body: json(body) }).onConflict((conflict) => conflict.doNothing()).returning('noticeId').executeTakeFirst()
  if (isNew) return true
  const stored = await tx.selectFrom('payInbox').select('workedAt').where('noticeId', '=', notice.noticeId).executeTakeFirstOrThrow()
  return stored.workedAt === null
}

export async function markWorked(tx: Tx, noticeId: string, at: Instant): Promise<void> {
  await tx.updateTable('payInbox').set({ workedAt: at }).where('noticeId', '=', noticeId).where('workedAt', 'is', null).execute()
}

/** Notices that came before this moment and were not worked. */
export async function unworkedNotices(tx: Tx, before: Instant): Promise<string[]> {
  const rows = await tx
    .selectFrom('payInbox')
    .select('noticeId')
    .where('workedAt', 'is', null)
    .where('receivedAt', '<', before)
    .orderBy('receivedAt')
    .limit(500)
    .execute()
  return rows.map((row) => row.noticeId)
}

export async function noticeBody(tx: Tx, noticeId: string): Promise<{ kind: string; body: JsonValue } | null> {
  const row = await tx.selectFrom('payInbox').select(['kind', 'body']).where('noticeId', '=', noticeId).where('workedAt', 'is', null).executeTakeFirst()
  return row ? { kind: row.kind, body: row.body } : null
}

export interface BookLine {
  number: string
  amountFen: Fen
}
/** What our books say came in through, and went back over, the channel between two moments by the channel's own clock. */
export async function booksBetween(tx: Tx, from: Instant, until: Instant): Promise<{ payments: BookLine[]; refunds: BookLine[] }> {
  const { rows: payments } = await sql<BookLine>`
    select id as number, amount_fen from payment where state = 'paid' and channel_at >= ${from} and channel_at < ${until}
    union all
    select out_trade_no, amount_fen from quarantine where at >= ${from} and at < ${until}`.execute(tx)
  const { rows: refunds } = await sql<BookLine>`
    select id as number, amount_fen from refund where state = 'done' and channel_at >= ${from} and channel_at < ${until}`.execute(tx)
  return { payments, refunds }
}

export async function saveBillDay(tx: Tx, day: Insertable<Schema['billDay']>): Promise<void> {
  await tx
    .insertInto('billDay')
    .values(day)
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ fetchedAt: day.fetchedAt, lines: day.lines, differences: day.differences }))
    .execute()
}
