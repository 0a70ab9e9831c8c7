import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import type pg from 'pg'
import { lockFolder } from './lock'
import type { Owner } from './migrate'

export interface Lite {
  config: pg.PoolConfig
  owner: Owner
  /** The whole database as a tar file. */
  dump(): Promise<Blob>
  close(): Promise<void>
}

/** Opens the embedded database in a folder that this process has locked, or locks now; `from` is a dump to fill a new one with. Throws SettingError. */
export async function openLite(dir: string, { unlock = lockFolder(dir), from }: { unlock?: () => void; from?: Blob } = {}): Promise<Lite> {
  try {
    const lite = await PGlite.create(dir, { loadDataDir: from })
    return {
      config: { ...(createPgConfig(lite) as unknown as pg.PoolConfig), idleTimeoutMillis: 0 },
      owner: liteOwner(lite),
      dump: () => lite.dumpDataDir('gzip'),
      close: async () => {
        await lite.close()
        unlock()
      }
    }
  } catch (error) {
    unlock()
    throw error
  }
}

export const liteOwner = (lite: PGlite): Owner => ({
  run: (statements) => lite.exec(statements),
  rows: async (statement, values = []) => (await lite.query<Record<string, unknown>>(statement, [...values])).rows
})
