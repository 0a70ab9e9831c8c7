import { readFileSync } from 'node:fs'
import { calls } from '@domain/contract'
import { inRoot } from '../support/project'
import { ROWS } from './access/rows'
import { PLAYED } from './model/side'
import { parts } from './parts'

const readme = readFileSync(inRoot('tests', 'proof', 'README.md'), 'utf8')

test('every part has a line in the README that says what it proves and how to run it longer', () => {
  const lines = parts.map(({ name, proves, short, long }) => `| \`${name}\` | ${proves} | ${short} | \`npm run proof -- --long ${name}\`: ${long} |`)
  expect(readme.split('\n').filter((line) => line.startsWith('| `'))).toEqual(lines)
})

test('no two parts have one name', () => {
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length)
})

test('every call says who may ask it about what', () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(calls).sort())
  expect(Object.values(ROWS).every((rows) => rows.length > 0)).toBe(true)
})

test('the model plays every write that there is', () => {
  const writes = Object.entries(calls).flatMap(([name, { kind }]) => (kind === 'write' ? [name] : []))
  expect([...PLAYED].sort()).toEqual(writes.sort())
})
