import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { instant } from '@domain/time'
import { hashOf, newId, secret } from '../../cloudfunctions/_kit/ids'
import { canonicalJson } from '../../cloudfunctions/_kit/json'
import { lockFolder } from '../../cloudfunctions/_kit/lock'
import { openLog } from '../../cloudfunctions/_kit/log'
import { pending } from '../../cloudfunctions/_kit/migrate'
import { digestOf, isKey } from '../../cloudfunctions/_kit/once'
import { isSpent, takeFromRate } from '../../cloudfunctions/_kit/rate'
import { windowOf } from '../../cloudfunctions/_kit/timers'

describe('ids', () => {
  it('grow, also within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, newId)
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true)
  })

  it('secrets hold the bits that were asked for, and leave out letters that are read as others', () => {
    expect(secret()).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(secret(5)).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(new Set(Array.from({ length: 1_000 }, () => secret())).size).toBe(1_000)
    expect(hashOf('a')).not.toBe(hashOf('b'))
  })
})

describe('keys', () => {
  it('have 8 to 64 visible characters', () => {
    expect(['a'.repeat(8), '!'.repeat(64), '01M80B-x~'].every(isKey)).toBe(true)
    expect(['a'.repeat(7), 'a'.repeat(65), 'with space', 'tab\tinside', 'caf\u00e9caf\u00e9', ''].some(isKey)).toBe(false)
  })

  it('go with the parameters whatever their order, and with the call', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
        const reversed = Object.fromEntries(Object.entries(input).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(input))
        expect(digestOf('pool.join', reversed)).toBe(digestOf('pool.join', input))
        expect(digestOf('pool.open', input)).not.toBe(digestOf('pool.join', input))
      }),
    )
    expect(digestOf('x.y', { a: [1, 2] })).not.toBe(digestOf('x.y', { a: [2, 1] }))
  })
})

describe('timer windows', () => {
  it('of minutes begin on the clock', () => {
    expect(windowOf({ minutes: 5 }, instant('2026-11-22T02:04:59.999Z'))).toBe('2026-11-22T02:00:00.000Z')
    expect(windowOf({ minutes: 5 }, instant('2026-11-22T02:05:00.000Z'))).toBe('2026-11-22T02:05:00.000Z')
  })

  it('of a day begin at that time of the shop', () => {
    expect(windowOf({ dailyAt: '10:00' }, instant('2026-11-22T01:59:59.999Z'))).toBe('2026-11-21T02:00:00.000Z')
    expect(windowOf({ dailyAt: '10:00' }, instant('2026-11-22T02:00:00.000Z'))).toBe('2026-11-22T02:00:00.000Z')
    expect(windowOf({ dailyAt: '10:00' }, instant('2026-11-22T18:00:00.000Z'))).toBe('2026-11-22T02:00:00.000Z')
  })
})

describe('rates', () => {
  const rate = { burst: 3, perSecond: 1 }

  it('let a burst through, then so many a second', () => {
    expect([0, 0, 0, 0, 1_000, 1_000].map((ms) => takeFromRate('ann', rate, ms))).toEqual([0, 0, 0, 1, 0, 1])
  })

  it('are each person\u2019s own, and looking takes nothing', () => {
    expect(takeFromRate('bob', rate)).toBe(0)
    expect(isSpent('bob', rate)).toBe(false)
    takeFromRate('bob', rate)
    takeFromRate('bob', rate)
    expect(isSpent('bob', rate)).toBe(true)
    expect(isSpent('eve', rate)).toBe(false)
  })
})

describe('migrations', () => {
  const file = (name: string, checksum = 'x') => ({ name, text: '', checksum })
  const names = (files: readonly { name: string }[]) => files.map(({ name }) => name)

  it('run those that have not', () => {
    expect(names(pending([file('0001_a.sql'), file('0002_b.sql')], new Map([['0001_a.sql', 'x']])))).toEqual(['0002_b.sql'])
  })

  it('refuse one that was edited after it ran', () => {
    expect(() => pending([file('0001_a.sql', 'y')], new Map([['0001_a.sql', 'x']]))).toThrow('0001_a.sql was edited')
  })

  it('refuse one that comes before another that has run', () => {
    expect(() => pending([file('0001_a.sql'), file('0002_b.sql')], new Map([['0002_b.sql', 'x']]))).toThrow('0001_a.sql comes before 0002_b.sql')
  })

  it('leave a database alone that is ahead', () => {
    expect(pending([file('0001_a.sql')], new Map([['0001_a.sql', 'x'], ['0002_b.sql', 'x']]))).toEqual([])
  })
})

describe('the lock of an embedded database', () => {
  let dir: string
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'lock-'))))
  afterEach(() => rmSync(dir, { recursive: true }))
  const write = (lock: object) => writeFileSync(join(dir, 'linpin.lock'), JSON.stringify(lock))

  it('is had by one, and given back', () => {
    const unlock = lockFolder(dir)
    expect(() => lockFolder(dir)).toThrow(`PGLITE_DIR: another process (${process.pid}) is using this database`)
    unlock()
    lockFolder(dir)()
  })

  it('is taken over from a process that is no more', () => {
    write({ pid: 2 ** 22 + 1, born: 'long ago' })
    lockFolder(dir)()
  })

  it('is taken over where another process now has the number', () => {
    write({ pid: process.ppid, born: 'before the last start of this machine' })
    const unlock = lockFolder(dir)
    expect(JSON.parse(readFileSync(join(dir, 'linpin.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    unlock()
  })

  it('is taken over where half a lock was left', () => {
    writeFileSync(join(dir, 'linpin.lock'), '{"pid":')
    lockFolder(dir)()
  })
})

describe('the log', () => {
  const lines: string[] = []
  const log = openLog('info', (line) => lines.push(line))
  const personal = ['13800138000', 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'F22Z72WJJ1EFB23TYF1VWZHCPR', '203.0.113.9', 'c1-resident-1']

  it('names nobody: no phone, openid, token or address', () => {
    log.error('call failed', new Error(`no ${personal[0]} for ${personal[1]} by ${personal[2]} at ${personal[3]}:443 as test:${personal[4]}`))
    log.error('call failed', Object.assign(new Error(`invalid input syntax for type integer: ${personal.join(' ')}`), { code: '22P02', routine: 'x', detail: personal.join(' ') }))
    for (const text of personal) expect(lines.join('')).not.toContain(text)
    expect(lines.join('')).toContain('"code":"22P02"')
  })

  it('is one JSON object a line', () => {
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: 'error', what: 'call failed' })
  })

  it('leaves calls out where only trouble is wanted', () => {
    const quiet: string[] = []
    openLog('warn', (line) => quiet.push(line)).info('call')
    expect(quiet).toEqual([])
  })
})
