import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import type pg from 'pg'
import { lockFolder } from './lock'
import type { Owner } from './migrate'

export interface Lite {
  config: pg.PoolConfig
  owner: Owner
  close(): Promise<void>
}

/** Opens the embedded database in a folder that this process has locked, or locks now. Throws SettingError. */
export async function openLite(dir: string, { unlock = lockFolder(dir) }: { unlock?: () => void } = {}): Promise<Lite> {
  try {
    const lite = await PGlite.create(dir)
    return {
      config: { ...(createPgConfig(lite) as unknown as pg.PoolConfig), idleTimeoutMillis: 0 },
      owner: liteOwner(lite),
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
