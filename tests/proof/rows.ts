import { Client } from 'pg'

/** One connection as the database's owner, for a look from outside. */
export async function looking<T>(databaseUrl: string | null, look: (db: Client) => Promise<T>): Promise<T> {
  const db = new Client({ connectionString: databaseUrl ?? '' })
  await db.connect()
  try {
    return await look(db)
  } finally {
    await db.end()
  }
}

/** Each table's rows: how many there are, and what they come to. */
export const fingerprint = (databaseUrl: string | null): Promise<Map<string, string>> =>
  looking(databaseUrl, async (db) => {
    const { rows } = await db.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1")
    const prints = new Map<string, string>()
    for (const { name } of rows) {
      const { rows: [row] } = await db.query<{ print: string }>(`select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) as print from ${name} t`)
      prints.set(name, row?.print ?? '')
    }
    return prints
  })

/** The tables whose rows differ. */
export const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] => [...after].flatMap(([name, print]) => (before.get(name) === print ? [] : [name]))

/** How many rows each table has won. */
export const won = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Record<string, number> =>
  Object.fromEntries(changed(before, after).flatMap((name) => {
    const [was, is] = [before, after].map((prints) => Number.parseInt(prints.get(name) ?? '0', 10)) as [number, number]
    return was === is ? [] : [[name, is - was]]
  }))

/** So many turns, a few at the same time. */
export async function lanes(times: number, atOnce: number, turn: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < times) await turn(next++)
    }),
  )
}
