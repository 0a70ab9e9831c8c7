import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { instant } from '@domain/time'

export type BillRow =
  | { kind: 'payment'; at: Instant; outTradeNo: string; transactionId: string; amountFen: Fen }
  | { kind: 'refund'; at: Instant; outTradeNo: string; transactionId: string; outRefundNo: string; refundId: string; amountFen: Fen; state: string }

/** Every payment and refund of one shop day, as the channel counts them. */
export interface Bill {
  rows: BillRow[]
  paidFen: Fen
  refundedFen: Fen
}

/** Each value stands behind a backtick, so that a spreadsheet leaves it alone; a comma inside a goods name is not escaped. */
const cells = (line: string): string[] => (line.startsWith('`') ? line.slice(1).split(',`') : line.split(','))

const column = { time: '交易时间', trade: '商户订单号', transaction: '微信订单号', state: '交易状态', amount: '订单金额' } as const
const refundColumn = { number: '商户退款单号', id: '微信退款单号', amount: '申请退款金额', state: '退款状态' } as const

/**
 * Reads the text of a trade bill (`/v3/bill/tradebill`, type ALL). Null when it isn't one, when an amount isn't yuan with two decimals, or when its rows
 * are not as many as its summary says.
 */
export function parseBill(text: string): Bill | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).filter((line) => line !== '')
  const names = lines[0]?.split(',') ?? []
  if (![...Object.values(column), ...Object.values(refundColumn)].every((name) => names.includes(name))) return null
  const summaryAt = lines.findIndex((line) => line.startsWith('总交易单数'))
  const rows = lines.slice(1, summaryAt === -1 ? 0 : summaryAt).map((line) => readRow(names, cells(line)))
  const counted = cells(lines[summaryAt + 1] ?? '')[0]
  if (summaryAt === -1 || counted !== String(rows.length) || !rows.every((row) => row !== null)) return null
  const total = (kind: BillRow['kind']) => rows.reduce((all, row) => (row.kind === kind ? all + row.amountFen : all), 0)
  return { rows, paidFen: total('payment'), refundedFen: total('refund') }
}

function readRow(names: readonly string[], values: readonly string[]): BillRow | null {
  const get = (name: string) => values[names.indexOf(name)] ?? ''
  const at = billTime(get(column.time))
  const isPayment = get(column.state) === 'SUCCESS'
  const amountFen = fenOfYuan(get(isPayment ? column.amount : refundColumn.amount))
  if (values.length !== names.length || at === null || amountFen === null) return null
  const trade = { at, amountFen, outTradeNo: get(column.trade), transactionId: get(column.transaction) }
  if (isPayment) return { kind: 'payment', ...trade }
  return { kind: 'refund', ...trade, outRefundNo: get(refundColumn.number), refundId: get(refundColumn.id), state: get(refundColumn.state) }
}

/** `12.30` → 1230, without passing through a fraction. */
export function fenOfYuan(yuan: string): Fen | null {
  const match = /^(\d{1,10})\.(\d{2})$/.exec(yuan)
  return match ? Number(match[1]) * 100 + Number(match[2]) : null
}

/** The bill's clock is the shop's: `2026-11-22 23:00:00`, UTC+8. */
function billTime(clock: string): Instant | null {
  return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(clock) && !Number.isNaN(Date.parse(`${clock.replace(' ', 'T')}+08:00`))
    ? instant(`${clock.replace(' ', 'T')}+08:00`)
    : null
}
