import { request } from 'node:http'
import pg from 'pg'
import type { Db } from '../support/databases'
import { TestServer } from '../support/server'

/** A server with the small demo data for one bench, and a pool of connections beside it where there is a database to look into. */
export async function withShop<T>(db: Db, work: (shop: TestServer, beside: pg.Pool | null) => Promise<T>): Promise<T> {
  const shop = new TestServer({ db, env: { DATABASE_POOL_MAX: '20' } })
  await shop.start()
  const beside = shop.databaseUrl === null ? null : new pg.Pool({ connectionString: shop.databaseUrl, max: 20 })
  try {
    return await work(shop, beside)
  } finally {
    await beside?.end()
    await shop.stop()
  }
}

export const onPostgres = <T>(work: (shop: TestServer, beside: pg.Pool) => Promise<T>): Promise<T> =>
  withShop('postgres', (shop, beside) => {
    if (!beside) throw new Error('PostgreSQL can be asked from outside')
    return work(shop, beside)
  })

/** A transaction of the raw driver: what the same machine does with such rows and nothing around them. */
export async function inRaw(beside: pg.Pool, work: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await beside.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Runs what is due at that instant to its end, however long that takes: `fetch` gives up after five minutes. */
export async function runDue(shop: TestServer, instant: string): Promise<void> {
  shop.at(instant)
  const status = await new Promise<number>((done, failed) => {
    const asked = request(`${shop.url}/test/run-due`, { method: 'POST', headers: { 'x-test-now': instant } }, (answer) => {
      answer.resume()
      answer.once('end', () => done(answer.statusCode ?? 0))
      answer.once('error', failed)
    })
    asked.once('error', failed)
    asked.end()
  })
  if (status !== 200) throw new Error(`/test/run-due answered ${status}`)
}
