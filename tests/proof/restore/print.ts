import type { Owner } from '../../../cloudfunctions/_kit/migrate'

/** What a database holds, table by table (how many rows, and a sum over every one of them), and how it is built. */
export interface Print {
  readonly rows: ReadonlyMap<string, string>
  readonly shape: readonly string[]
}

/** Tables in the order in which they were made, so that each comes after those it refers to. */
export async function tablesOf(owner: Owner): Promise<Map<string, string[]>> {
  const found = await owner.rows(`
    select c.relname as name, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.oid, c.relname order by c.oid`)
  return new Map(found.map(({ name, columns }) => [String(name), columns as string[]]))
}

/** When a migration was applied is the one thing that two ways to the same database may differ in. */
const DIFFERING = new Map([['migration', 'applied_at']])

/** Counts and sums up every table, or the columns named. */
export async function rowsOf(owner: Owner, tables: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  for (const [table, columns] of tables) {
    const compared = columns.filter((column) => column !== DIFFERING.get(table)).map((column) => `"${column}"`)
    const [sum] = await owner.rows(`
      select count(*)::int as many, coalesce(sum(hashtextextended(row(${compared.join(', ')})::text, 0)::numeric), 0)::text as sum from public."${table}"`)
    rows.set(table, `${String(sum?.many)} rows, sum ${String(sum?.sum)}`)
  }
  return rows
}

/** Columns, checks, keys, indexes, triggers, functions, and what serving may do with each table. */
const SHAPE = `
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || a.attcollation::regcollation as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not tgisinternal
  union all select 'function ' || pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
  union all select 'grant ' || c.relname || ' ' || acl.privilege_type from pg_class c, aclexplode(c.relacl) acl
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and acl.grantee = 'linpin_app'::regrole
  union all select 'from now on ' || acl.privilege_type from pg_default_acl d, aclexplode(d.defaclacl) acl where acl.grantee = 'linpin_app'::regrole
  union all select 'schema ' || acl.privilege_type from pg_namespace n, aclexplode(n.nspacl) acl where n.nspname = 'public' and acl.grantee = 'linpin_app'::regrole`

export async function shapeOf(owner: Owner): Promise<string[]> {
  return (await owner.rows(SHAPE)).map(({ line }) => String(line)).sort()
}

export async function printOf(owner: Owner): Promise<Print> {
  return { rows: await rowsOf(owner, await tablesOf(owner)), shape: await shapeOf(owner) }
}

/** In words, what one has and the other hasn't. */
export function differences(before: Print, after: Print): string[] {
  const tables = [...new Set([...before.rows.keys(), ...after.rows.keys()])]
  const rows = tables.filter((table) => before.rows.get(table) !== after.rows.get(table)).map((table) => `${table}: ${before.rows.get(table) ?? 'none'}, then ${after.rows.get(table) ?? 'none'}`)
  const [was, is] = [new Set(before.shape), new Set(after.shape)]
  return [...rows, ...before.shape.filter((line) => !is.has(line)).map((line) => `lost: ${line}`), ...after.shape.filter((line) => !was.has(line)).map((line) => `new: ${line}`)]
}

/** Who was killed may have left a statement running; PostgreSQL ends it, since nobody is there to hear of it. */
export async function nobodyElse(owner: Owner): Promise<void> {
  for (;;) {
    const [found] = await owner.rows(`select count(*)::int as others from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`)
    if (found?.others === 0) return
    await new Promise((again) => setTimeout(again, 20))
  }
}
