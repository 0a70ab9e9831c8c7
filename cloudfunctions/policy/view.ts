import type { PolicyView } from '@domain/policy/contract'
import { couponsOf, type Policy } from '@domain/policy/policy'
import { budgetOf } from './give'
import type { RunRow, Setting } from './policy-sql'

/** What holds where nobody has set anything: off. */
export const settingFor = (policy: Policy, communityId: string, found: Setting | undefined): Setting =>
  found ?? { communityId, policyId: policy.id, active: false, items: [], budgetFen: null }

export const viewPolicy = (policy: Policy, setting: Setting, names: ReadonlyMap<string, string>, run: RunRow | undefined): PolicyView => ({
  policyId: policy.id,
  trigger: policy.trigger,
  who: policy.who.kind,
  window: policy.window,
  holdOutPercent: policy.holdOutPercent,
  coupons: couponsOf(policy, setting.items),
  budgetFen: budgetOf(policy, setting),
  itemsNeeded: policy.itemsNeeded,
  on: setting.active,
  items: setting.items,
  itemNames: setting.items.map((id) => names.get(id) ?? ''),
  lastRun: run ? { window: run.windowId, startedAt: run.startedAt, doneAt: run.doneAt, given: run.given, heldOut: run.heldOut, skipped: run.skipped } : null,
})
