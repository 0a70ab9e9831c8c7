import { basename, dirname, join } from 'node:path'

type Env = Readonly<Record<string, string | undefined>>

/** Where the simulator of a database keeps its keys and trades: beside it, or where SIM_DIR says. */
export function simulatorDir({ SIM_DIR, PGLITE_DIR, DATABASE_URL }: Env): string {
  if (SIM_DIR) return SIM_DIR
  if (DATABASE_URL) return join('.data', `simulator-${new URL(DATABASE_URL).pathname.replace(/[^\w-]/g, '') || 'postgres'}`)
  const dir = PGLITE_DIR || join('.data', 'db')
  return join(dirname(dir), `${basename(dir)}-simulator`)
}

/** Stands beside an embedded database while demo data is being put into it. */
export const seedingMark = (dir: string): string => `${dir}.seeding`
