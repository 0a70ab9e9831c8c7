import fc from 'fast-check'
import { arrivedUnits } from '@domain/campaign/arrival'
import {
  USUAL_TERMS,
  afterPickup,
  arrive,
  cancel,
  changeOffer,
  checkTimes,
  close,
  mayBecome,
  moveOn,
  poolPrice,
  publish,
  shownSince,
  type Times,
} from '@domain/campaign/campaign'
import { oddPrice } from '@domain/campaign/prices'
import type { CampaignState } from '@domain/campaign/contract'
import { priceOf } from '@domain/pool/price'
import type { Instant, ShopDay } from '@domain/time'
import { atShopTime, days, later, nextShopDay, shopDay } from '@domain/time'

const day = (text: string): ShopDay => text as ShopDay
const TONIGHT: Times = {
  opensAt: atShopTime(day('2026-11-22'), '06:00'),
  closesAt: atShopTime(day('2026-11-22'), '23:00'),
  pickupDay: day('2026-11-23'),
  pickupFrom: '17:30',
  pickupUntil: '20:30',
}
const NOON = atShopTime(day('2026-11-22'), '12:00')
const STATES: readonly CampaignState[] = ['draft', 'open', 'closed', 'arrived', 'done', 'cancelled']
const round = (state: CampaignState) => ({ ...TONIGHT, state })

