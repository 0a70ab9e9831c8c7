import { readFileSync } from 'node:fs'
import { inRoot } from '../support/project'
import { parts } from './parts'

const readme = readFileSync(inRoot('tests', 'proof', 'README.md'), 'utf8')

test('every part has a line in the README that says what it proves and how to run it longer', () => {
  const lines = parts.map(({ name, proves, short, long }) => `| \`${name}\` | ${proves} | ${short} | \`npm run proof -- --long ${name}\`: ${long} |`)
  expect(readme.split('\n').filter((line) => line.startsWith('| `'))).toEqual(lines)
})

test('no two parts have one name', () => {
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length)
})
