import { ok } from '@domain/result'
import { isAdmin } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { quarantineList } from './payment-sql'

const PAGE = 50

export const quarantined: Handler<'payment.quarantined'> = async ({ cursor }, call) => {
  const mine = isAdmin(call) ? 'all' : call.roles.filter((grant) => grant.role === 'operator').map((grant) => grant.scopeId)
  const rows = await quarantineList(call.tx, mine, cursor, PAGE + 1)
  const page = rows.slice(0, PAGE)
  return ok({
    payments: page.map(({ outTradeNo, orderId, amountFen, why, at, releasedAt }) => ({ outTradeNo, orderId, amountFen, why, at, released: releasedAt !== null })),
    cursor: rows.length > PAGE ? (page.at(-1)?.transactionId ?? null) : null
  })
}
