import { POLICIES } from '@domain/policy/list'
import { ok, refuse } from '@domain/result'
import { holds } from '../_kit/scope'
import type { Call, Handler } from '../_kit/serve'
import { communityExists, knownThings, lastRuns, settingsOf } from './policy-sql'
import { settingFor, viewPolicy } from './view'

/** Whether the caller operates it, and it is there. */
export const operates = async (call: Call, communityId: string): Promise<boolean> => holds(call, 'operator', communityId) && (await communityExists(call.tx, communityId))

export const list: Handler<'policy.list'> = async ({ communityId }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const settings = new Map((await settingsOf(call.tx, communityId)).map((setting) => [setting.policyId, setting]))
  const runs = await lastRuns(call.tx, communityId)
  const names = await knownThings(call.tx, communityId, [...settings.values()].flatMap(({ items }) => items))
  return ok({ policies: POLICIES.map((policy) => viewPolicy(policy, settingFor(policy, communityId, settings.get(policy.id)), names, runs.get(policy.id))) })
}
