import { yuan } from '@domain/money'
import { shopClock, type Instant } from '@domain/time'
import { words } from '../words'

type Fields = Readonly<Record<string, unknown>>

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value of the trail as people say it: money in yuan, moments by the shop's clock, codes in words. */
function readable(name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return words.nothing
  if (typeof value === 'number' && name.endsWith('Fen')) return yuan(value)
  if (typeof value === 'string') return INSTANT.test(value) ? shopClock(value as Instant) : words.stateName(value)
  if (Array.isArray(value)) return value.length === 0 ? words.nothing : words.some(value.map((one) => readable(name, one)))
  if (isFields(value)) return words.together(Object.entries(value).map(([key, one]) => words.fieldIs(words.field(key), readable(key, one))))
  return String(value)
}

export interface Change {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** What differs between before and after, field by field; where only one of them is there, all that it says. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [isFields(before) ? before : {}, isFields(after) ? after : {}]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return names
    .filter((name) => JSON.stringify(was[name] ?? null) !== JSON.stringify(is[name] ?? null))
    .map((name) => ({
      name: words.field(name),
      before: name in was ? readable(name, was[name]) : null,
      after: name in is ? readable(name, is[name]) : null,
    }))
}
