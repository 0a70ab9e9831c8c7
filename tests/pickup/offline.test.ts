import { createHash } from 'node:crypto'
import { sha256 } from '@domain/digest'
import { claimedTime, judge, tagOf, tagsOf, type Shelf, type Tags } from '@domain/pickup/offline'
import { instant, later, minutes, seconds } from '@domain/time'
import fc from 'fast-check'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (least: number) => fc.string({ unit: fc.constantFrom(...LETTERS), minLength: least, maxLength: least })
const typedCode = letters(8)
const scanCode = letters(26).map((rest) => `LP${rest}`)

interface Bag {
  readonly name: string
  readonly tags: readonly Tags[]
}
const SCAN = 'LP0123456789ABCDEFGHJKMNPQRS'
const bagOf = (name: string, ...codes: readonly { scanCode: string; typedCode: string }[]): Bag => ({ name, tags: codes.map((code) => tagsOf('g1', code)) })
const shelf = (...bags: readonly Bag[]): Shelf<Bag> => ({ campaignId: 'g1', bags })
const wang = bagOf('wang', { scanCode: SCAN, typedCode: 'ABCD1234' })
const family = bagOf('family', { scanCode: `LP${'A'.repeat(26)}`, typedCode: 'AAAAAAAA' }, { scanCode: `LP${'B'.repeat(26)}`, typedCode: 'BBBBBBBB' })

test('the digest is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'latin1').digest('hex'))
    }),
  )
})

describe('a code without a connection', () => {
  test.each([
    [SCAN, 'bag', 'wang'],
    [`  ${SCAN.toLowerCase()}`, 'bag', 'wang'],
    ['abcd-1234', 'bag', 'wang'],
    ['ABCD I234', 'bag', 'wang'],
    ['aaaaaaaa', 'bag', 'family'],
    ['BBBB BBBB', 'bag', 'family'],
    [`LP${'B'.repeat(26)}`, 'bag', 'family'],
  ])('%s opens the bag of %s %s', (text, kind, name) => {
    expect(judge([shelf(wang, family)], text)).toMatchObject({ kind, bag: { name } })
  })

  test.each([
    ['ABCD1235', { kind: 'unknown', guess: true }],
    [`LP${'C'.repeat(26)}`, { kind: 'unknown', guess: false }],
    ['', { kind: 'unreadable' }],
    ['https://example.com', { kind: 'unreadable' }],
    ['ABCD123', { kind: 'unreadable' }],
  ])('%s opens nothing', (text, judged) => expect(judge([shelf(wang, family)], text)).toEqual(judged))

  test('of another campaign opens nothing here, and the same code is another tag there', () => {
    expect(judge([{ campaignId: 'g2', bags: [wang] }], SCAN)).toEqual({ kind: 'unknown', guess: false })
    expect(tagOf('g1', { kind: 'scanned', code: SCAN })).not.toBe(tagOf('g2', { kind: 'scanned', code: SCAN }))
  })

  test('that two bags could have opens neither', () => {
    const twin = { name: 'twin', tags: wang.tags.map(({ typed }) => ({ typed, scanned: '0'.repeat(16) })) }
    expect(judge([shelf(wang, twin)], 'ABCD1234')).toMatchObject({ kind: 'several', bags: [{ name: 'wang' }, { name: 'twin' }] })
    expect(judge([shelf(wang, twin)], SCAN)).toMatchObject({ kind: 'bag', bag: { name: 'wang' } })
  })

  test('opens its own bag, whatever the others are, unless another shares its tag', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ scanCode, typedCode }), { selector: (code) => code.typedCode, minLength: 1, maxLength: 60 }), fc.nat(), (codes, at) => {
        const bags = codes.map((code, n) => bagOf(String(n), code))
        const wanted = at % codes.length
        expect(judge([shelf(...bags)], codes[wanted]!.scanCode)).toMatchObject({ kind: 'bag', bag: { name: String(wanted) } })
        const typed = judge([shelf(...bags)], codes[wanted]!.typedCode)
        const names = typed.kind === 'bag' ? [typed.bag.name] : typed.kind === 'several' ? typed.bags.map((bag) => bag.name) : []
        expect(names).toContain(String(wanted))
      }),
      { numRuns: 30 },
    )
  })
})

describe('what the phone takes along', () => {
  test('is so little of a typed code that a million codes fit it', () => {
    expect(tagsOf('g1', { scanCode: SCAN, typedCode: 'ABCD1234' })).toEqual({ scanned: expect.stringMatching(/^[0-9a-f]{16}$/), typed: expect.stringMatching(/^[0-9a-f]{5}$/) })
    const tag = tagOf('g1', { kind: 'typed', code: 'ABCD1234' })
    let fits = 0
    for (let n = 0; n < 2 ** 15; n++) {
      const code = [...Array(8).keys()].map((place) => LETTERS[(n >> (place * 5)) & 31]).join('')
      if (tagOf('g1', { kind: 'typed', code }).slice(0, 2) === tag.slice(0, 2)) fits++
    }
    // 32,768 of the codes, 8 of the tag's 20 bits: some 128 fit; of all 2^40 codes some 2^20 fit the whole tag.
    expect(fits).toBeGreaterThan(80)
    expect(fits).toBeLessThan(180)
  })

  test('says the same every time, so that two downloads say no more than one', () => {
    fc.assert(fc.property(scanCode, typedCode, (scan, typed) => expect(tagsOf('g1', { scanCode: scan, typedCode: typed })).toEqual(tagsOf('g1', { scanCode: scan, typedCode: typed }))))
  })
})

describe('the time that a phone claims', () => {
  const now = instant('2026-11-23T12:00:00.000Z')
  const since = instant('2026-11-22T03:00:00.000Z')
  test.each([
    ['an hour ago', later(now, -minutes(60)), later(now, -minutes(60))],
    ['just now', later(now, -seconds(59)), null],
    ['a little ahead', later(now, minutes(2)), null],
    ['tomorrow', later(now, minutes(1_440)), null],
    ['before there was a bag', later(since, -1), null],
    ['as the bag was made', since, since],
  ])('%s', (_name, scannedAt, kept) => expect(claimedTime(scannedAt, since, now)).toBe(kept))
  test('is nothing where it says nothing', () => expect(claimedTime(undefined, since, now)).toBeNull())
})
