import * as z from 'zod/mini'
import { id, instantField, nothing, read, words, write } from '../call'
import { stationView } from '../station/contract'

/** What is asked for before the field it guards; each has a version, and a new version is asked again. */
export const consentField = z.enum(['privacy', 'show_profile', 'phone', 'address'])
export type ConsentKind = z.infer<typeof consentField>

export const meView = z.object({
  personId: id,
  nickname: z.nullable(z.string()),
  face: z.nullable(z.string()),
  faceSeed: z.string(),
  /** `138****5678` */
  phone: z.nullable(z.string()),
  building: z.nullable(z.string()),
  door: z.nullable(z.string()),
  elder: z.boolean(),
  personalised: z.boolean(),
  station: z.nullable(stationView),
  consents: z.array(z.object({ kind: consentField, version: z.number(), current: z.boolean(), givenAt: instantField })),
  roles: z.array(z.object({ role: z.enum(['leader', 'staff', 'operator', 'admin']), scopeId: id, communityId: z.nullable(id) })),
  householdId: z.nullable(id),
  unread: z.number(),
  /** What there is to come by for: where somebody stands, and how much waits for her. */
  member: z.optional(
    z.object({
      tier: z.enum(['none', 'bronze', 'silver', 'gold']),
      tierUntil: z.nullable(instantField),
      /** That can be spent now; below 0 after a reversal. */
      points: z.number(),
      streakDays: z.number(),
      signedToday: z.boolean(),
      badges: z.number(),
      /** That can be used now or later. */
      coupons: z.number(),
      /** Orders by what they wait for. */
      orders: z.object({ unpaid: z.number(), pooling: z.number(), waiting: z.number(), arrived: z.number(), asked: z.number() }),
    }),
  ),
})
export type MeView = z.infer<typeof meView>

export const me = {
  'me.get': read({ roles: ['resident'], input: nothing, output: meView, refusals: [] }),
  /** Sets, corrects or clears (null) what a person says about herself; each personal field needs its consent, which may come in the same call. */
  'me.update': write({
    roles: ['resident'],
    input: z.strictObject({
      consent: z.optional(z.array(z.strictObject({ kind: consentField, version: z.number().check(z.int(), z.minimum(1), z.maximum(1000)), given: z.boolean() })).check(z.maxLength(4))),
      nickname: z.optional(z.nullable(words(20))),
      /** A small picture as a data URI, at most 12,000 characters. */
      face: z.optional(z.nullable(z.string().check(z.maxLength(12_000), z.regex(/^data:image\/(jpeg|png|webp);base64,[A-Za-z0-9+/]+={0,2}$/)))),
      /** From WeChat's phone button; null forgets the number. */
      phoneCode: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(200)))),
      building: z.optional(z.nullable(words(20))),
      door: z.optional(z.nullable(words(20))),
      elder: z.optional(z.boolean()),
      personalised: z.optional(z.boolean()),
    }),
    output: meView,
    refusals: ['consent_needed', 'consent_outdated', 'not_configured', 'code_invalid', 'wechat_unavailable'],
  }),
  /** Everything we hold about the caller. */
  'me.export': read({ roles: ['resident'], input: nothing, output: z.object({ exportedAt: instantField, data: z.record(z.string(), z.unknown()) }), refusals: [] }),
  /** Forgets who this is, for good. Trade records stay under a pseudonym. */
  'me.erase': write({ roles: ['resident'], takesPerson: true, input: z.strictObject({ confirm: z.literal('erase') }), output: z.object({}), refusals: ['orders_open', 'role_held'] }),
}
