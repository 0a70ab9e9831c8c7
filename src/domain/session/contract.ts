import * as z from 'zod/mini'
import { id, instantField, nothing, write } from '../call'

/** Where a person comes in. What an invitation may earn is decided by the channel where it was made. */
export const channelField = z.enum(['weapp', 'wechat-h5', 'h5', 'test'])
export type Channel = z.infer<typeof channelField>

export const session = {
  'session.open': write({
    keyless: true,
    roles: ['nobody'],
    input: z.strictObject({
      channel: channelField,
      code: z.string().check(z.minLength(1), z.maxLength(200)),
      invite: z.optional(id),
      install: z.optional(z.string().check(z.regex(/^[\w-]{8,64}$/))),
    }),
    output: z.object({ token: z.string(), personId: id, expiresAt: instantField }),
    refusals: ['not_configured', 'code_invalid', 'channel_only_browses', 'wechat_unavailable'],
  }),
  'session.close': write({ roles: ['resident'], input: nothing, output: z.object({}), refusals: [] }),
}
