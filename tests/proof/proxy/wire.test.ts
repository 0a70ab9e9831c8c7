import fc from 'fast-check'
import { endsExchange, Messages, sqlState, statementIn, withStatement, type Message } from './wire'

const framed = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type, 0, 'latin1')
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}
const parse = (sql: string): Buffer => framed('P', Buffer.from(`\0${sql}\0\0\0`))
const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0'))

test('messages come out whole, however the network cuts them', () => {
  const all = [parse('select 1'), framed('B', Buffer.alloc(12)), framed('S', Buffer.alloc(0)), framed('Q', Buffer.from('commit\0'))]
  const stream = Buffer.concat(all)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: stream.length - 1 })), (cuts) => {
      const places = [0, ...new Set(cuts), stream.length].sort((a, b) => a - b)
      const reader = new Messages(false)
      const found: Message[] = places.slice(1).flatMap((until, n) => reader.read(stream.subarray(places[n], until)))
      expect(found.map(({ bytes }) => bytes)).toEqual(all)
      expect(found.map(endsExchange)).toEqual([false, false, true, true])
    }),
  )
})

test('a statement is read and replaced, and nothing beside it', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [one] = new Messages(false).read(parse(before)) as [Message]
      expect(statementIn(one)).toBe(before)
      expect(withStatement(one, after).bytes).toEqual(parse(after))
    }),
  )
})

test('an error is known by its five characters', () => {
  const [error] = new Messages(false).read(framed('E', Buffer.from('SERROR\0VERROR\0C40P01\0Mdeadlock detected\0\0'))) as [Message]
  expect(sqlState(error)).toBe('40P01')
})
