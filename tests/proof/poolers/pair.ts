import { chmodSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ask, startCluster, type Cluster } from '../../../config/build/test-cluster'
import { newFolder } from '../../support/processes'

/** A database and the replica that may take its place. A commit is acknowledged when the replica has it too. */
export class Pair {
  private generation = 1
  private replica: Cluster | undefined
  private readonly usual = process.env.LINPIN_TEST_POSTGRES

  private constructor(
    private readonly folder: string,
    private primary: Cluster,
  ) {
    process.env.LINPIN_TEST_POSTGRES = primary.url
  }

  /** Without a replica at first. */
  static async open(): Promise<Pair> {
    const folder = newFolder('pair')
    chmodSync(folder, 0o755) // PostgreSQL's own user passes through
    return new Pair(folder, await startCluster(join(folder, '1'), ['synchronous_commit=on']))
  }

  get url(): string {
    return this.primary.url
  }

  /** A new replica, made from what is there; from here on every commit waits for it. It has no replica of its own yet, so it isn't told to wait for one. */
  async follow(): Promise<void> {
    this.replica = await this.primary.follow(join(this.folder, String(++this.generation)))
    await this.wait('*')
    await this.until(this.url, `select from pg_stat_replication where sync_state = 'sync'`)
  }

  /** The replica hears of nothing any more, and nobody waits for it: what a careless setting does. */
  async fallBehind(): Promise<void> {
    await this.wait('')
    const url = this.replica?.url ?? ''
    await ask(url, `alter system set primary_conninfo = ''`)
    await ask(url, 'select pg_reload_conf()')
    while ((await ask(this.url, 'select from pg_stat_replication')).length > 0) await new Promise((again) => setTimeout(again, 20))
  }

  /** The database dies in the middle of everything, and its replica takes its place. */
  async failOver(): Promise<void> {
    if (!this.replica) throw new Error('there is no replica')
    await this.primary.kill()
    await this.replica.promote()
    this.primary = this.replica
    this.replica = undefined
    process.env.LINPIN_TEST_POSTGRES = this.primary.url
  }

  async stop(): Promise<void> {
    if (this.usual !== undefined) process.env.LINPIN_TEST_POSTGRES = this.usual
    await this.replica?.stop()
    await this.primary.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async wait(names: string): Promise<void> {
    await ask(this.url, `alter system set synchronous_standby_names = '${names}'`)
    await ask(this.url, 'select pg_reload_conf()')
  }

  private async until(url: string, query: string): Promise<void> {
    while ((await ask(url, query)).length === 0) await new Promise((again) => setTimeout(again, 20))
  }
}
