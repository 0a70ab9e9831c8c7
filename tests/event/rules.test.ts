import { checkTimes, closesAt, keepUntil, mayCome, nextInLine, offerUntil, opensAt, reminderAt, scanTime, stateOf, wasOnDuty } from '@domain/event/event'
import { freshness, madeAt, nextAt, readTicket, stepAt, writeTicket } from '@domain/event/ticket'
import { atShopTime, hours, instant, later, minutes, seconds, shopClock, shopDay } from '@domain/time'
import fc from 'fast-check'
import { ENDS, REGISTERS, STARTS, slot } from './fixtures'

const event = { startsAt: STARTS, endsAt: ENDS, state: 'published' as const }
const places = (capacity: number, registered: number, offered = 0) => ({ capacity, registered, offered })
const FIGURES = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const figures = (length: number) => fc.string({ unit: fc.constantFrom(...FIGURES), minLength: length, maxLength: length })

describe('an event', () => {
  test('is open until every slot is taken, runs from its first slot on, and is done at its last one’s end', () => {
    const before = later(STARTS, -1)
    expect(stateOf(event, [places(5, 4), places(5, 5)], before)).toBe('open')
    expect(stateOf(event, [places(5, 4, 1), places(5, 5)], before)).toBe('full')
    expect(stateOf(event, [places(5, 5)], STARTS)).toBe('running')
    expect(stateOf(event, [places(5, 5)], later(ENDS, -1))).toBe('running')
    expect(stateOf(event, [places(5, 5)], ENDS)).toBe('done')
    expect(stateOf({ ...event, state: 'draft' }, [places(5, 5)], ENDS)).toBe('draft')
    expect(stateOf({ ...event, state: 'cancelled' }, [places(5, 0)], before)).toBe('cancelled')
  })

  test('is planned in its order: registration opens, closes before the last slot begins, slots end after they begin', () => {
    const plan = { slots: [slot(5)], registerFrom: REGISTERS, registerUntil: STARTS }
    expect(checkTimes(plan, REGISTERS)).toEqual({ ok: true, value: { startsAt: STARTS, endsAt: ENDS } })
    const wrong = [
      { ...plan, registerUntil: REGISTERS },
      { ...plan, registerUntil: later(STARTS, 1) },
      { ...plan, slots: [slot(5, STARTS, STARTS)] },
      { ...plan, slots: [slot(5), slot(5, later(STARTS, hours(24 * 8)), later(STARTS, hours(24 * 8 + 1)))] },
    ]
    for (const each of wrong) expect(checkTimes(each, REGISTERS).ok).toBe(false)
    expect(checkTimes(plan, STARTS).ok).toBe(false)
  })

  test('is for whom it says', () => {
    const here = { communityId: 'c1' }
    const who = (communityId: string | null, tier: 'none' | 'bronze' | 'silver' | 'gold' = 'none') => ({ communityId, tier })
    expect(mayCome({ kind: 'all' }, here, who(null))).toBe(true)
    expect(mayCome({ kind: 'community' }, here, who('c1'))).toBe(true)
    expect(mayCome({ kind: 'community' }, here, who('c2'))).toBe(false)
    expect(mayCome({ kind: 'tier', tier: 'silver' }, here, who('c1', 'bronze'))).toBe(false)
    expect(mayCome({ kind: 'tier', tier: 'silver' }, here, who('c1', 'gold'))).toBe(true)
    expect(mayCome({ kind: 'tier', tier: 'silver' }, here, who('c2', 'gold'))).toBe(false)
  })

  test('reminds at seven in the evening before', () => {
    expect(shopClock(reminderAt(event))).toBe('2026-11-23 19:00')
  })
})

