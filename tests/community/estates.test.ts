import fc from 'fast-check'
import type { EstateRow } from '@domain/community/estates'
import { middleOf, readEstate, sortEstates } from '@domain/community/estates'
import { distanceMetres } from '@domain/community/place'

const row = (more: Partial<EstateRow> = {}): EstateRow => ({ name: '桂花里', gcj02_lng: '120.6', gcj02_lat: '31.3', price_per_m2: '24390', ...more })
const file = (...rows: EstateRow[]) => rows.map((value, n) => ({ line: n + 2, value }))

describe('distance', () => {
  test('from Suzhou\'s to Shanghai\'s railway station is 80 km', () => {
    expect(distanceMetres({ lng: 120.6056, lat: 31.3312 }, { lng: 121.4511, lat: 31.2509 })).toBeGreaterThan(80_000)
    expect(distanceMetres({ lng: 120.6056, lat: 31.3312 }, { lng: 121.4511, lat: 31.2509 })).toBeLessThan(81_500)
  })

  test('is the same both ways, and 0 to itself', () => {
    const place = fc.record({ lng: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -90, max: 90, noNaN: true }) })
    fc.assert(
      fc.property(place, place, (a, b) => {
        expect(distanceMetres(a, a)).toBe(0)
        expect(Math.abs(distanceMetres(a, b) - distanceMetres(b, a))).toBeLessThanOrEqual(1)
        expect(distanceMetres(a, b)).toBeLessThanOrEqual(20_015_200)
      }),
    )
  })
})

describe('a row of an estates file', () => {
  test('says name, place and price', () => {
    expect(readEstate(row())).toEqual({ ok: true, value: { name: '桂花里', lng: 120.6, lat: 31.3, pricePerM2: 24390 } })
  })

  test.each(['', ' ', '0', '-5', 'n/a'])('may say %j for a price, which is none', (price) => {
    expect(readEstate(row({ price_per_m2: price }))).toMatchObject({ value: { pricePerM2: null } })
  })

  test.each<[string, Partial<EstateRow>]>([
    ['name_unusable', { name: '' }],
    ['name_unusable', { name: '里'.repeat(41) }],
    ['name_unusable', { name: 'a\u202eb' }],
    ['place_unreadable', { gcj02_lng: '' }],
    ['place_unreadable', { gcj02_lat: '31,3' }],
    ['place_unreadable', { gcj02_lat: 'Infinity' }],
    ['place_unreadable', { gcj02_lat: '1e2' }],
    ['outside_china', { gcj02_lng: '31.3', gcj02_lat: '120.6' }],
    ['outside_china', { gcj02_lng: '0', gcj02_lat: '0' }],
  ])('is left out as %s: %j', (fault, more) => {
    expect(readEstate(row(more))).toMatchObject({ refusal: fault })
  })
})

describe('an estates file', () => {
  test('loses what lies far from all others, named by its line', () => {
    const { good, leftOut } = sortEstates(file(row(), row({ name: '梅园' }), row({ name: '远', gcj02_lng: '109.88', gcj02_lat: '40.65' }), row({ name: '荷塘' })))
    expect(good.map(({ value }) => value.name)).toEqual(['桂花里', '梅园', '荷塘'])
    expect(leftOut).toEqual([{ line: 4, fault: 'far_from_others', name: '远', detail: '1416 km' }])
  })

  test('may hold a name twice at two places, and the same estate once', () => {
    const { good, leftOut } = sortEstates(file(row(), row({ gcj02_lat: '31.4' }), row()))
    expect(good).toHaveLength(2)
    expect(leftOut).toEqual([{ line: 4, fault: 'twice', name: '桂花里', detail: '2' }])
  })

  test('puts every row on one side or the other', () => {
    const cell = fc.oneof(fc.constantFrom('120.6', '31.3', '', '0', 'x', '109.8'), fc.string())
    fc.assert(
      fc.property(fc.array(fc.record({ name: cell, gcj02_lng: cell, gcj02_lat: cell, price_per_m2: cell })), (rows) => {
        const { good, leftOut } = sortEstates(file(...rows))
        expect([...good, ...leftOut].map(({ line }) => line).sort((a, b) => a - b)).toEqual(rows.map((_row, n) => n + 2))
      }),
    )
  })

  test('has its middle where most places are, whatever a few say', () => {
    expect(middleOf([{ lng: 1, lat: 1 }, { lng: 2, lat: 2 }, { lng: 100, lat: 90 }])).toEqual({ lng: 2, lat: 2 })
  })
})
