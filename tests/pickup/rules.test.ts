import { shelfOrder } from '@domain/pickup/bags'
import { linesToHand, stopOf, type DeskLine } from '@domain/pickup/handing'
import { maskName, readCode } from '@domain/pickup/pickup'
import { NO_GUESSES, afterWrong, guessLock } from '@domain/guesses'
import { instant, later, minutes, type Instant } from '@domain/time'
import fc from 'fast-check'

const NOON = instant('2026-11-22T04:00:00.000Z')
const aLine = (about: Partial<DeskLine> = {}): DeskLine => ({
  lineId: 'l1',
  name: 'eggs',
  unitsLeft: 1,
  handedAt: null,
  handedHow: null,
  inOpenPool: false,
  refundAsked: false,
  ...about,
})

describe('codes', () => {
  const SCAN = 'LP0123456789ABCDEFGHJKMNPQRS'
  test.each([
    [SCAN, 'scanned', SCAN],
    [` ${SCAN.toLowerCase()} `, 'scanned', SCAN],
    ['abcd-1234', 'typed', 'ABCD1234'],
    ['ABCD 1234', 'typed', 'ABCD1234'],
    ['OIl00000', 'typed', '01100000'],
  ])('reads %s as %s', (text, kind, code) => expect(readCode(text)).toEqual({ kind, code }))
  test.each(['', 'ABCD123', 'ABCD12345', 'UUUUUUUU', 'LP123', `${SCAN}9`, `9${SCAN}`])('finds no form in "%s"', (text) =>
    expect(readCode(text)).toBeNull(),
  )
  test('shows of a name its first character only', () => {
    expect([maskName('王小明'), maskName('王明'), maskName('王'), maskName(''), maskName(null)]).toEqual(['王**', '王*', '王*', '', ''])
  })
})

describe('typing', () => {
  const wrongTimes = (n: number) =>
    Array.from({ length: n }).reduce<ReturnType<typeof afterWrong>>((typing) => afterWrong(typing, NOON), NO_GUESSES)
  test('is free after four wrong codes and locked by the fifth, for ten minutes to the millisecond', () => {
    expect(guessLock(wrongTimes(4), NOON)).toBeNull()
    const until = later(NOON, minutes(10))
    expect(guessLock(wrongTimes(5), NOON)).toBe(until)
    expect(guessLock(wrongTimes(5), later(until, -1))).toBe(until)
    expect(guessLock(wrongTimes(5), until)).toBeNull()
  })
  test('counts anew after a lock', () => {
    const after = afterWrong(wrongTimes(5), later(NOON, minutes(10)))
    expect(after).toEqual({ wrong: 1, lockedUntil: null })
  })
})

describe('handing over', () => {
  test('takes everything that waits when nothing is chosen', () => {
    const lines = [
      aLine({ lineId: 'a' }),
      aLine({ lineId: 'b', handedAt: NOON, handedHow: 'pickup' }),
      aLine({ lineId: 'c', unitsLeft: 0 }),
    ]
    expect(linesToHand(lines, undefined)).toEqual({ ok: true, value: [lines[0]] })
  })
  test('says what went before, and when, if nothing is left', () => {
    const line = aLine({ handedAt: NOON, handedHow: 'pickup' })
    expect(linesToHand([line], undefined)).toEqual({
      ok: false,
      refusal: 'already_fetched',
      detail: [{ lineId: 'l1', name: 'eggs', handedAt: NOON }],
    })
    expect(linesToHand([line, aLine({ lineId: 'l2' })], ['l1'])).toMatchObject({ refusal: 'already_fetched' })
  })
  test('of what was paid back nothing went before, and nothing stops what went and was paid back later', () => {
    expect(linesToHand([aLine({ unitsLeft: 0 })], undefined)).toEqual({ ok: false, refusal: 'already_fetched', detail: [] })
    expect(stopOf(aLine({ unitsLeft: 0 }))).toBe('refunded')
    expect(stopOf(aLine({ unitsLeft: 0, handedAt: NOON, handedHow: 'pickup' }))).toBeNull()
  })
  test('refuses while a pool is open or money is asked back, but only for the lines that would go', () => {
    const lines = [aLine({ lineId: 'a', inOpenPool: true }), aLine({ lineId: 'b', refundAsked: true }), aLine({ lineId: 'c' })]
    expect(linesToHand(lines, undefined)).toMatchObject({ refusal: 'pool_open' })
    expect(linesToHand(lines, ['b', 'c'])).toMatchObject({ refusal: 'refund_asked' })
    expect(linesToHand(lines, ['c'])).toMatchObject({ ok: true })
    expect(linesToHand(lines, ['c', 'x'])).toMatchObject({ refusal: 'line_not_found' })
  })
  test('hands a line over at most once, whatever is chosen in which order', () => {
    const ids = ['a', 'b', 'c', 'd']
    fc.assert(
      fc.property(fc.array(fc.subarray(ids, { minLength: 1 }), { maxLength: 8 }), fc.subarray(ids), (visits, refunded) => {
        let lines = ids.map((lineId) => aLine({ lineId, unitsLeft: refunded.includes(lineId) ? 0 : 1 }))
        const handed: string[] = []
        for (const visit of visits) {
          const going = linesToHand(lines, visit)
          if (!going.ok) continue
          handed.push(...going.value.map((line) => line.lineId))
          lines = lines.map((line) =>
            going.value.includes(line) ? { ...line, handedAt: NOON as Instant, handedHow: 'pickup' as const } : line,
          )
        }
        expect(new Set(handed).size).toBe(handed.length)
        expect(handed.some((lineId) => refunded.includes(lineId))).toBe(false)
      }),
    )
  })
  test('names the reason why a line stays', () => {
    expect(stopOf(aLine())).toBeNull()
    expect(stopOf(aLine({ handedAt: NOON, handedHow: 'pickup' }))).toBeNull()
    expect(stopOf(aLine({ handedAt: NOON, handedHow: 'not_fetched' }))).toBe('not_fetched')
    expect(stopOf(aLine({ unitsLeft: 0, refundAsked: true }))).toBe('refunded')
    expect(stopOf(aLine({ inOpenPool: true, refundAsked: true }))).toBe('pool_open')
    expect(stopOf(aLine({ refundAsked: true }))).toBe('refund_asked')
  })
})

test('bags stand by building in the order of its number, then name, then time', () => {
  const bag = (building: string | null, name: string, at: number) => ({ building, name, paidAt: later(NOON, at) })
  const sorted = [
    bag('10幢', '王*', 0),
    bag('2幢', '李*', 0),
    bag(null, '', 1),
    bag('2幢', '王*', 1),
    bag('2幢', '王*', 0),
    bag(null, '', 0),
  ].sort(shelfOrder)
  expect(sorted).toEqual([
    bag(null, '', 0),
    bag(null, '', 1),
    bag('2幢', '李*', 0),
    bag('2幢', '王*', 0),
    bag('2幢', '王*', 1),
    bag('10幢', '王*', 0),
  ])
})
