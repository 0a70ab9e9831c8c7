import type { Owner } from '../../../cloudfunctions/_kit/migrate'
import { tablesOf } from './print'

/** Stands behind every id, and makes way for nothing in the original and for a number in each copy. */
const MARK = '\u00a6'
/** Between that many rows in one statement and the next, a database breathes. */
const COPIES_AT_ONCE = 200

/** One world as people left it: rows by table, their ids marked, so that copies of it live beside it without ever meeting. */
export interface World {
  readonly tables: ReadonlyMap<string, readonly unknown[]>
  readonly orders: number
}

/** Names of rules and templates, which all worlds share. */
const NAMES = new Set(['policy_id', 'window_id', 'badge_id'])
const IDS = /(^|_)id$|^(token_hash|openid|unionid|out_trade_no|code_hash|code|scan_code)$/
const SHARED = new Set(['', '*', 'all'])
const LONG = /[0-9A-HJKMNP-TV-Z]{26}/g

/** Reads a world out of a database. */
export async function readWorld(owner: Owner): Promise<World> {
  const all = new Map<string, Record<string, unknown>[]>()
  for (const table of (await tablesOf(owner)).keys()) {
    if (table !== 'migration') all.set(table, await rowsOf(owner, table))
  }
  const ids = new Set<unknown>()
  for (const row of [...all.values()].flat()) {
    // The shelf that all share stays one.
    for (const [column, value] of Object.entries(row)) if (IDS.test(column) && !NAMES.has(column) && typeof value === 'string' && !SHARED.has(value)) ids.add(value)
  }
  for (const row of all.get('goods') ?? []) if (row.community_id === '*') ids.delete(row.id)
  // An estate is known by its name.
  for (const row of all.get('community') ?? []) ids.add(row.name)
  const marked = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.has(value) ? value + MARK : value.replace(LONG, (id) => (ids.has(id) ? id + MARK : id))
    if (Array.isArray(value)) return value.map(marked)
    return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part)])) : value
  }
  const tables = new Map([...all].map(([table, rows]) => [table, rows.map(marked)]))
  return { tables, orders: all.get('orders')?.length ?? 0 }
}

const typesOf = async (owner: Owner, table: string): Promise<Map<string, string>> =>
  new Map((await owner.rows(`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0`, [table])).map(({ name, type }) => [String(name), String(type)]))

/** Rows as objects; what a column of json holds comes wrapped, since its null isn't the database's. */
async function rowsOf(owner: Owner, table: string): Promise<Record<string, unknown>[]> {
  const wrapped = [...(await typesOf(owner, table))].flatMap(([column, type]) => (type === 'jsonb' ? [`'${column}', case when "${column}" is not null then jsonb_build_array("${column}") end`] : []))
  return (await owner.rows(`select to_jsonb(t) || jsonb_build_object(${wrapped.join(', ')}) as row from "${table}" t`)).map(({ row }) => row as Record<string, unknown>)
}

/** There is one of each of these in a shop, however many worlds are in it. */
const ONCE = new Set(['bill_day', 'badge_recount'])

/**
 * Puts a world and `copies` of it into the tables named, as far as they have its columns already. Copies differ in every id and every unique text, and in nothing
 * else: whatever holds for the world holds for all of them together.
 */
export async function pour(owner: Owner, world: World, copies: number, tables: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const [table, columns] of tables) {
    const rows = world.tables.get(table) ?? []
    if (rows.length === 0) continue
    const types = await typesOf(owner, table)
    const value = (column: string): string => {
      const type = types.get(column)
      if (type === 'text') return `replace("${column}", '${MARK}', tail)`
      return type === 'jsonb' ? `replace(("${column}" -> 0)::text, '${MARK}', tail)::jsonb` : `"${column}"`
    }
    await owner.run(`create temporary table poured (like "${table}")`)
    await owner.rows(`insert into poured select r.* from jsonb_populate_recordset(null::"${table}", $1::jsonb) r`, [JSON.stringify(rows)])
    const names = columns.map((column) => `"${column}"`).join(', ')
    const all = `insert into "${table}" (${names}) select ${columns.map(value).join(', ')} from poured`
    await owner.run(`${all}, (select '' as tail) one`)
    for (let from = 1; from <= copies && !ONCE.has(table); from += COPIES_AT_ONCE) {
      const to = Math.min(copies, from + COPIES_AT_ONCE - 1)
      await owner.run(`${all}, (select '-' || n as tail from generate_series(${from}, ${to}) n) each where poured::text like '%${MARK}%'`)
    }
    await owner.run('drop table poured')
  }
}
