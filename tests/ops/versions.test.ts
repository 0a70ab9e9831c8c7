import { readdirSync, readFileSync } from 'node:fs'
import { inRoot } from '../support/project'

/** What takes something away from a version that is still running, or asks of it what it can't know. */
const TAKES_AWAY =
  /\b(?:drop\s+(table|column|schema|type)|rename\s+(to|column)|alter\s+column\s+\w+\s+(?:set\s+data\s+)?(?:type|set\s+not\s+null)\b)|^\s*truncate\b/im
const NEEDS_A_VALUE = /\badd\s+(column\s+)?(?!constraint|check|primary|unique|foreign)\w+\s[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)/i

const withoutComments = (sql: string): string => sql.replace(/--.*$/gm, '')
const folder = inRoot('cloudfunctions', '_migrations')
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()

test('migrations are numbered, and no number is used twice', () => {
  const numbers = migrations.map((name) => name.slice(0, 4))
  expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test.each(migrations)('%s only adds, so that the version before goes on reading and writing', (name) => {
  const sql = withoutComments(readFileSync(inRoot('cloudfunctions', '_migrations', name), 'utf8'))
  expect(TAKES_AWAY.exec(sql)?.[0]).toBeUndefined()
  expect(NEEDS_A_VALUE.exec(sql)?.[0]).toBeUndefined()
})

test.each([
  'alter table item drop column unit',
  'alter table item rename column unit to size',
  'alter table item alter column offered type text',
  'truncate item',
])('it would notice: %s', (sql) => expect(TAKES_AWAY.test(sql)).toBe(true))
test('it would notice a new column that an old version leaves empty', () => {
  expect(NEEDS_A_VALUE.test('alter table item add column size text not null')).toBe(true)
  expect(NEEDS_A_VALUE.test("alter table item add column size text not null default ''")).toBe(false)
  expect(NEEDS_A_VALUE.test('alter table item add column size text')).toBe(false)
})
