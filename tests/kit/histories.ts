import pg from 'pg'
import { shared } from '../../cloudfunctions/_kit/runtime'
import { useDatabase } from './probe'

/** Rows to be written, by table; every row of a table names the columns that it has something for. */
export type Rows = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>

/**
 * A fresh database whose histories are written as they might have come about, without the campaigns and payments around them: no trigger asks, no key
 * points anywhere.
 */
export function useHistories() {
  let db: pg.Client | undefined
  // Before the database itself goes.
  afterAll(() => db?.end())
  useDatabase()
  beforeAll(async () => {
    const { database } = shared().settings!
    db = new pg.Client({ connectionString: database.kind === 'postgres' ? database.url : '' })
    await db.connect()
    await db.query("set session_replication_role = 'replica'")
  })
  return {
    personId,
    query: <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => db!.query<Row>(text, [...values]),
    /** So many people of one community, `personId(0)` and on. */
    async people(count: number, since: string): Promise<void> {
      await db!.query("insert into person (id, community_id, station_id, created_at) select '01KF' || lpad(n::text, 22, '0'), 'c', 's', $1 from generate_series(0, $2::int - 1) n", [since, count])
    },
    async write(rows: Rows): Promise<void> {
      for (const [table, all] of rows) {
        const columns = [...new Set(all.flatMap((row) => Object.keys(row)))].join(', ')
        await db!.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(all)])
      }
    },
  }
}

const personId = (n: number) => `01KF${String(n).padStart(22, '0')}`
