import * as z from 'zod/mini'
import type { CallSpec } from '@domain/call'
import type { Chance } from '../../../cloudfunctions/_demo/parts/random'

/** A contract's input as JSON schema says it: what is enough to make something like it. */
export interface Shape {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minItems?: number
  readonly maxItems?: number
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}
export type Json = unknown

export const shapeOf = (spec: CallSpec): Shape => z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' }) as Shape

/** Texts of every form that a contract asks for; ids of things that are there come first. */
const FORMS = ['g1', 'c1', 's1', 'g1-i1', 'ABCD2345', 'goods', 'LP00000000000000000000000000', '17:30', '/9j/AAAA', 'data:image/png;base64,AAAA', 'I1', 'campaign.publish', '2026-11-23', 'new_resident']

/** Something that the contract takes, or nearly: what only its own rules know (a list that names nothing twice) is left to chance. */
export function valid(shape: Shape, chance: Chance, known: readonly string[], name = ''): Json {
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return valid(chance.pick(choices), chance, known, name)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return chance.pick(shape.enum)
  switch (shape.type) {
    case 'object': {
      const fields = Object.entries(shape.properties ?? {}).filter(([field]) => shape.required?.includes(field) || chance.yes(0.4))
      return Object.fromEntries(fields.map(([field, inner]) => [field, valid(inner, chance, known, field)]))
    }
    case 'array': {
      const least = shape.minItems ?? 0
      return Array.from({ length: chance.int(least, Math.min(shape.maxItems ?? least + 2, least + 2)) }, () => valid(shape.items ?? {}, chance, known, name))
    }
    case 'integer':
    case 'number':
      return number(shape, chance)
    case 'boolean':
      return chance.yes(0.5)
    case 'null':
      return null
    default:
      return text(shape, chance, known)
  }
}

function number({ type, minimum = -1_000, maximum = 1_000 }: Shape, chance: Chance): number {
  const most = Math.min(maximum, 2 ** 31)
  const edge = chance.pick([minimum, maximum, minimum + 1, chance.int(Math.ceil(minimum), Math.floor(most)), chance.int(Math.ceil(minimum), Math.min(Math.floor(most), Math.ceil(minimum) + 5))])
  return type === 'integer' ? Math.round(edge) : edge
}

function text(shape: Shape, chance: Chance, known: readonly string[]): string {
  if (shape.format === 'date-time') return chance.pick(['2026-11-22T02:00:00.000Z', '2026-11-22T15:00:00.000Z', '2026-11-24T02:00:00.000Z', '2000-01-01T00:00:00.000Z', '2199-12-31T23:59:59.999Z'])
  if (shape.format === 'date') return chance.pick(['2026-11-22', '2026-11-23', '2026-11-30', '2000-02-29', '2199-12-31'])
  if (shape.format === 'uri') return 'https://shop.example/back'
  const patterns = [shape.pattern, ...(shape.allOf ?? []).map(({ pattern }) => pattern)].flatMap((pattern) => (pattern === undefined ? [] : [new RegExp(pattern, 'u')]))
  const fits = [...known, ...FORMS].filter((one) => patterns.every((pattern) => pattern.test(one)) && one.length <= (shape.maxLength ?? 1_000))
  if (patterns.length > 0 && fits.length > 0) return chance.pick(fits)
  return chance.pick(['x', '一箱土豆', '🍊🍊', 'test:somebody', '=1+1', '<b>x</b>', "x'; drop table orders; --"])
}

/** What attackers put where something else is expected. */
export const ATTACKS: readonly Json[] = [
  null, true, false, -1, 0, 0.1, -0.0001, 1e9, 1e308, 2 ** 53, 2 ** 53 + 2, -(2 ** 31) - 1, '', ' ', 'NaN', 'Infinity', '1e3', '-1', '0x10', '１２', '__proto__', 'constructor', 'toString',
  [], [[]], [null], ['x', 'x'], {}, { $ne: null }, { toString: 'x' }, { length: 1e9 }, { constructor: { prototype: { admin: true } } },
  'null', 'undefined', '\0', 'a\0b', '\ud83d', '\udfff\ud83d', '\u202Eabc', '\u2066x\u2069', '\u200b', '\ufeff', '\r\nSet-Cookie: a=b', '🍊'.repeat(300), '👨‍👩‍👧‍👦'.repeat(60), 'é'.repeat(500), 'x'.repeat(5_000),
  "'; drop table orders; --", '1 or 1=1', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=cmd|\' /C calc\'!A0', '@SUM(1)', '+1', '../../etc/passwd', 'file:///etc/passwd', 'http://169.254.169.254/',
  '2026-13-01', '2026-02-30', '0000-01-01', '9999-12-31', '2026-11-22T25:00:00.000Z', '2026-11-22T02:00:00Z', '275760-09-13T00:00:00.001Z', '24:00', 'test:', '1'.repeat(41), 'all',
]
/** Fields that are no phone's to say. */
const SLIPPED: Readonly<Record<string, Json>> = { role: 'admin', price: 1, priceFen: 1, payFen: 0, openid: 'c1-admin-1', personId: 'x', points: 1e6, constructor: { prototype: {} }, admin: true, communityId: 'c2', state: 'paid', discount: 100 }

/** The same with one thing wrong: a part that is an attack, missing, or too much. */
export function spoiled(input: Json, chance: Chance): Json {
  const places = placesIn(input)
  const at = chance.pick(places)
  const turn = chance.int(0, 9)
  if (turn === 0) return replaced(input, at, (value) => [value])
  if (turn === 1) return replaced(input, at, () => undefined)
  if (turn === 2) {
    const [name, value] = chance.pick(Object.entries(SLIPPED))
    return replaced(input, chance.pick(places.filter((path) => isObject(read(input, path)))), (old) => ({ ...(old as object), [name]: value }))
  }
  if (turn === 3) return replaced(input, at, (value) => (Array.isArray(value) ? Array.from({ length: chance.pick([0, 61, 501]) }, () => value[0] ?? null) : { value }))
  return replaced(input, at, () => chance.pick(ATTACKS))
}

type Path = readonly (string | number)[]
const isObject = (value: Json): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null && !Array.isArray(value)
const read = (value: Json, path: Path): Json => path.reduce<Json>((inner, step) => (inner as Readonly<Record<string | number, Json>>)[step], value)

function placesIn(value: Json, path: Path = []): Path[] {
  if (Array.isArray(value)) return [path, ...value.slice(0, 3).flatMap((inner, n) => placesIn(inner, [...path, n]))]
  return isObject(value) ? [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))] : [path]
}

function replaced(value: Json, path: Path, by: (old: Json) => Json): Json {
  const [step, ...rest] = path
  if (step === undefined) return by(value)
  if (Array.isArray(value)) return value.map((inner: Json, n) => (n === step ? replaced(inner, rest, by) : inner))
  return Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, name === step ? replaced(inner as Json, rest, by) : (inner as Json)]))
}
