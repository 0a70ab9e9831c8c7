import { isNativeError } from 'node:util/types'
import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect, PostgresDriver, type DatabaseConnection, type Transaction, type TransactionSettings } from 'kysely'
import pg from 'pg'
import { LIMITS } from './limits'
import { isUnprepared, nameOf } from './prepared'
import { comes, hasRoom, isServed, leaves } from './queue'
import { log, settings, shared } from './runtime'
import type { Schema } from './schema'
import { SettingError } from './setting-error'

export type { Schema } from './schema'
type Db = Kysely<Schema>
export type Tx = Transaction<Schema>

/**
 * Each transaction gives up the owner's rights, counts in UTC, and lets go of what hangs. Said with its `begin`, in one message: nothing is left on the
 * connection, so a pooler may lend it to somebody else in between.
 */
const LOCALLY =
  "; set local role linpin_app; set local timezone to 'UTC'; set local statement_timeout to '30s'; set local idle_in_transaction_session_timeout to '30s'"

class ServingDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : ''
    await connection.executeQuery(CompiledQuery.raw(`start transaction${level} ${accessMode ?? ''}${LOCALLY}`))
  }
}

const SERVING = { pool: async () => servingPool() }

class ServingDialect extends PostgresDialect {
  override createDriver(): ServingDriver {
    return new ServingDriver(SERVING)
  }
}

const INT8 = 20
const DATE = 1082
const TIMESTAMPTZ = 1184

/** How columns come out: instants as ISO text in UTC, whole numbers as numbers, days as text. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === TIMESTAMPTZ) return isoInstant
    if (oid === INT8) return safeInteger
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format)
  }
}

/** `2026-11-22 15:00:00.12+00` as `2026-11-22T15:00:00.120Z`. */
function isoInstant(text: string): string {
  if (!text.endsWith('+00')) return new Date(text).toISOString()
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a whole number from the database is larger than 2^53')
  return value
}

/** A connection whose database keeps what is said often, and neither reads nor plans it anew. */
class PreparingClient extends pg.Client {
  override query(...said: unknown[]): never {
    const [text, values] = said
    const hasValues = said.length === 2 && typeof text === 'string' && Array.isArray(values) && values.length > 0
    const name = hasValues && !settings().unprepared ? nameOf(shared().statements, text) : undefined
    const query = super.query as (...said: unknown[]) => never
    return name === undefined ? query.apply(this, said) : query.call(this, { name, text, values })
  }
}

/** Makes the pool that serves people. `config` says where to; over PGlite it is the adapter's, and there is one connection. */
export function openPool(config: pg.PoolConfig, most: number): pg.Pool {
  const pool = new pg.Pool({ Client: PreparingClient, ...config, max: most, connectionTimeoutMillis: LIMITS.connectMs, types: columnTypes })
  // Without a listener of its own, a connection that breaks while somebody is served from it would end the process.
  pool.on('connect', (client) => client.on('error', () => log().warn('connection lost')))
  pool.on('error', () => log().warn('idle connection lost'))
  return pool
}

/** The process's pool; made here only where nobody has made one: in a cloud function. */
function servingPool(): pg.Pool {
  const common = shared()
  if (common.pool) return common.pool
  const { database, poolMax } = settings()
  if (database.kind !== 'postgres') throw new SettingError('DATABASE_URL', 'is missing: a function has no database of its own')
  common.pool = openPool({ connectionString: database.url }, poolMax)
  return common.pool
}

let kysely: Db | undefined

const db = (): Db =>
  (kysely ??= new Kysely<Schema>({
    dialect: new ServingDialect(SERVING),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  }))

/** Thrown where the database has no room or is away; the caller hears `busy` and may try again. */
export class Busy extends Error {
  override name = 'Busy'
}

const isEmbedded = (): boolean => settings().database.kind !== 'postgres'

/**
 * Each turn of the event loop lets in one connection (libuv#3696) and then does whatever else there is to do, so that on a busy server who knocks would wait as
 * long outside as those inside do, unheard. So a transaction lets some turns pass while anybody knocks. An embedded database works on this very thread, and
 * one transaction after the other would leave no turn at all: there it is one in any case.
 */
async function othersAreHeard(): Promise<void> {
  const { door } = shared()
  for (let turn = 0; turn < LIMITS.letInAtOnce && (door.letIn > door.quietAt || (turn === 0 && isEmbedded())); turn++) {
    const before = door.letIn
    await new Promise((done) => setImmediate(done))
    // The first turn may have been half over.
    if (turn > 0 && door.letIn === before) door.quietAt = before
  }
}

/** Whoever comes now is told to come again where she would wait too long; who has begun isn't, so that what was begun ends. */
export function turnAwayIfBusy(): void {
  if (!hasRoom(shared().queue, performance.now())) throw new Busy('too many wait for the database')
}

/**
 * One transaction; tried again when the database ends it for another's sake, so `work` keeps nothing outside of it. A read sees one moment and can't
 * write.
 */
export async function inTransaction<T>(kind: 'read' | 'write', work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    comes(shared().queue)
    let waits = true
    try {
      const begin = db().transaction()
      return await (kind === 'write' ? begin : begin.setIsolationLevel('repeatable read').setAccessMode('read only')).execute(async (tx) => {
        isServed(shared().queue, performance.now())
        waits = false
        await othersAreHeard()
        return work(tx)
      })
    } catch (error) {
      if (waits) leaves(shared().queue)
      if (isAway(error)) throw new Busy('the database can not be reached', { cause: error })
      const stale = isNativeError(error) && isUnprepared(codeOf(error), error.message)
      if (stale) prepareNoMore(codeOf(error))
      if (!(stale || isRace(error)) || attempt >= LIMITS.transactionTries) throw error
      await new Promise((done) => setTimeout(done, Math.random() * 10 * 2 ** attempt))
    }
  }
}

/** Every statement is said in full from now on: slower, and right behind any pooler and beside any version. */
function prepareNoMore(why: string): void {
  if (!shared().statements.off) log().warn('statements are no longer prepared', { why })
  shared().statements.off = true
}

/** What a database error says; both databases say it alike. The socket's own errors may come from another realm, where `instanceof` doesn't know them. */
const codeOf = (error: unknown): string => {
  const code = isNativeError(error) ? (error as Error & { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : ''
}

const isRace = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error))

/** No connection, a server that is going down, or one where somebody waited too long (57014: for a statement; 25P03: between two). */
const isAway = (error: unknown): boolean =>
  /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|08|53|57P|57014|25P03)/.test(codeOf(error)) ||
  (isNativeError(error) && /timeout exceeded when trying to connect|Connection terminated|connection timeout|not queryable/i.test(error.message))
