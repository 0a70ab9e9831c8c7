import { LIMITS } from './limits'
import { shared } from './runtime'

export interface Rate {
  burst: number
  perSecond: number
}

/** Takes one out of a bucket (a person's calls, tries at a secret); replies the whole seconds to wait when it is empty, else 0. Machine time, and this process alone. */
export function takeFromRate(bucket: string, { burst, perSecond }: Rate, nowMs = Date.now()): number {
  const { rates } = shared()
  const left = leftIn(bucket, { burst, perSecond }, nowMs)
  rates.delete(bucket)
  rates.set(bucket, { left: left >= 1 ? left - 1 : left, at: nowMs })
  if (rates.size > LIMITS.bucketsRemembered) forgetOldest(rates)
  return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond))
}

/** Whether a bucket is empty, without taking from it. */
export const isSpent = (bucket: string, rate: Rate): boolean => leftIn(bucket, rate, Date.now()) < 1

function leftIn(bucket: string, { burst, perSecond }: Rate, nowMs: number): number {
  const known = shared().rates.get(bucket)
  return Math.min(burst, known ? known.left + ((nowMs - known.at) / 1000) * perSecond : burst)
}

function forgetOldest(rates: Map<string, unknown>): void {
  for (const oldest of rates.keys()) {
    rates.delete(oldest)
    return
  }
}
