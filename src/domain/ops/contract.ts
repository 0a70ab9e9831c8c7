import * as z from 'zod/mini'
import { cursorField, dayField, id, instantField, read, write } from '../call'

const invariantId = z.string().check(z.regex(/^I\d{1,2}$/))
const jobView = z.object({
  jobId: id,
  kind: z.string(),
  subject: z.string(),
  communityId: z.nullable(id),
  state: z.enum(['queued', 'dead']),
  attempts: z.number(),
  runAt: instantField,
  lastError: z.nullable(z.string()),
})

export const ops = {
  /** Looks through the books for broken promises: all, or some of them. `rows` shows at most 20 of what it found, `known` all promises that there are. */
  'ops.audit': read({
    roles: ['admin'],
    input: z.strictObject({ ids: z.optional(z.array(invariantId).check(z.maxLength(40))) }),
    output: z.object({
      invariants: z.array(
        z.union([
          z.object({ id: z.string(), count: z.number(), rows: z.array(z.record(z.string(), z.unknown())), how: z.string() }),
          z.object({ id: z.string(), test: z.string() }),
        ]),
      ),
      known: z.array(z.string()),
    }),
    refusals: [],
  }),
  /** Work that gave up after its last try. */
  'ops.jobs': read({
    roles: ['operator'],
    input: z.strictObject({ state: z.optional(z.enum(['queued', 'dead'])), cursor: cursorField }),
    output: z.object({ jobs: z.array(jobView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  'ops.retry': write({ roles: ['operator'], input: z.strictObject({ jobId: id }), output: jobView, refusals: ['job_not_found'] }),
  /** Who did what with a right that others don't have. */
  'ops.trail': read({
    roles: ['operator'],
    input: z.strictObject({
      /** By whom. */
      personId: z.optional(id),
      /** One kind of deed: `campaign.publish`. */
      what: z.optional(z.string().check(z.regex(/^[a-z]{1,20}\.[a-zA-Z]{1,20}$/))),
      subject: z.optional(id),
      day: z.optional(dayField),
      cursor: cursorField,
    }),
    output: z.object({
      entries: z.array(
        z.object({
          entryId: id,
          at: instantField,
          /** Null where the shop itself did it. */
          personId: z.nullable(id),
          /** As she shows it. */
          nickname: z.nullable(z.string()),
          what: z.string(),
          subject: z.string(),
          before: z.nullable(z.unknown()),
          after: z.nullable(z.unknown()),
        }),
      ),
      cursor: z.nullable(z.string()),
    }),
    refusals: [],
  }),
}
