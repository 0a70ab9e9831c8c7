import { policyOf } from '@domain/policy/list'
import { reportDays } from '@domain/policy/policy'
import { incremental, lacking } from '@domain/policy/report'
import { ok, refuse } from '@domain/result'
import { atShopTime, nextShopDay, shopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { operates } from '../_kit/community-sql'
import { groups, type GroupRow } from './report-sql'

const USUAL_DAYS = 90
const NOBODY = { people: 0, buyers: 0, orders: 0, gmvFen: 0, squares: 0, costFen: 0 }

export const report: Handler<'policy.report'> = async ({ policyId, communityId, from, until }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const last = until ?? shopDay(call.now)
  const first = from ?? nextShopDay(last, -USUAL_DAYS)
  const days = reportDays(policyOf(policyId))
  const rows = await groups(call.tx, { communityId, policyId, from: atShopTime(first, '00:00'), until: atShopTime(nextShopDay(last), '00:00'), days })
  const of = (outcome: GroupRow['outcome']) => rows.find((row) => row.outcome === outcome) ?? NOBODY
  const [given, heldOut] = [of('given'), of('held_out')]
  const spent = ({ people, gmvFen, squares }: typeof NOBODY) => ({ people, sumFen: gmvFen, squares })
  return ok({
    policyId,
    from: first,
    until: last,
    given: figures(given),
    heldOut: figures(heldOut),
    incremental: incremental(spent(given), spent(heldOut), given.costFen),
    needs: lacking(spent(given), spent(heldOut)),
  })
}

const figures = ({ people, buyers, orders, gmvFen, costFen }: typeof NOBODY) => ({ people, buyers, orders, gmvFen, costFen })
