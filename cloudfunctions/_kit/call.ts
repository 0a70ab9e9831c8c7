import type { GrantedRole } from '@domain/call'
import type { Channel } from '@domain/session/contract'
import type { Instant } from '@domain/time'
import { insertAudit } from './audit-sql'
import { businessNow } from './clock'
import type { Tx } from './db'
import { newId, secret } from './ids'
import { upsertJob, upsertJobs } from './jobs-sql'
import type { JsonValue } from './json'
import { shared } from './runtime'

/** One right that a person holds: leader of a station, staff or operator of a community, or admin (`all`, no community). */
export interface Grant {
  role: GrantedRole
  scopeId: string
  communityId: string | null
}

/** Who asks. `personId` is empty for nobody. */
export interface Who {
  personId: string
  roles: readonly Grant[]
  channel: Channel | null
  openid: string | null
  /** Says which session this is, so that it can be closed: its token's hash, or null where WeChat's cloud vouches for the person. */
  sessionHash: string | null
}

export const NOBODY: Who = { personId: '', roles: [], channel: null, openid: null, sessionHash: null }

/** Work for later, written with the change that causes it. Once per community, kind and subject while it waits: asked for again, the earlier instant stays. */
export interface JobSpec {
  /** `<word>.<what>`: that word does it. */
  kind: string
  subject: string
  /** Empty where it belongs to none. */
  communityId: string
  runAt: Instant
  payload?: JsonValue
}

export interface AuditEntry {
  communityId: string
  what: string
  subject: string
  before?: JsonValue
  after?: JsonValue
}

/** What a handler gets beside its input. */
export interface Call extends Who {
  tx: Tx
  now: Instant
  requestId: string
  /** Whom WeChat's cloud vouches for, where it made the invocation. */
  caller: CloudCaller | undefined
  /** Where the asker's phone is on the network; null where the host doesn't say. */
  clientIp: string | null
  newId(): string
  secret(bytes?: number): string
  later(job: JobSpec): Promise<void>
  /** The same for many subjects. */
  laterEach(job: Omit<JobSpec, 'subject' | 'payload'>, subjects: readonly string[]): Promise<void>
  audit(entry: AuditEntry): Promise<void>
}

/** A person as WeChat's cloud knows her. */
export interface CloudCaller {
  appid: string
  openid: string
  unionid: string | null
}

/** What the host vouches for; a phone can't send it, since a symbol names it. */
export interface Host {
  token?: string
  /** The instant that this request happens at, where the host decides it. */
  now?: Instant
  requestId?: string
  /** The asker's address, for the pay channel alone; it is neither kept nor logged. */
  clientIp?: string
  caller?: CloudCaller
  /** Why the body could not be read as JSON. */
  unreadable?: string
}

export const HOST = Symbol.for('linpin.host')

export interface Outside {
  now: Instant
  requestId: string
}

export const nowFor = (host: Host): Instant => host.now ?? businessNow()

/** Things to do once the transaction has committed. */
export interface After {
  wake: boolean
}

export const afterCommit = ({ wake }: After): void => {
  if (wake) shared().wake?.()
}

export function makeCall(tx: Tx, who: Who, host: Host, after: After): Call {
  const now = nowFor(host)
  return {
    ...who,
    tx,
    now,
    requestId: host.requestId ?? '',
    clientIp: host.clientIp ?? null,
    caller: host.caller,
    newId,
    secret,
    later: async (job) => {
      await upsertJob(tx, job)
      if (job.runAt <= now) after.wake = true
    },
    laterEach: async (job, subjects) => {
      if (subjects.length > 0) await upsertJobs(tx, job, subjects)
      if (subjects.length > 0 && job.runAt <= now) after.wake = true
    },
    audit: (entry) => insertAudit(tx, { ...entry, personId: who.personId, at: now })
  }
}
