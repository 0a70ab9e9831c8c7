import type { Instant, ShopDay } from '@domain/time'
import { looking } from '../rows'
import type { PayShop } from './shop'

/** What came in and went back, by trade number. */
type Sums = Map<string, { inFen: number; backFen: number }>

function add(sums: Sums, outTradeNo: string, inFen: number, backFen: number): void {
  const { inFen: came, backFen: went } = sums.get(outTradeNo) ?? { inFen: 0, backFen: 0 }
  sums.set(outTradeNo, { inFen: came + inFen, backFen: went + backFen })
}

/** The channel's own bills of some days. */
export async function billOf(shop: PayShop, days: readonly ShopDay[]): Promise<Sums> {
  const sums: Sums = new Map()
  for (const day of days) {
    const answer = await shop.client.downloadBill(day)
    if (answer.kind === 'none') continue
    if (answer.kind !== 'done') throw new Error(`the bill of ${day}: ${JSON.stringify(answer)}`)
    for (const row of answer.bill.rows) add(sums, row.outTradeNo, row.kind === 'payment' ? row.amountFen : 0, row.kind === 'refund' ? row.amountFen : 0)
  }
  return sums
}

/** What our ledger says passed through the channel since a moment. */
export const booksOf = (shop: PayShop, since: Instant): Promise<Sums> =>
  looking(shop.databaseUrl, async (db) => {
    const { rows } = await db.query<{ trade: string; came: string; went: string }>(
      `select coalesce(r.out_trade_no, l.payment_id) as trade, sum(l.amount_fen) filter (where from_account = 'channel') as came, sum(l.amount_fen) filter (where to_account = 'channel') as went
       from ledger_transfer l left join refund r on l.to_account = 'channel' and r.id = l.refund_id
       where 'channel' in (from_account, to_account) and l.at >= $1 group by 1`,
      [since],
    )
    const sums: Sums = new Map()
    for (const { trade, came, went } of rows) add(sums, trade, Number(came), Number(went))
    return sums
  })

const NOTHING = { inFen: 0, backFen: 0 }

export function difference(bill: Sums, books: Sums): { outTradeNo: string; said: string }[] {
  return [...new Set([...bill.keys(), ...books.keys()])].flatMap((outTradeNo) => {
    const [theirs, ours] = [bill.get(outTradeNo) ?? NOTHING, books.get(outTradeNo) ?? NOTHING]
    if (theirs.inFen === ours.inFen && theirs.backFen === ours.backFen) return []
    return [{ outTradeNo, said: `trade ${outTradeNo}: the bill says ${theirs.inFen} came and ${theirs.backFen} went back, our books ${ours.inFen} and ${ours.backFen}` }]
  })
}