test('a campaign goes on and never back', () => {
  const ways = STATES.flatMap((from) => STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`))
  expect(ways).toEqual(['draft open', 'draft cancelled', 'open closed', 'open cancelled', 'closed arrived', 'closed cancelled', 'arrived done'])
})

test('is shown for two days while people fetch, who are reminded the morning after the pickup, or after a later arrival', () => {
  expect(shownSince(NOON)).toBe(later(NOON, -days(2)))
  const remindedAfter = (date: string) => afterPickup(TONIGHT, atShopTime(day(date), '12:00')).remindAt
  expect(['2026-11-22', '2026-11-23', '2026-11-24'].map(remindedAfter)).toEqual(['2026-11-24', '2026-11-24', '2026-11-25'].map((date) => atShopTime(day(date), '09:00')))
})

test('is not published with times that make no sense any more', () => {
  expect(publish(round('draft'), false, TONIGHT.closesAt)).toMatchObject({ refusal: 'times_wrong' })
})

describe('the times of a round', () => {
  test('are an opening, a cut-off still ahead, and a pickup after it', () => {
    expect(checkTimes(TONIGHT, NOON)).toEqual({ ok: true, value: true })
  })

  test.each<[string, Partial<Times>]>([
    ['opening at the cut-off', { opensAt: TONIGHT.closesAt }],
    ['a pickup that ends as it begins', { pickupFrom: '20:30' }],
    ['a pickup before the cut-off', { pickupDay: day('2026-11-22') }],
    ['a pickup a day in the past', { pickupDay: day('2026-11-21') }],
  ])('are refused with %s', (_name, change) => {
    expect(checkTimes({ ...TONIGHT, ...change }, NOON)).toMatchObject({ refusal: 'times_wrong' })
  })

  test('are good until a millisecond before the cut-off', () => {
    expect(checkTimes(TONIGHT, later(TONIGHT.closesAt, -1)).ok).toBe(true)
    expect(checkTimes(TONIGHT, TONIGHT.closesAt).ok).toBe(false)
  })

  test('let people fetch on the same day once the cut-off is past', () => {
    const sameDay = { ...TONIGHT, closesAt: atShopTime(day('2026-11-22'), '17:30'), pickupDay: day('2026-11-22') }
    expect(checkTimes(sameDay, NOON).ok).toBe(true)
    expect(checkTimes({ ...sameDay, closesAt: later(sameDay.closesAt, 1) }, NOON).ok).toBe(false)
  })
})

describe('a campaign', () => {
  test('goes forward only', () => {
    for (const [from, a] of STATES.entries()) {
      for (const [to, b] of STATES.entries()) if (to <= from) expect(mayBecome(a, b)).toBe(false)
    }
  })

  test.each(STATES)('that is %s is published only as a draft', (state) => {
    expect(publish(round(state), false, NOON)).toMatchObject(state === 'draft' ? { value: 'open' } : { refusal: 'campaign_not_draft' })
  })

  test('waits until its station has no other open one', () => {
    expect(publish(round('draft'), true, NOON)).toMatchObject({ refusal: 'other_campaign_open' })
  })

  test('closes at its cut-off and not a millisecond before', () => {
    const settled = { unpaid: 0, openPools: 0 }
    expect(close(round('open'), settled, later(TONIGHT.closesAt, -1))).toMatchObject({ refusal: 'cutoff_not_reached' })
    expect(close(round('open'), settled, TONIGHT.closesAt)).toMatchObject({ value: 'closed' })
  })

  test.each(STATES.filter((state) => state !== 'open'))('that is %s does not close', (state) => {
    expect(close(round(state), { unpaid: 0, openPools: 0 }, TONIGHT.closesAt)).toMatchObject({ refusal: 'campaign_not_open' })
  })

  test('waits for who may still pay and for pools that have not ended', () => {
    expect(close(round('open'), { unpaid: 1, openPools: 0 }, TONIGHT.closesAt)).toMatchObject({ refusal: 'still_settling' })
    expect(close(round('open'), { unpaid: 0, openPools: 1 }, TONIGHT.closesAt)).toMatchObject({ refusal: 'still_settling' })
  })

  test.each(STATES)('that is %s arrives only when closed, and is called off only before the goods are there', (state) => {
    expect(arrive(round(state)).ok).toBe(state === 'closed')
    expect(cancel(round(state)).ok).toBe(['draft', 'open', 'closed'].includes(state))
  })

  test('is offered more or less, but never less than people hold and bought', () => {
    const item = { reserved: 2, sold: 3 }
    expect(changeOffer(round('open'), item, 5, NOON)).toMatchObject({ value: { offered: 5, left: 0 } })
    expect(changeOffer(round('open'), item, 4, NOON)).toMatchObject({ refusal: 'offer_too_low', detail: { least: 5 } })
    expect(changeOffer(round('open'), item, 9, TONIGHT.closesAt)).toMatchObject({ refusal: 'campaign_over' })
    expect(changeOffer(round('closed'), item, 9, NOON)).toMatchObject({ refusal: 'campaign_over' })
    expect(changeOffer(round('draft'), item, 9, NOON)).toMatchObject({ value: { offered: 9, left: 4 } })
  })
})

describe('the next free day', () => {
  test('for last night\'s campaign is today while its hour is ahead, tomorrow after it', () => {
    expect(moveOn(TONIGHT, [], atShopTime(day('2026-11-23'), '22:59')).pickupDay).toBe('2026-11-24')
    expect(moveOn(TONIGHT, [], atShopTime(day('2026-11-23'), '23:00')).pickupDay).toBe('2026-11-25')
  })

  test('for tonight\'s campaign is tomorrow, or the first day after that which has none', () => {
    expect(moveOn(TONIGHT, [], NOON)).toMatchObject({ opensAt: later(TONIGHT.opensAt, days(1)), closesAt: later(TONIGHT.closesAt, days(1)) })
    expect(moveOn(TONIGHT, [day('2026-11-23'), day('2026-11-24')], NOON).closesAt).toBe(later(TONIGHT.closesAt, days(3)))
  })

  test('is always free, ahead, and the same times of day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3, max: 400 }), fc.array(fc.integer({ min: -5, max: 20 })), (hoursLater, busy) => {
        const now = later(NOON, hoursLater * 3_600_000)
        const taken = busy.map((n) => nextShopDay(shopDay(now), n))
        const moved = moveOn(TONIGHT, taken, now)
        expect(taken).not.toContain(shopDay(moved.closesAt))
        expect(checkTimes(moved, now).ok).toBe(true)
        expect([moved.opensAt.slice(10), moved.closesAt.slice(10)]).toEqual([TONIGHT.opensAt.slice(10), TONIGHT.closesAt.slice(10)])
      }),
    )
  })
})

describe('what is left at the station', () => {
  test('is asked after next morning and disposed of next evening', () => {
    expect(afterPickup(TONIGHT, atShopTime(day('2026-11-23'), '16:00'))).toEqual({
      remindAt: atShopTime(day('2026-11-24'), '09:00'),
      dueAt: atShopTime(day('2026-11-24'), '20:30'),
    })
  })

  test('gets its evening also when the goods came a day late', () => {
    expect(afterPickup(TONIGHT, atShopTime(day('2026-11-25'), '10:00')).dueAt).toBe(atShopTime(day('2026-11-26'), '20:30'))
  })

  test('is never due before it came', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), (minutesLater) => {
        const cameAt: Instant = later(TONIGHT.closesAt, minutesLater * 60_000)
        const { remindAt, dueAt } = afterPickup(TONIGHT, cameAt)
        expect(cameAt < remindAt && remindAt < dueAt).toBe(true)
      }),
    )
  })
})

describe('prices', () => {
  test('with a pool are what an order of one piece costs at the best step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 90 }), (priceFen, percent) => {
        const steps = [{ people: 2, percent: 1 }, { people: 3, percent }]
        expect(poolPrice(priceFen, { steps })).toBe(priceOf([{ quantity: 1, priceFen }], percent, 0).payFen)
      }),
    )
    expect(poolPrice(2_000, USUAL_TERMS)).toBe(1_600)
    expect(poolPrice(3, { steps: [{ people: 2, percent: 50 }] })).toBe(1)
  })
})

describe('an arrival', () => {
  const wanted = [{ itemId: 'a', quantity: 5 }, { itemId: 'b', quantity: 2 }]

  test('is whole but for what is named', () => {
    expect(arrivedUnits([{ itemId: 'a', arrived: 3 }], wanted)).toEqual({ ok: true, value: new Map([['a', 3], ['b', 2]]) })
  })

  test('names known items, and no more of them than were sold', () => {
    expect(arrivedUnits([{ itemId: 'c', arrived: 0 }], wanted)).toMatchObject({ refusal: 'item_not_found' })
    expect(arrivedUnits([{ itemId: 'b', arrived: 3 }], wanted)).toMatchObject({ refusal: 'arrived_more_than_sold', detail: { itemId: 'b', sold: 2 } })
    expect(arrivedUnits([{ itemId: 'b', arrived: 2 }], wanted).ok).toBe(true)
  })
})

const NOTHING = { lastFen: null, usualFen: null, leastFen: null, mostFen: null }

describe('a price that looks mistyped', () => {
  test('that is ten times the last one, or a tenth of it, is odd', () => {
    expect(oddPrice(25_800, { ...NOTHING, lastFen: 2_580 })).toBe('times_more')
    expect(oddPrice(258, { ...NOTHING, lastFen: 2_580 })).toBe('times_less')
    expect(oddPrice(2_990, { ...NOTHING, lastFen: 2_580 })).toBeNull()
    const asked = [1_289, 1_290, 1_291, 5_159, 5_160].map((priceFen) => oddPrice(priceFen, { ...NOTHING, lastFen: 2_580 }))
    expect(asked).toEqual(['times_less', 'times_less', null, null, 'times_more'])
  })

  test('is measured by the shelf where nobody ever asked one', () => {
    expect(oddPrice(20_000, { ...NOTHING, usualFen: 2_000 })).toBe('times_more')
    expect(oddPrice(2_000, { ...NOTHING, lastFen: 2_000, usualFen: 200 })).toBeNull()
  })

  test('outside what the community usually asks is odd', () => {
    expect(oddPrice(1_300, { ...NOTHING, lastFen: 1_000, mostFen: 1_200 })).toBe('above_range')
    expect(oddPrice(700, { ...NOTHING, lastFen: 1_000, leastFen: 800 })).toBe('below_range')
    expect([799, 800, 1_200, 1_201].map((priceFen) => oddPrice(priceFen, { ...NOTHING, leastFen: 800, mostFen: 1_200 }))).toEqual(['below_range', null, null, 'above_range'])
  })

  test('under a yuan is odd for goods of which nothing is known', () => {
    expect(oddPrice(99, NOTHING)).toBe('under_yuan')
    expect(oddPrice(100, NOTHING)).toBeNull()
    expect(oddPrice(80, { ...NOTHING, lastFen: 80 })).toBeNull()
    expect(oddPrice(80, { ...NOTHING, lastFen: 0 })).toBeNull()
  })

  test('that was asked before, within its range, is never odd', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9_999_999 }), (fen) => oddPrice(fen, { lastFen: fen, usualFen: 1, leastFen: fen, mostFen: fen }) === null))
  })
})