describe('the line', () => {
  test('never offers more than is left, passes nobody who fits, and keeps its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 30 }), fc.integer({ min: 0, max: 40 }), (sizes, left) => {
        const line = sizes.map((size, number) => ({ size, number }))
        const chosen = nextInLine(line, left)
        const taken = chosen.reduce((sum, { size }) => sum + size, 0)
        expect(taken).toBeLessThanOrEqual(left)
        expect(chosen.map(({ number }) => number)).toEqual([...chosen.map(({ number }) => number)].sort((a, b) => a - b))
        for (const party of line) if (!chosen.includes(party)) expect(party.size).toBeGreaterThan(left - chosen.filter(({ number }) => number < party.number).reduce((sum, { size }) => sum + size, 0))
      }),
    )
  })

  test('keeps an offer for two hours, or until its slot begins', () => {
    expect(offerUntil(event, later(STARTS, -hours(3)))).toBe(later(STARTS, -hours(1)))
    expect(offerUntil(event, later(STARTS, -hours(1)))).toBe(STARTS)
  })
})

describe('a ticket', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(figures(26), fc.integer({ min: 0, max: 32 ** 7 - 1 }), figures(16), (registrationId, step, seal) => {
        expect(readTicket(writeTicket({ registrationId, step, seal }))).toEqual({ registrationId, step, seal })
      }),
    )
  })

  test('is nothing else', () => {
    for (const text of ['', 'LP0123', 'LE', `LE${'0'.repeat(48)}`, `LE${'U'.repeat(49)}`, 'x'.repeat(80)]) expect(readTicket(text)).toBeNull()
  })

  test('changes every thirty seconds and is fresh for sixty from its making, by clocks that may differ by thirty', () => {
    const now = instant('2026-11-24T11:00:29.999Z')
    const ticket = { step: stepAt(now) }
    expect(madeAt(ticket)).toBe('2026-11-24T11:00:00.000Z')
    expect(nextAt(ticket)).toBe('2026-11-24T11:00:30.000Z')
    const made = madeAt(ticket)
    expect(freshness(ticket, later(made, seconds(60)))).toBe('fresh')
    expect(freshness(ticket, later(made, seconds(60) + 1))).toBe('old')
    expect(freshness(ticket, later(made, -seconds(30)))).toBe('fresh')
    expect(freshness(ticket, later(made, -seconds(30) - 1))).toBe('not_yet')
  })
})

describe('the desk', () => {
  test('is open from the morning of the day to one hour after; what it scanned is taken until a day after', () => {
    expect([opensAt(event), closesAt(event), keepUntil(event)]).toEqual([atShopTime(shopDay(STARTS), '00:00'), later(ENDS, hours(1)), later(ENDS, hours(24))])
    const at = (scannedAt: typeof STARTS | undefined, now: typeof STARTS) => scanTime(event, scannedAt, now)
    expect(opensAt({ startsAt: atShopTime(shopDay(STARTS), '01:00'), endsAt: ENDS })).toBe(atShopTime(shopDay(later(STARTS, -hours(24))), '23:00'))
    expect(at(undefined, STARTS)).toEqual({ ok: true, value: STARTS })
    expect(at(later(opensAt(event), -1), STARTS).ok).toBe(false)
    expect(at(undefined, closesAt(event)).ok).toBe(false)
    expect(at(STARTS, later(keepUntil(event), -1)).ok).toBe(true)
    expect(at(STARTS, keepUntil(event)).ok).toBe(false)
  })

  test('is believed only as far as clocks differ', () => {
    expect(scanTime(event, later(STARTS, minutes(2)), STARTS)).toEqual({ ok: true, value: STARTS })
    expect(scanTime(event, later(STARTS, minutes(2) + 1), STARTS).ok).toBe(false)
  })

  test('is staffed by who was on duty at that moment', () => {
    const duty = [{ since: STARTS, until: ENDS }]
    expect([later(STARTS, -1), STARTS, later(ENDS, -1), ENDS].map((at) => wasOnDuty(duty, at))).toEqual([false, true, true, false])
    expect(wasOnDuty([{ since: STARTS, until: null }], later(ENDS, hours(9)))).toBe(true)
    expect(wasOnDuty([], STARTS)).toBe(false)
  })
})
