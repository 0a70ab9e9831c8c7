import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { openLite } from '../../../cloudfunctions/_kit/lite'
import type { Owner } from '../../../cloudfunctions/_kit/migrate'
import { clientOwner, connectOwner } from '../../../cloudfunctions/_kit/open'
import { postgresUrl, type Db, type Place } from '../../support/databases'
import { newFolder } from '../../support/processes'
import { TestServer } from '../../support/server'

/** A database of its own that nobody has migrated yet, looked at and worked on as its owner while no server holds it. */
export interface Site extends Place {
  asOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T>
  copy(): Promise<Site>
}

export const emptySite = (db: Db): Promise<Site> => (db === 'pglite' ? Promise.resolve(folderSite(newFolder('site'))) : databaseSite())

function folderSite(folder: string): Site {
  const dir = join(folder, 'db')
  return {
    env: { PGLITE_DIR: dir },
    simulatorDir: join(folder, 'simulator'),
    databaseUrl: null,
    async asOwner(work) {
      const lite = await openLite(dir)
      try {
        await lite.owner.run(`set timezone to 'UTC'`)
        return await work(lite.owner)
      } finally {
        await lite.close()
      }
    },
    async copy() {
      const copy = newFolder('site')
      cpSync(folder, copy, { recursive: true })
      return folderSite(copy)
    },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function databaseSite(template?: string): Promise<Site> {
  const name = `site_${randomUUID().replaceAll('-', '')}`
  await toCluster(`create database ${name}${template === undefined ? '' : ` template ${template}`}`)
  const url = new URL(postgresUrl() ?? '')
  url.pathname = `/${name}`
  const folder = newFolder('site')
  return {
    env: { DATABASE_URL: url.href },
    simulatorDir: join(folder, 'simulator'),
    databaseUrl: url.href,
    async asOwner(work) {
      const client = await connectOwner(url.href)
      try {
        await client.query(`set timezone to 'UTC'`)
        return await work(clientOwner(client))
      } finally {
        await client.end()
      }
    },
    copy: () => databaseSite(name),
    async drop() {
      await toCluster(`drop database if exists ${name} with (force)`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function toCluster(statement: string): Promise<void> {
  const client = new Client({ connectionString: postgresUrl() })
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A server on a site, with the pay channel of those who grew the world in it. */
export class SiteServer extends TestServer {
  constructor(
    private readonly site: Site,
    private readonly channel: string,
    db: Db,
  ) {
    super({ db })
  }

  override async start(): Promise<void> {
    if (!existsSync(this.site.simulatorDir)) cpSync(this.channel, this.site.simulatorDir, { recursive: true })
    this.place = this.site
    await this.run({})
  }

  override stop(): Promise<void> {
    return this.halt('SIGTERM')
  }
}
