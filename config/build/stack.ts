import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { renderUnicodeCompact } from 'uqr'
import { simulatorDir } from '../../cloudfunctions/_demo/parts/place'
import type { DemoPerson } from '../../cloudfunctions/_gateway/people-sql'
import { SettingError } from '../../cloudfunctions/_kit/setting-error'
import { readSettings, type Settings } from '../../cloudfunctions/_kit/settings'
import { prepareSimulator } from '../../cloudfunctions/_simulator/keys'
import { inRoot, ROOT } from '../../tests/support/project'

type Env = NodeJS.ProcessEnv

/** A server has ten seconds to finish what has begun. */
const STOP_MS = 10_000
const READY_MS = 60_000
const ANYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

export const say = (line: string): void => console.log(line)

/** What a demo runs with. Throws SettingError where a variable is wrong, or where this is production. */
export function demoSettings(): Settings {
  if (process.env.NODE_ENV === 'production') throw new SettingError('NODE_ENV', 'is production: a demo has test doors open; use `npm run serve`')
  const settings = readSettings(process.env)
  if (settings.port > 65_534) throw new SettingError('PORT', 'must leave the next port to the simulator')
  return settings
}

/** Simulator and server as children of this process, which ends with them. */
export class Stack {
  private readonly children = new Map<string, ChildProcess>()
  private stopping = false
  private ending = false
  private readonly env: Env
  private readonly simulatorEnv: Env
  constructor(private readonly settings: Settings) {
    const { host, port, demoPin } = settings
    const near = ANYWHERE.has(host) ? '127.0.0.1' : host
    const dir = simulatorDir(process.env)
    const wechat = prepareSimulator(dir, { simulator: `http://${near}:${port + 1}`, server: `http://${near}:${port}` })
    const ours = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(WECHAT_|PUBLIC_BASE_URL$|CASHIER_URL$)/.test(name)))
    const common = { ...ours, NODE_ENV: process.env.NODE_ENV ?? 'development' } as unknown as Env
    this.env = { ...common, ...wechat, PORT: String(port), CASHIER_URL: `http://${this.addresses[0] ?? near}:${port + 1}`, ...(demoPin === null ? {} : { DEMO_PIN: demoPin }) }
    this.simulatorEnv = { ...common, PORT: String(port + 1), SIM_DIR: dir, HOST: demoPin === null ? host : '0.0.0.0' }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.end(0))
  }

  /** Under which phones reach this machine; empty where only this machine does. */
  get addresses(): string[] {
    const { host, demoPin } = this.settings
    if (demoPin === null) return []
    if (!ANYWHERE.has(host)) return [host]
    return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address))
  }

  get url(): string {
    const { host, port } = this.settings
    return `http://${ANYWHERE.has(host) ? '127.0.0.1' : host}:${port}`
  }

  async start(): Promise<void> {
    this.stopping = false
    await Promise.all([this.run('simulator', this.simulatorEnv), this.run('gateway', this.env)])
  }

  async restartServer(): Promise<void> {
    await this.stopChild('gateway')
    if (!this.stopping) await this.run('gateway', this.env)
  }

  /** Lets both finish, the server first, since it may wait for an answer of the simulator. */
  async stop(): Promise<void> {
    this.stopping = true
    await this.stopChild('gateway')
    await this.stopChild('simulator')
  }

  /** Somebody asked for the end, or a child ended by itself: nothing is left running. */
  private async end(code: number): Promise<void> {
    if (this.ending) return
    this.ending = true
    await this.stop()
    process.exit(code)
  }

  async people(): Promise<DemoPerson[]> {
    const answer = await fetch(`${this.url}/test/people`)
    return ((await answer.json()) as { people: DemoPerson[] }).people
  }

  /** Whether nobody is there, and no place to go to. */
  async isEmpty(): Promise<boolean> {
    if ((await this.people()).length > 0) return false
    const answer = await fetch(`${this.url}/api/station.near`, { method: 'POST', body: '{}' })
    const { value } = (await answer.json()) as { value?: { stations: readonly unknown[] } }
    return value?.stations.length === 0
  }

  /** Where to look and who to be. */
  async introduce(): Promise<void> {
    const { port, demoPin } = this.settings
    say(`\n  App          ${this.url}`)
    say(`  Calls        ${this.url}/openapi.json`)
    say(`  Cashier      pretends to be WeChat Pay, on port ${port + 1}`)
    for (const [role, openids] of byRole(await this.people())) say(`  ${role.padEnd(12)} ${openids.slice(0, 3).join('  ')}${openids.length > 3 ? ` … (${openids.length})` : ''}`)
    if (demoPin !== null) {
      for (const address of this.addresses) say(`\n  On a phone in the same network: http://${address}:${port}   PIN ${demoPin}\n${renderUnicodeCompact(`http://${address}:${port}`)}`)
    }
    say('\n  Switch person and move the clock in the bar at the top of the app. Ctrl-C ends everything.\n')
  }

  private async run(program: 'simulator' | 'gateway', env: Env): Promise<void> {
    const child: ChildProcess & { stdout: Readable } = spawn(process.execPath, ['--enable-source-maps', inRoot('dist', 'server', `${program}.js`)], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
    this.children.set(program, child)
    child.once('exit', (code, signal) => {
      if (this.stopping || this.children.get(program) !== child) return
      say(`The ${program} ended by itself (${signal ?? `code ${code}`}): stopping everything.`)
      void this.end(code || 1)
    })
    await new Promise<void>((ready, failed) => {
      const patience = setTimeout(() => failed(new Error(`the ${program} did not come up within ${READY_MS / 1000} s`)), READY_MS)
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('{"ready"')) return say(line)
        clearTimeout(patience)
        ready()
      })
    })
  }

  private async stopChild(program: string): Promise<void> {
    const child = this.children.get(program)
    this.children.delete(program)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await gone
    clearTimeout(patience)
  }
}

function byRole(people: readonly DemoPerson[]): Map<string, string[]> {
  const roles = new Map<string, string[]>()
  for (const { role, openid } of people) roles.set(role, [...(roles.get(role) ?? []), openid])
  return roles
}
