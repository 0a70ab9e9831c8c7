import * as z from 'zod/mini'
import type { Fen } from './money'
import { MOST_AT_ONCE_FEN, MOST_FEN } from './money'
import { UNSHOWABLE, lengthOf } from './text'
import type { Instant, ShopDay } from './time'

/** Who may make a call. `nobody` = also without a session; everyone signed in is a resident; admin may make every call. */
export type Role = 'nobody' | 'resident' | 'leader' | 'staff' | 'operator' | 'admin'
export type GrantedRole = 'leader' | 'staff' | 'operator' | 'admin'

/** One question a phone may ask: who, with what, and how it may be answered. */
export interface CallSpec<I extends z.ZodMiniType = z.ZodMiniType, O extends z.ZodMiniType = z.ZodMiniType, C extends string = string> {
  readonly kind: 'read' | 'write'
  readonly roles: readonly Role[]
  readonly input: I
  readonly output: O
  readonly refusals: readonly C[]
  /** A write that needs no Idempotency-Key (`session.open` alone: who repeats it gets another session). */
  readonly keyless?: boolean
  /** Of a write that takes its person's own row for good: it does so itself, and nothing holds the row before, while it waits for its key (`me.erase` alone). */
  readonly takesPerson?: boolean
  /** Largest body in bytes where it isn't the common 64 KB. */
  readonly maxBytes?: number
}

export interface ReadSpec<I extends z.ZodMiniType, O extends z.ZodMiniType, C extends string> extends CallSpec<I, O, C> {
  readonly kind: 'read'
}
export interface WriteSpec<I extends z.ZodMiniType, O extends z.ZodMiniType, C extends string> extends CallSpec<I, O, C> {
  readonly kind: 'write'
}
type Parts<I extends z.ZodMiniType, O extends z.ZodMiniType, C extends string> = Omit<CallSpec<I, O, C>, 'kind'>

/** Declares a call that changes nothing. */
export const read = <I extends z.ZodMiniType, O extends z.ZodMiniType, const C extends string = never>(parts: Parts<I, O, C>): ReadSpec<I, O, C> => ({
  kind: 'read',
  ...parts,
})

/** Declares a call that writes; it is answered once per person and key. */
export const write = <I extends z.ZodMiniType, O extends z.ZodMiniType, const C extends string = never>(parts: Parts<I, O, C>): WriteSpec<I, O, C> => ({
  kind: 'write',
  ...parts,
})

export type Contract = Readonly<Record<string, CallSpec>>

/** The fields that contracts share. What a phone sends is checked against these before anything else looks at it. */
export const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/))
export const quantity = z.number().check(z.int(), z.minimum(1), z.maximum(999))
export const fenField = z.number().check(z.int(), z.minimum(0), z.maximum(MOST_AT_ONCE_FEN)) as z.ZodMiniType<Fen, Fen>
/** What several orders come to, or a price carried over to more than was bought. */
export const sumField = z.number().check(z.int(), z.minimum(0), z.maximum(MOST_FEN)) as z.ZodMiniType<Fen, Fen>
/** Years in which every day has one after it, in the database and out of it. */
const nearby = z.refine<string>((text) => /^2[01]/.test(text), 'is not in this century or the next')
export const instantField = z.iso.datetime({ precision: 3, abort: true }).check(nearby) as unknown as z.ZodMiniType<Instant, Instant>
export const dayField = z.iso.date({ abort: true }).check(nearby) as unknown as z.ZodMiniType<ShopDay, ShopDay>
export const timeField = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
export const longitude = z.number().check(z.minimum(-180), z.maximum(180))
export const latitude = z.number().check(z.minimum(-90), z.maximum(90))

/** Words that a person typed: at most `most` characters as people count them, no control, bidi or invisible format characters. */
export const words = (most: number, least = 1) =>
  z.string().check(
    z.maxLength(most * 8),
    z.refine((text) => !UNSHOWABLE.test(text), 'has characters that cannot be shown'),
    z.refine((text) => text.trim() === text, 'begins or ends with a space'),
    z.refine((text) => lengthOf(text) >= least && lengthOf(text) <= most, `has ${least} to ${most} characters`),
  )

/** The same in several lines. */
export const lines = (most: number) =>
  z.string().check(
    z.maxLength(most * 8),
    z.refine((text) => !UNSHOWABLE.test(text.replaceAll('\n', '')), 'has characters that cannot be shown'),
    z.refine((text) => text.trim() === text, 'begins or ends with a space'),
    z.refine((text) => lengthOf(text) >= 1 && lengthOf(text) <= most, `has 1 to ${most} characters`),
  )

/** The basket as a phone sends it: items of one campaign, each at most once. */
export const linesField = z
  .array(z.strictObject({ itemId: id, quantity }))
  .check(
    z.minLength(1),
    z.maxLength(60),
    z.refine((lines) => new Set(lines.map((line) => line.itemId)).size === lines.length, 'names an item twice'),
  )
export type LineInput = z.infer<typeof linesField>[number]

export const handoverField = z.enum(['station', 'door'])
export type Handover = z.infer<typeof handoverField>

export const cursorField = z.optional(z.string().check(z.regex(/^[A-Za-z0-9_.:-]{1,80}$/)))
export const nothing = z.strictObject({})
