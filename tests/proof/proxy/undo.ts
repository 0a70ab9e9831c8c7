import { Client } from 'pg'

/** One row as it was when the mark was set and as it is now; null where there was none, or is none. */
export interface Changed {
  readonly table: string
  readonly key: readonly unknown[]
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

interface Table {
  readonly name: string
  readonly keys: readonly { name: string; type: string }[]
}

/** Every change of a row is noted in the transaction that makes it; the note takes no lock that anybody else waits for. */
const NOTES = `
  create schema proof;
  grant usage on schema proof to public;
  create unlogged table proof.note (id bigserial primary key, tab text not null, op text not null, key jsonb not null, old text);
  create function proof.take_note() returns trigger language plpgsql security definer as $$
  declare
    row_json jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    key_json jsonb := '[]';
    col text;
  begin
    foreach col in array tg_argv loop key_json := key_json || jsonb_build_array(row_json -> col); end loop;
    insert into proof.note (tab, op, key, old) values (tg_table_name, tg_op, key_json, case when tg_op = 'INSERT' then null else old::text end);
    return null;
  end $$;`

const quoted = (name: string): string => `"${name}"`

/** Goes back to a moment: puts each row that changed since the mark as it was then. For a database of our own, between requests. */
export class Undo {
  private tables: readonly Table[] = []
  private last: Promise<unknown> = Promise.resolve()
  private constructor(private readonly db: Client) {
    // The cluster goes when a run is broken off.
    db.on('error', () => undefined)
  }

  static async install(databaseUrl: string): Promise<Undo> {
    const db = new Client({ connectionString: databaseUrl })
    await db.connect()
    const undo = new Undo(db)
    await db.query(NOTES)
    const { rows } = await db.query<Table>(`
      select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by k.place) as keys
      from pg_class c
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      cross join lateral unnest(i.indkey) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by c.relname`)
    undo.tables = rows
    for (const { name, keys } of rows) {
      const columns = keys.map((key) => `'${key.name}'`).join(', ')
      await db.query(`create trigger proof_note after insert or update or delete on ${quoted(name)} for each row execute function proof.take_note(${columns})`)
    }
    return undo
  }

  async mark(): Promise<void> {
    await this.query('truncate proof.note')
  }

  /** The tables that changed since the mark. */
  async touched(): Promise<string[]> {
    return (await this.query<{ tab: string }>('select distinct tab from proof.note order by tab')).map(({ tab }) => tab)
  }

  /** Every row that differs from what it was at the mark, in the order in which they were first touched. */
  async changes(): Promise<Changed[]> {
    const all: Changed[] = []
    for (const tab of await this.touched()) {
      const { keys } = this.table(tab)
      const rows = await this.query<Changed>(
        `select $1::text as table, f.key, case when f.op = 'INSERT' then null else to_jsonb(f.old::${quoted(tab)}) end as before, to_jsonb(t) as after
         from (select distinct on (key) key, op, old, id from proof.note where tab = $1 order by key, id) f
         left join ${quoted(tab)} t on ${keys.map((key, n) => `t.${quoted(key.name)} = (f.key ->> ${n})::${key.type}`).join(' and ')} order by f.id`,
        [tab],
      )
      all.push(...rows.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after)))
    }
    return all
  }

  /** Also the mark for what comes next. */
  async goBack(): Promise<void> {
    const work = (await this.touched()).map((tab) => {
      const { name, keys } = this.table(tab)
      const first = `select distinct on (key) key, op, old from proof.note where tab = '${name}' order by key, id`
      const same = keys.map((key, n) => `t.${quoted(key.name)} = (f.key ->> ${n})::${key.type}`).join(' and ')
      return `delete from ${quoted(name)} t using (${first}) f where ${same};
        insert into ${quoted(name)} select (f.old::${quoted(name)}).* from (${first}) f where f.op <> 'INSERT';`
    })
    await this.query(`begin; set local session_replication_role = replica; ${work.join('\n')} delete from proof.note; commit`)
  }

  /** The processes that hold what a backend waits for. */
  async waitsFor(backend: number): Promise<number[]> {
    return (await this.query<{ pids: number[] }>('select pg_blocking_pids($1) as pids', [backend]))[0]?.pids ?? []
  }

  /** One after the other. */
  query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const mine = this.last.then(() => (values.length > 0 ? this.db.query(text, [...values]) : this.db.query(text)))
    this.last = mine.catch(() => undefined)
    return mine.then(({ rows }) => rows as R[])
  }

  end(): Promise<void> {
    return this.db.end()
  }

  private table(name: string): Table {
    const found = this.tables.find((table) => table.name === name)
    if (!found) throw new Error(`${name} has no primary key`)
    return found
  }
}
