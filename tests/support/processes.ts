import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './project'

/** Ports that tests may take, in pairs: a server and its simulator. Who tests beside others has some for itself. */
const PORT_PAIRS = 50
const FIRST_PORT = 11_300 + 2 * PORT_PAIRS * Number(process.env.LINPIN_TEST_LANE ?? 0)
const START_MS = 90_000
/** A server has ten seconds to drain; after that it is ended. */
const STOP_MS = 12_000

/** Where this run keeps what it makes: `npm test` names it and empties it. */
export const runFolder = (): string => {
  const folder = process.env.LINPIN_TEST_RUN ?? join(tmpdir(), 'linpin-test')
  mkdirSync(join(folder, 'pids'), { recursive: true })
  return folder
}
export const newFolder = (name: string): string => mkdtempSync(join(runFolder(), `${name}-`))

/** Two neighbouring free ports. Another worker may be quicker, so whoever starts on them tries again. */
export async function freePorts(): Promise<number> {
  const start = Math.floor(Math.random() * PORT_PAIRS)
  for (let n = 0; n < PORT_PAIRS; n++) {
    const port = FIRST_PORT + 2 * ((start + n) % PORT_PAIRS)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
  throw new Error(`no two free ports from ${FIRST_PORT} on`)
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer()
  return new Promise((done) => {
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
}

export interface Running {
  readonly child: ChildProcess
  /** What it has printed so far, both streams. */
  readonly output: () => string
  /** Lines of its log at level `error`, each once. */
  takeErrors(): string[]
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export type Env = Readonly<Record<string, string>>

/** Nothing of ours but the path: a developer's own settings stay out. (Taro's types would ask for TARO_ENV in every process.) */
const environment = (env: Env): NodeJS.ProcessEnv =>
  ({ NODE_ENV: 'test', PATH: process.env.PATH ?? '', ...env }) as unknown as NodeJS.ProcessEnv

/** Starts a built program (`dist/server/gateway.js`) and keeps what it prints. */
export function startProgram(program: string, env: Env, args: readonly string[] = []): Running {
  const child = spawn(process.execPath, [join('dist', 'server', `${program}.js`), ...args], {
    cwd: ROOT,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const marker = join(runFolder(), 'pids', String(child.pid))
  writeFileSync(marker, program)
  let output = ''
  const ended = once(child, 'exit').then(() => rmSync(marker, { force: true }))
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  let reported = 0
  return {
    child,
    output: () => output,
    takeErrors() {
      const complete = output.slice(0, output.lastIndexOf('\n') + 1)
      const fresh = complete.slice(reported)
      reported = complete.length
      return fresh.split('\n').filter((line) => line.startsWith('{') && line.includes('"level":"error"'))
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal)
        const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
        await ended
        clearTimeout(patience)
      }
      return child.exitCode
    },
  }
}

/** Runs a built program to its end; throws with what it printed when it fails. */
export async function runProgram(program: string, env: Env, args: readonly string[] = []): Promise<string> {
  const running = startProgram(program, env, args)
  await once(running.child, 'close')
  if (running.child.exitCode !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${running.child.exitCode}:\n${running.output()}`)
  return running.output()
}

/**
 * Waits until the program says that it listens and `url` answers 200, or throws with what it printed. An answer alone may be somebody else's, who was quicker to
 * take the port.
 */
export async function answers(url: string, running: Running): Promise<void> {
  const until = Date.now() + START_MS
  while (running.child.exitCode === null && running.child.signalCode === null && Date.now() < until) {
    const answer = await fetch(url).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.status === 200 && running.output().includes('{"ready":')) return
    await new Promise((again) => setTimeout(again, 40))
  }
  await running.stop('SIGKILL')
  throw new Error(`${url} did not come up (exit ${running.child.exitCode}):\n${running.output()}`)
}
