import { readdirSync, readFileSync } from 'node:fs'
import { words } from '../../src/ops/words'
import { inRoot } from '../support/project'

const sources = readdirSync(inRoot('cloudfunctions'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(inRoot('cloudfunctions', file), 'utf8'))
const named = (pattern: RegExp): string[] => [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((found) => found[1] ?? '')))].sort()

describe('an operator reads in words', () => {
  test.each(named(/what: '([a-z]+\.[a-zA-Z]+)'/g))('what was done: %s', (what) => {
    expect(words.what(what)).not.toBe(what)
  })
  test.each(named(/kind: '([a-z]+\.[a-zA-Z]+)'/g))('what gave up after its last try: %s', (kind) => {
    expect(words.job(kind)).not.toBe(kind)
  })
})
