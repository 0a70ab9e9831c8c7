import type { CallSpec } from '@domain/call'
import { LIMITS } from './limits'

export interface Issue {
  path: string
  message: string
}

export type Parsed = { ok: true; input: unknown } | { ok: false; issues: readonly Issue[] }

const ISSUES_MOST = 20
const UNSTORABLE = /\0|\p{Surrogate}/u

/** Checks what a phone sent: first that it is harmless to look at and to store, then against the contract. */
export function parseInput(spec: CallSpec, raw: unknown): Parsed {
  const unsafe = findUnsafe(raw)
  if (unsafe) return { ok: false, issues: [unsafe] }
  const result = spec.input.safeParse(raw)
  if (result.success) return { ok: true, input: result.data }
  return { ok: false, issues: result.error.issues.slice(0, ISSUES_MOST).flatMap(explain) }
}

/** The first part that could hurt: too deep, a key that reaches a prototype, text that no database takes (NUL, half a character). Keeps its own stack. */
function findUnsafe(raw: unknown): Issue | undefined {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: raw, path: '', depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && UNSTORABLE.test(value)) return { path, message: 'has characters that cannot be stored' }
    if (value === null || typeof value !== 'object') continue
    if (depth >= LIMITS.jsonDepth) return { path: path.slice(0, 100), message: 'is nested too deep' }
    for (const key of Object.keys(value)) {
      if (key === '__proto__' || UNSTORABLE.test(key)) return { path, message: 'has a key that is not allowed' }
      waiting.push({ value: (value as Readonly<Record<string, unknown>>)[key], path: path ? `${path}.${key}` : key, depth: depth + 1 })
    }
  }
  return undefined
}

interface ZodIssue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: unknown
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
}

/** Says what is wrong without repeating what was sent. */
function explain(found: object): Issue[] {
  const issue = found as ZodIssue
  const path = issue.path.map(String).join('.').slice(0, 200)
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).slice(0, ISSUES_MOST).map((key) => ({ path: (path ? `${path}.${key}` : key).slice(0, 200), message: 'is not known here' }))
  }
  return [{ path, message: messageOf(issue) }]
}

function messageOf({ code, message, expected, minimum, maximum, values }: ZodIssue): string {
  switch (code) {
    case 'invalid_type':
      return `must be ${String(expected)}`
    case 'too_small':
      return `must be at least ${String(minimum)}`
    case 'too_big':
      return `must be at most ${String(maximum)}`
    case 'invalid_format':
      return 'has the wrong form'
    case 'invalid_value':
      return `must be ${(values ?? []).map(String).join(' or ')}`
    case 'custom':
      return message
    default:
      return 'is not valid'
  }
}
