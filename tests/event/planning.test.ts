import type { PlanView } from '@domain/event/contract'
import { days, hours, instant, later } from '@domain/time'
import { changeOf, wishOf } from '../../src/event/operator/detail/change'
import { hoursOf } from '../../src/event/operator/edit/wish'

const NOW = instant('2026-11-22T02:00:00.000Z')
const day = { slotId: 'day', startsAt: instant('2026-11-28T06:00:00.000Z'), endsAt: instant('2026-11-28T08:00:30.000Z'), capacity: 10, left: 10, waiting: 0 }
/** From ten in the evening to one. */
const night = { ...day, slotId: 'night', startsAt: instant('2026-11-28T14:00:00.000Z'), endsAt: instant('2026-11-28T17:00:00.000Z') }
const plan = {
  eventId: 'event',
  revision: 3,
  place: '社区活动室',
  slots: [day, night],
  registerFrom: NOW,
  registerUntil: day.startsAt,
  handouts: [{ handoutId: 'tea', name: '茶', stock: 30, left: 30 }, { handoutId: 'cake', name: '糕', stock: 20, left: 20 }],
} as unknown as PlanView
const asked = { eventId: 'event', revision: 3 }
const seen = changeOf(plan)
const slots = (slotId: string, part: object) => seen.slots.map((slot) => (slot.slotId === slotId ? { ...slot, ...part } : slot))

test('an operator asks for what she changed, and leaves alone what another may have changed meanwhile', () => {
  expect(wishOf(plan, seen, NOW)).toEqual(asked)
  expect(wishOf(plan, { ...seen, stocks: { ...seen.stocks, tea: '40' } }, NOW)).toEqual({ ...asked, handouts: [{ handoutId: 'tea', stock: 40 }] })
  expect(wishOf(plan, { ...seen, slots: slots('day', { capacity: '12' }) }, NOW)).toEqual({ ...asked, slots: [{ slotId: 'day', capacity: 12 }] })
  expect(wishOf(plan, { ...seen, place: '三号楼大堂' }, NOW)).toEqual({ ...asked, place: '三号楼大堂' })
  expect(wishOf(plan, { ...seen, stocks: { ...seen.stocks, cake: '' } }, NOW)).toBe('missing')
  expect(wishOf(plan, { ...seen, slots: slots('night', { until: '25' }) }, NOW)).toBe('missing')
})

test('hours past midnight and seconds stay as they were where nobody types over them', () => {
  const wish = (slotId: string, part: object) => wishOf(plan, { ...seen, slots: slots(slotId, part) }, NOW)
  expect(wish('day', { from: '13:00' })).toEqual({ ...asked, slots: [{ slotId: 'day', startsAt: later(day.startsAt, -hours(1)) }] })
  expect(wish('day', { day: '2026-11-29' })).toEqual({ ...asked, slots: [{ slotId: 'day', startsAt: later(day.startsAt, days(1)), endsAt: later(day.endsAt, days(1)) }] })
  expect(wish('night', { day: '2026-11-29' })).toEqual({ ...asked, slots: [{ slotId: 'night', startsAt: later(night.startsAt, days(1)), endsAt: later(night.endsAt, days(1)) }] })
  expect(wish('night', { until: '00:30' })).toEqual({ ...asked, slots: [{ slotId: 'night', endsAt: '2026-11-28T16:30:00.000Z' }] })
  expect(wish('night', { until: '23:30' })).toEqual({ ...asked, slots: [{ slotId: 'night', endsAt: '2026-11-28T15:30:00.000Z' }] })
  expect(wish('day', { until: '13:00' })).toBe('times')
  expect(seen.slots.map(hoursOf)).toEqual([{ startsAt: day.startsAt, endsAt: day.endsAt }, { startsAt: night.startsAt, endsAt: night.endsAt }])
})
