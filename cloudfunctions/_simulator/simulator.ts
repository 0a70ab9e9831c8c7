import { mkdirSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Bank } from './bank'
import { Knobs } from './books'
import { Callbacks } from './callbacks'
import { cashierRoutes } from './cashier'
import { SimulatorClock } from './clock'
import { controlRoutes } from './control'
import type { Route } from './http'
import { answer, json, namedInstant, readBody, tell } from './http'
import { Journal } from './journal'
import type { PlatformKey, SimulatorKeys } from './keys'
import { loadKeys } from './keys'
import { miniRoutes } from './mini-api'
import { payRoutes } from './pay-api'

export interface SimulatorOptions {
  /** Where keys, trades and all the rest are kept across restarts. */
  dir: string
  port: number
  host?: string
  testClock?: boolean
  /** Which of WeChat's keys sign: both by turns, as during a switch, unless said otherwise. */
  signs?: 'certificate' | 'public_key' | 'both'
}

export interface Simulator {
  url: string
  port: number
  /** For harnesses that try one moment many times: what it gives back puts everything as it is now. */
  mark: () => () => void
  stop: () => Promise<void>
}

export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { dir, port, host = '127.0.0.1', testClock = false, signs = 'both' } = options
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const keys = loadKeys(dir)
  const journal = new Journal(join(dir, 'journal.jsonl'))
  const clock = new SimulatorClock(journal, testClock)
  const knobs = new Knobs(journal)
  const platformKey = keyChooser(keys, signs)
  const callbacks = new Callbacks({ journal, keys, clock, testClock, platformKey })
  const bank = new Bank(journal, knobs, callbacks)
  const routes = [
    ...controlRoutes({ bank, callbacks, clock, journal, knobs }),
    ...payRoutes({ bank, knobs, keys, platformKey }),
    ...miniRoutes({ bank, journal, keys }),
    ...cashierRoutes(bank)
  ]
  const server = createServer((request, response) => void serve(routes, clock, request, response))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const chosen = (server.address() as AddressInfo).port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    port: chosen,
    mark: () => journal.mark(),
    async stop() {
      await callbacks.stop()
      await close(server)
      journal.close()
    }
  }
}

/** WeChat signs with the key that a request names, and during a switch callbacks come signed with either. */
function keyChooser({ certificate, publicKey }: SimulatorKeys, signs: NonNullable<SimulatorOptions['signs']>) {
  let turn = 0
  return (wanted?: string): PlatformKey => {
    if (signs === 'certificate') return certificate
    if (signs === 'public_key') return publicKey
    return [certificate, publicKey].find(({ serial }) => serial === wanted) ?? (turn++ % 2 === 0 ? certificate : publicKey)
  }
}

async function serve(routes: readonly Route[], clock: SimulatorClock, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const named = namedInstant(request.headers)
    const body = await readBody(request)
    const origin = `http://${request.headers.host ?? 'localhost'}`
    const target = request.url ?? '/'
    if (named === undefined || !URL.canParse(target, origin)) return tell(response, json(400, { error: 'bad_input' }))
    if (!body) return tell(response, json(413, { error: 'too_large' }))
    const { pathname: path, searchParams: query } = new URL(target, origin)
    const { method = 'GET', headers } = request
    tell(response, await answer(routes, { method, path, query, target, origin, headers, body, now: clock.name(named) }))
  } catch (error) {
    process.stderr.write(`${JSON.stringify({ level: 'error', message: error instanceof Error ? error.message : String(error) })}\n`)
    if (response.headersSent) response.destroy()
    else tell(response, json(500, { code: 'SYSTEM_ERROR', message: '系统错误' }))
  }
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 1_000)
  await closed
  clearTimeout(patience)
}
