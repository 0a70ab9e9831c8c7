import { isUnprepared, nameOf, newStatements } from '../../cloudfunctions/_kit/prepared'

const say = (statements = newStatements(), text = 'select $1', times = 5) => Array.from({ length: times }, () => nameOf(statements, text)).at(-1)

test('a text has a name once it has been said five times, the same in every process', () => {
  expect(say(newStatements(), 'select $1', 4)).toBeUndefined()
  expect(say()).toMatch(/^[\w-]{43}$/)
  expect(say()).toBe(say())
  expect(say(newStatements(), 'select $2')).not.toBe(say())
})

test('no more than two hundred have a name, and those that do keep it', () => {
  const statements = newStatements()
  for (let n = 0; n < 300; n++) say(statements, `select ${n}`)
  expect(statements.names.size).toBe(200)
  expect(nameOf(statements, 'select 7')).toBe(say(newStatements(), 'select 7'))
  expect(nameOf(statements, 'select 299')).toBeUndefined()
})

test('texts that are said once, of whatever length their lists are, fill no memory', () => {
  const statements = newStatements()
  for (let n = 0; n < 10_000; n++) nameOf(statements, `select ${n}`)
  expect(statements.times.size).toBeLessThanOrEqual(2_000)
})

test('nothing has a name any more once one was not what it was', () => {
  const statements = newStatements()
  say(statements)
  statements.off = true
  expect(nameOf(statements, 'select $1')).toBeUndefined()
})

test('a statement that is gone, taken or of another shape is known from other errors', () => {
  expect([isUnprepared('26000', ''), isUnprepared('42P05', ''), isUnprepared('0A000', 'cached plan must not change result type')]).toEqual([true, true, true])
  expect([isUnprepared('0A000', 'FOR UPDATE is not allowed here'), isUnprepared('40001', '')]).toEqual([false, false])
})
