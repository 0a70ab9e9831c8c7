import type { MeView } from '@domain/me/contract'
import { instant } from '@domain/time'
import { isShown } from '../../src/review/mine/write/write-store'

const at = instant('2026-11-22T02:00:00.000Z')
const me = (nickname: string | null, face: string | null, ...current: boolean[]): Pick<MeView, 'nickname' | 'face' | 'consents'> => ({
  nickname,
  face,
  consents: current.map((is) => ({ kind: 'show_profile', version: 1, current: is, givenAt: at })),
})

test('the form says that a review bears her name where she has one and agrees to show it, nowhere else', () => {
  expect(isShown(me('小李', null, true))).toBe(true)
  expect(isShown(me(null, 'data:image/png;base64,AA', true))).toBe(true)
  expect(isShown(me('小李', null))).toBe(false)
  expect(isShown(me('小李', null, false))).toBe(false)
  expect(isShown(me(null, null, true))).toBe(false)
})
