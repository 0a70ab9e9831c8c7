import { timingSafeEqual } from 'node:crypto'
import { LIMITS } from '../_kit/limits'
import { isSpent, takeFromRate } from '../_kit/rate'
import { settings } from '../_kit/runtime'

/** The app that demo people come through. */
export const TEST_APPID = 'test'

const CODE = /^test:([A-Za-z0-9_-]{1,64})(?::(\d{6}))?$/

export const isDemoOpen = (): boolean => settings().testDoors

/** Whose code this is. Where strangers reach the server it must end in the PIN; after too many wrong ones none is right for a while. */
export function demoOpenid(code: string): string | undefined {
  const [, openid, pin] = CODE.exec(code) ?? []
  const { demoPin } = settings()
  if (!openid || demoPin === null) return openid
  if (isSpent('demo-pin', LIMITS.demoPin)) return undefined
  if (pin !== undefined && timingSafeEqual(Buffer.from(pin), Buffer.from(demoPin))) return openid
  takeFromRate('demo-pin', LIMITS.demoPin)
  return undefined
}
