import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { csvCell, csvFile } from '@domain/campaign/csv'
import type { SheetLine, SheetOrder } from '@domain/campaign/sheet'
import { sheetBags, sheetTotals } from '@domain/campaign/sheet'

const order = (id: string, more: Partial<SheetOrder> = {}): SheetOrder => ({
  id,
  bagId: `bag-${id}`,
  personId: `p-${id}`,
  handover: 'station',
  building: null,
  door: null,
  ...more,
})
const line = (orderId: string, itemId: string, quantity: number, more: Partial<SheetLine> = {}): SheetLine => ({
  orderId,
  itemId,
  name: itemId,
  unit: '500g',
  quantity,
  refundedQuantity: 0,
  handedAt: null,
  handedHow: null,
  ...more,
})
const item = (id: string) => ({ id, name: id, unit: '500g', arrived: null })

describe('the packing list', () => {
  test('has one bag for a household, with its orders put together', () => {
    const orders = [order('1', { bagId: 'b' }), order('2', { bagId: 'b' })]
    const [bag, ...others] = sheetBags(orders, [line('1', 'egg', 2), line('2', 'egg', 1), line('2', 'fish', 1)], new Map([['b', 7]]), new Map([['p-1', '王*']]))
    expect(others).toEqual([])
    expect(bag).toMatchObject({ bagId: 'b', number: 7, name: '王*', orderIds: ['1', '2'], done: false })
    expect(bag?.lines.map(({ itemId, quantity }) => [itemId, quantity])).toEqual([['egg', 3], ['fish', 1]])
  })

  test('leaves out what went back, and bags in which nothing is left', () => {
    const bags = sheetBags(
      [order('1'), order('2')],
      [line('1', 'egg', 3, { refundedQuantity: 1 }), line('2', 'egg', 1, { refundedQuantity: 1 })],
      new Map(),
      new Map(),
    )
    expect(bags.map((bag) => [bag.bagId, bag.lines[0]?.quantity])).toEqual([['bag-1', 2]])
  })

  test('stands in the order of the numbers, and before there are any by building, 2 before 10', () => {
    const orders = ['10', '2'].map((building, n) => order(String(n), { handover: 'door', building, door: '301' }))
    const lines = [line('0', 'egg', 1), line('1', 'egg', 1)]
    expect(sheetBags(orders, lines, new Map(), new Map()).map((bag) => bag.building)).toEqual(['2', '10'])
    const numbers = new Map([['bag-0', 1], ['bag-1', 2]])
    expect(sheetBags(orders, lines, numbers, new Map()).map((bag) => bag.building)).toEqual(['10', '2'])
  })

  test('says which lines were handed over, and that a bag is done', () => {
    const handed = { handedAt: '2026-11-23T10:00:00.000Z', handedHow: 'pickup' }
    const [bag] = sheetBags([order('1')], [line('1', 'egg', 1, handed)], new Map(), new Map())
    expect(bag).toMatchObject({ done: true, lines: [{ handed: true }] })
  })
})

test('the supplier gets the sum of all bags, item by item', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom('egg', 'fish'), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))), (bought) => {
      const lines = bought.map(([who, itemId, quantity, back]) => line(String(who), itemId, quantity, { refundedQuantity: Math.min(back, quantity) }))
      const bags = sheetBags([0, 1, 2, 3, 4].map((n) => order(String(n))), lines, new Map(), new Map())
      for (const total of sheetTotals([item('egg'), item('fish')], lines)) {
        const packed = bags.flatMap((bag) => bag.lines).filter((one) => one.itemId === total.itemId)
        expect(packed.reduce((units, one) => units + one.quantity, 0)).toBe(total.quantity)
      }
    }),
  )
})

describe('a file for a spreadsheet', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '\u202e=1', '\u200b@x'])('takes %j for text', (name) => {
    expect(csvCell(name)).toMatch(/^"'/)
  })

  test('keeps plain words and figures as they are', () => {
    expect(csvCell('小白菜 500g')).toBe('"小白菜 500g"')
    expect(csvCell(12)).toBe('12')
    expect(csvCell(null)).toBe('""')
  })

  test('turns no row around and breaks no line', () => {
    expect(csvCell('a\u202eb\u2066c\r\nd\0')).toBe('"abcd"')
  })

  test('begins with a byte order mark, ends its rows with CRLF, and reads back whole', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const file = csvFile(rows)
        expect(file.startsWith('\ufeff') && file.endsWith('\r\n')).toBe(true)
        const back: string[][] = parse(file, { bom: true, relax_column_count: false })
        expect(back.length).toBe(rows.length)
        for (const cell of back.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/)
      }),
    )
  })
})
