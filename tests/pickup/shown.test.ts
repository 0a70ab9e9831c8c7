import { maySeenBeShown } from '@domain/pickup/shown'
import { atShopTime, later, minutes, type ShopDay } from '@domain/time'

const DAY = '2026-11-23' as ShopDay
const bag = { pickupDay: DAY, pickupUntil: '20:30', fetched: false }
const lastEvening = atShopTime('2026-11-24' as ShopDay, '20:30')

test('a code seen before is shown without a signal until the evening after the pickup day', () => {
  expect(maySeenBeShown(bag, atShopTime(DAY, '18:00'))).toBe(true)
  expect(maySeenBeShown(bag, later(lastEvening, -minutes(1)))).toBe(true)
})

test('afterwards, or once it was used, it is none', () => {
  expect(maySeenBeShown(bag, lastEvening)).toBe(false)
  expect(maySeenBeShown({ ...bag, fetched: true }, atShopTime(DAY, '18:00'))).toBe(false)
})
