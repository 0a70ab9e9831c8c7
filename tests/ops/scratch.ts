import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { instant } from '@domain/time'
import { columnTypes, type Schema } from '../../cloudfunctions/_kit/db'
import { breachesOf } from '../../cloudfunctions/ops/audit-sql'
import type { Shown } from '../../cloudfunctions/ops/invariant'

class Undo extends Error {}

/**
 * A look at a server's PostgreSQL as the owner, who may do what the shop itself never could: break a promise in a transaction that is undone afterwards,
 * with the guards taken down in it.
 */
export class Scratch {
  constructor(
    private readonly url: string,
    private readonly now: string,
  ) {}

  /** What the invariant's query says after these statements, with every guard on these tables gone. Says how many rows the last statement touched. */
  async afterwards(
    invariant: Shown,
    tables: readonly string[],
    statements: readonly string[],
  ): Promise<{ touched: number; what: string[] }> {
    let seen: { touched: number; what: string[] } = { touched: 0, what: [] }
    const at = { now: instant(this.now), machine: instant(Date.now()) }
    const pool = new Pool({ connectionString: this.url, max: 1, types: columnTypes })
    const db = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    })
    await db
      .transaction()
      .execute(async (tx) => {
        for (const table of tables) await sql.raw(unguard(table)).execute(tx)
        let touched = 0
        for (const statement of statements) touched = Number((await sql.raw(statement).execute(tx)).numAffectedRows ?? 1n)
        const { rows } = await breachesOf(tx, invariant, at, 1_000)
        seen = { touched, what: [...new Set(rows.map(({ what }) => what))] }
        throw new Undo()
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error
      })
      .finally(() => db.destroy())
    return seen
  }
}

const unguard = (table: string): string => `do $$
declare guard record;
begin
  for guard in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'f', 'p', 'u') loop
    execute format('alter table ${table} drop constraint %I cascade', guard.conname);
  end loop;
  for guard in select indexrelid::regclass::text as name from pg_index where indrelid = '${table}'::regclass and indisunique loop
    execute 'drop index ' || guard.name;
  end loop;
  for guard in select tgname from pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal loop
    execute format('alter table ${table} disable trigger %I', guard.tgname);
  end loop;
end $$`
