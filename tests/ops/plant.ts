export interface Plant {
  readonly id: string
  /** The sentence of the invariant's query that must turn up. */
  readonly found: string
  /** Tables whose guards must go before the promise can be broken at all. */
  readonly tables: readonly string[]
  /** The last one must touch a row. */
  readonly break: readonly string[]
}

export const plant = (id: string, found: string, tables: readonly string[], ...statements: string[]): Plant => ({
  id,
  found,
  tables,
  break: statements,
})

/** One row of a table that is like another but for some columns. */
export const twin = (table: string, change: Readonly<Record<string, string>>, where = 'true'): string => `
  insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${Object.entries(change)
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')}))).*
  from (select * from ${table} where ${where} order by 1, 2 limit 1) t`
