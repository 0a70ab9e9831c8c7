import { assert } from '../result'
import type { PolicyId } from './contract'
import { crossCategory } from './policies/cross-category'
import { eventAttended } from './policies/event-attended'
import { membersDay } from './policies/members-day'
import { newResident } from './policies/new-resident'
import { partnerStore } from './policies/partner-store'
import { secondOrder } from './policies/second-order'
import { thursdayPool } from './policies/thursday-pool'
import { wakeUp } from './policies/wake-up'
import type { Happening, Policy } from './policy'

export const POLICIES: readonly Policy[] = [newResident, secondOrder, wakeUp, crossCategory, thursdayPool, membersDay, partnerStore, eventAttended]

export function policyOf(id: PolicyId): Policy {
  const found = POLICIES.find((policy) => policy.id === id)
  assert(found, `the policy ${id} is declared`)
  return found
}

/** Those that look at what happened. */
export const policiesOn = (event: Happening): Policy[] => POLICIES.filter(({ trigger }) => trigger.on === 'event' && trigger.event === event)
