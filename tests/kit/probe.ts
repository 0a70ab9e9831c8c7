import * as z from 'zod/mini'
import { id, read, write, type Contract } from '@domain/call'
import type { Instant } from '@domain/time'
import { HOST, type Call, type Host } from '../../cloudfunctions/_kit/call'
import { inTransaction, openPool } from '../../cloudfunctions/_kit/db'
import { hashOf, newId } from '../../cloudfunctions/_kit/ids'
import { readSettings } from '../../cloudfunctions/_kit/settings'
import { shared } from '../../cloudfunctions/_kit/runtime'
import { serve, type Main, type Word } from '../../cloudfunctions/_kit/serve'
import { insertSession } from '../../cloudfunctions/session/session-sql'
import { signIn } from '../../cloudfunctions/session/sign-in'
import { freshDatabase, type Place } from '../support/databases'

/** Calls that only tests have, to see the plumbing from inside. */
export const contract: Contract = {
  'probe.write': write({ roles: ['resident'], input: z.strictObject({ note: z.optional(id) }), output: z.object({}), refusals: ['no'] }),
  'probe.step': write({ roles: ['resident'], input: z.strictObject({ note: z.optional(id) }), output: z.object({}), refusals: ['no'] }),
  'probe.read': read({ roles: ['nobody'], input: z.strictObject({}), output: z.object({}), refusals: [] }),
}

/** What a probe's handlers are: loosely typed, since no contract of the shop names these calls. */
export type Parts = Pick<Word<Contract>, 'jobs' | 'timers' | 'http'> & { actions?: Readonly<Record<string, unknown>> }

export const probe = ({ actions = {}, ...rest }: Parts, name = 'probe'): Main => serve({ name, contract, actions, ...rest } as Word<Contract>)

export const ask = (main: Main, event: object, host: Host = {}) => main(event, { [HOST]: host })

/** Gives this process a fresh database of its own and closes it again; for what can't be seen over HTTP. */
export function useDatabase(): void {
  let place: Place
  beforeAll(async () => {
    place = await freshDatabase('postgres', 'none')
    shared().settings = readSettings({ DATABASE_URL: place.databaseUrl ?? '' })
    shared().log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    shared().pool = openPool({ connectionString: place.databaseUrl ?? '' }, 8)
  }, 120_000)
  afterAll(async () => {
    await shared().pool?.end()
    await place.drop()
  })
}

export interface Somebody {
  personId: string
  token: string
}

/** A person with a session. */
export async function somebody(at: Instant): Promise<Somebody> {
  const token = newId()
  const identity = { appid: 'test', openid: newId(), unionid: null }
  const personId = await inTransaction('write', async (tx) => {
    const person = await signIn(tx, identity, newId(), at)
    const expiresAt = '2999-01-01T00:00:00.000Z' as Instant
    await insertSession(tx, { tokenHash: hashOf(token), personId: person, appid: 'test', openid: identity.openid, channel: 'test', createdAt: at, expiresAt, install: null, closedAt: null })
    return person
  })
  return { personId, token }
}

/** Ends a connection of this process from the server's side, as a restart of PostgreSQL would. */
export async function killBackend(pid: number): Promise<void> {
  await shared().pool?.query('select pg_terminate_backend($1)', [pid])
}

/** Leaves a trace that a rollback takes away. */
export const note = (call: Call, subject: string): Promise<void> => call.audit({ communityId: '', what: 'probe', subject })

export const notes = (subject: string): Promise<number> =>
  inTransaction('read', async (tx) => (await tx.selectFrom('auditLog').select('id').where('subject', '=', subject).execute()).length)
