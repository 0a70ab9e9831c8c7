import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, freePort, runningAs } from '../../../config/build/test-cluster'
import { pgbouncer } from '../../../config/build/test-tools'
import { newFolder } from '../../support/processes'

/** Few, so that one connection to the database serves many of ours in turn. */
const SERVER_CONNECTIONS = 6
const READY_MS = 20_000

/** PgBouncer in transaction mode before a cluster: whoever begins a transaction gets any connection that is free. */
export class Bouncer {
  private child: ChildProcess | undefined
  private readonly folder = newFolder('bouncer')

  private constructor(
    private readonly port: number,
    private target: string,
  ) {
    chmodSync(this.folder, 0o755) // PostgreSQL's own user reads it
  }

  static async open(target: string): Promise<Bouncer> {
    const bouncer = new Bouncer(await freePort(), target)
    await bouncer.start()
    return bouncer
  }

  /** The same database, behind it. */
  urlOf(direct: string): string {
    const url = new URL(direct)
    url.host = `127.0.0.1:${this.port}`
    return url.href
  }

  get url(): string {
    return this.urlOf(this.target)
  }

  /** From now on it asks another cluster. */
  async pointAt(target: string): Promise<void> {
    this.target = target
    this.configure()
    this.child?.kill('SIGHUP')
    await this.ready()
  }

  /** Dies with everything that it was carrying, and is started again. */
  async crash(): Promise<void> {
    await this.stop('SIGKILL')
    await this.start()
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.kill(signal)
    await ended
  }

  private async start(): Promise<void> {
    this.configure()
    // It refuses root, as PostgreSQL does.
    this.child = spawn(pgbouncer() ?? 'pgbouncer', ['--quiet', this.file], { ...runningAs(), stdio: 'ignore' })
    await this.ready()
  }

  private get file(): string {
    return join(this.folder, 'pgbouncer.ini')
  }

  private configure(): void {
    const { hostname, port, username } = new URL(this.target)
    const lines = [
      '[databases]',
      `* = host=${hostname} port=${port} user=${username}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${this.port}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      `default_pool_size = ${SERVER_CONNECTIONS}`,
      'max_client_conn = 500',
      'server_login_retry = 1',
    ]
    writeFileSync(this.file, `${lines.join('\n')}\n`)
  }

  private async ready(): Promise<void> {
    const until = Date.now() + READY_MS
    for (;;) {
      try {
        await ask(this.url, 'select')
        return
      } catch (error) {
        if (Date.now() > until) throw error
        await new Promise((again) => setTimeout(again, 50))
      }
    }
  }
}
