import * as z from 'zod/mini'
import { write, words } from '@domain/call'
import { campaign } from '@domain/campaign/contract'
import { parseInput } from '../../cloudfunctions/_kit/input'

const spec = write({
  roles: ['resident'],
  refusals: [],
  output: z.object({}),
  input: z.strictObject({ name: z.optional(words(5)), count: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(9))), any: z.optional(z.unknown()) }),
})
const parse = (raw: unknown) => parseInput(spec, raw)
const issuesOf = (raw: unknown) => {
  const parsed = parse(raw)
  return parsed.ok ? [] : parsed.issues
}

describe('what a phone sent', () => {
  it('passes on what the contract allows, and nothing else', () => {
    expect(parse({ name: 'Ann', count: 3 })).toEqual({ ok: true, input: { name: 'Ann', count: 3 } })
    expect(issuesOf({ role: 'admin' })).toEqual([{ path: 'role', message: 'is not known here' }])
  })

  it.each([-1, 0, 0.1, 1e9, 2 ** 53, '1e3', '3', [3], { three: 3 }, null, true])('refuses %j for a count from 1 to 9', (count) => {
    expect(issuesOf({ count }).map(({ path }) => path)).toContain('count')
  })

  it.each([[], 'text', 7, null, [{ count: 3 }]])('refuses %j in place of an object', (raw) => {
    expect(issuesOf(raw).length).toBeGreaterThan(0)
  })

  it('refuses text that no database stores: NUL, or half a character', () => {
    expect(issuesOf({ any: { deep: ['a\0b'] } })).toEqual([{ path: 'any.deep.0', message: 'has characters that cannot be stored' }])
    expect(issuesOf({ any: '\ud83d' })).toHaveLength(1)
    expect(issuesOf({ any: '\u{1f966}' })).toEqual([])
    expect(issuesOf({ any: { 'a\0': 1 } })).toHaveLength(1)
  })

  it('refuses a key that reaches a prototype, at any depth', () => {
    expect(issuesOf(JSON.parse('{"__proto__":{"count":3}}'))).toHaveLength(1)
    expect(issuesOf(JSON.parse('{"any":[{"__proto__":{}}]}'))).toEqual([{ path: 'any.0', message: 'has a key that is not allowed' }])
    expect(({} as { count?: number }).count).toBeUndefined()
  })

  it('refuses what is nested too deep, without following it to the end', () => {
    const deep = JSON.parse(`{"any":${'['.repeat(30_000)}${']'.repeat(30_000)}}`) as unknown
    expect(issuesOf(deep)).toMatchObject([{ message: 'is nested too deep' }])
  })

  it.each(['test:', '', '2026-13-01', '2026-02-30'])('refuses %j for a day before any rule reckons with it', (from) => {
    const parsed = parseInput(campaign['campaign.calendar'], { from, until: '2026-11-22' })
    expect(parsed).toMatchObject({ ok: false, issues: [{ path: 'from' }] })
  })

  it('says what is wrong without repeating what was sent', () => {
    expect(JSON.stringify(issuesOf({ name: '13800138000', count: 'secret' }))).not.toMatch(/13800138000|secret/)
  })
})
