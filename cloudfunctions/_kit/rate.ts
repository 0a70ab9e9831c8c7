import { LIMITS } from './limits'
import { shared } from './runtime'

/** Takes one call out of a person's bucket; replies the whole seconds to wait when it is empty, else 0. Machine time, and this process alone. */
export function takeFromRate(personId: string, nowMs = Date.now()): number {
  const { rates } = shared()
  const known = rates.get(personId)
  const refilled = known ? known.left + ((nowMs - known.at) / 1000) * LIMITS.personPerSecond : LIMITS.personBurst
  const left = Math.min(LIMITS.personBurst, refilled)
  rates.delete(personId)
  rates.set(personId, { left: left >= 1 ? left - 1 : left, at: nowMs })
  if (rates.size > LIMITS.peopleRemembered) forgetOldest(rates)
  return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / LIMITS.personPerSecond))
}

function forgetOldest(rates: Map<string, unknown>): void {
  for (const oldest of rates.keys()) {
    rates.delete(oldest)
    return
  }
}
