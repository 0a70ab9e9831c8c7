import { POLICIES } from '@domain/policy/list'
import { ok, refuse } from '@domain/result'
import { namesOfThings } from '../goods/goods'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { lastRuns, settingsOf } from './policy-sql'
import { settingFor, viewPolicy } from './view'

export const list: Handler<'policy.list'> = async ({ communityId }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const settings = new Map((await settingsOf(call.tx, communityId)).map((setting) => [setting.policyId, setting]))
  const runs = await lastRuns(call.tx, communityId)
  const names = await namesOfThings(call.tx, communityId, [...settings.values()].flatMap(({ items }) => items))
  return ok({ policies: POLICIES.map((policy) => viewPolicy(policy, settingFor(policy, communityId, settings.get(policy.id)), names, runs.get(policy.id))) })
}
