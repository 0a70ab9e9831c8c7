import { policyOf } from '@domain/policy/list'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { namesOfThings } from '../goods/goods'
import { operates } from '../_kit/community-sql'
import { findSetting, lastRuns, putSetting } from './policy-sql'
import { settingFor, viewPolicy } from './view'

export const set: Handler<'policy.set'> = async ({ policyId, communityId, on, items, budgetFen }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const policy = policyOf(policyId)
  const before = settingFor(policy, communityId, await findSetting(call.tx, communityId, policyId))
  const after = { ...before, active: on ?? before.active, items: items ? [...new Set(items)] : before.items, budgetFen: budgetFen ?? before.budgetFen }
  const names = await namesOfThings(call.tx, communityId, after.items)
  if (items && names.size < after.items.length) return refuse('items_wrong')
  if ((after.active || after.items.length > 0) && after.items.length !== policy.itemsNeeded) return refuse('items_wrong', { needed: policy.itemsNeeded })
  await putSetting(call.tx, after)
  const said = ({ active, items: named, budgetFen: budget }: typeof after) => ({ on: active, items: named, budgetFen: budget })
  await call.audit({ communityId, what: 'policy.set', subject: policyId, before: said(before), after: said(after) })
  return ok(viewPolicy(policy, after, names, (await lastRuns(call.tx, communityId)).get(policyId)))
}
