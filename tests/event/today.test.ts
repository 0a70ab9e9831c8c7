import type { EventView } from '@domain/event/contract'
import { days, hours, instant, later } from '@domain/time'
import { upOf } from '../../src/pages/today/next-event'

const NOW = instant('2026-11-22T02:00:00.000Z')
const one = { slotId: 'one', startsAt: later(NOW, hours(2)), endsAt: later(NOW, hours(4)), capacity: 10, left: 10, waiting: 0 }
const two = { ...one, slotId: 'two', startsAt: later(NOW, hours(6)), endsAt: later(NOW, hours(8)) }
const far = { ...one, slotId: 'far', startsAt: later(NOW, days(3)), endsAt: later(NOW, days(3) + hours(2)) }
const event = (change: object): EventView =>
  ({ state: 'open', slots: [one, two], registerFrom: later(NOW, -hours(24)), registerUntil: later(NOW, hours(1)), mine: null, ...change }) as unknown as EventView
const mine = (state: string, slotId = 'two', offerUntil: string | null = null) => ({ mine: { state, slotId, offerUntil } })

test('today’s line says my own slot’s time, and how I stand there', () => {
  expect(upOf(event(mine('registered')), NOW)).toEqual({ at: two.startsAt, stands: 'registered' })
  expect(upOf(event({ ...mine('waiting'), state: 'full' }), NOW)).toEqual({ at: two.startsAt, stands: 'waiting' })
  expect(upOf(event({ ...mine('offered', 'two', later(NOW, hours(1))), state: 'full' }), NOW)).toEqual({ at: two.startsAt, stands: 'offered' })
  expect(upOf(event(mine('registered', 'one')), later(one.endsAt, 1))).toEqual({ at: two.startsAt, stands: null })
  for (const state of ['left', 'lapsed']) expect(upOf(event(mine(state)), NOW)).toEqual({ at: one.startsAt, stands: 'open' })
})

test('says that one can register only while one can', () => {
  expect(upOf(event({}), NOW)).toEqual({ at: one.startsAt, stands: 'open' })
  expect(upOf(event({}), later(NOW, hours(1)))).toEqual({ at: one.startsAt, stands: null })
  expect(upOf(event({ slots: [{ ...one, left: 0 }, { ...two, left: 0 }], state: 'full' }), NOW)).toMatchObject({ stands: 'full' })
  expect(upOf(event({ slots: [far] }), NOW)).toEqual({ at: far.startsAt, stands: 'open' })
  expect(upOf(event({ slots: [far] }), later(NOW, hours(1)))).toBeNull()
  expect(upOf(event({ slots: [far], registerFrom: later(NOW, 1) }), NOW)).toBeNull()
})

test('says that it is on only while a slot is', () => {
  const running = event({ state: 'running' })
  expect(upOf(running, one.startsAt)).toEqual({ at: one.startsAt, stands: 'running' })
  expect(upOf(running, one.endsAt)).toEqual({ at: two.startsAt, stands: null })
  expect(upOf(event({ state: 'cancelled' }), NOW)).toBeNull()
})
