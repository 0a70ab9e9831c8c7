import { policyOf } from '@domain/policy/list'
import { windowIdOf } from '@domain/policy/policy'
import { ok, refuse } from '@domain/result'
import { shopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { countConcerned } from './give-sql'
import { operates } from '../_kit/community-sql'
import { findSetting } from './policy-sql'
import { startRun } from './run-slices'
import { settingFor } from './view'

export const run: Handler<'policy.run'> = async ({ policyId, communityId, preview }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const policy = policyOf(policyId)
  if (policy.trigger.on === 'event') return refuse('runs_by_itself')
  const setting = settingFor(policy, communityId, await findSetting(call.tx, communityId, policyId))
  if (setting.items.length !== policy.itemsNeeded) return refuse('items_wrong', { needed: policy.itemsNeeded })
  if (!setting.active && !preview) return refuse('policy_off')
  const window = windowIdOf(policy.window, shopDay(call.now))
  const concerned = await countConcerned(call.tx, policy, communityId, window, call.now)
  if (preview) return ok({ window, concerned, started: false })
  const started = await startRun(call, policy, communityId)
  await call.audit({ communityId, what: 'policy.run', subject: policyId, after: { window, concerned, started } })
  return ok({ window, concerned, started })
}
