import { randomInt } from 'node:crypto'
import { LIMITS } from './limits'
import { SettingError } from './setting-error'

export type Env = Readonly<Record<string, string | undefined>>

/** The exit code of a process that was set up wrongly (EX_CONFIG of sysexits.h). */
export const EXIT_SETTING = 78

export type DatabaseSettings = { kind: 'postgres'; url: string } | { kind: 'pglite'; dir: string }

export interface Settings {
  production: boolean
  host: string
  port: number
  database: DatabaseSettings
  poolMax: number
  /** Statements are never prepared. */
  unprepared: boolean
  testClock: boolean
  /** Channel `test` and `/test/*` are open. */
  testDoors: boolean
  /** What a demo person must say besides her name where strangers reach the server; null where only this machine does. */
  demoPin: string | null
  /** The simulator's page on which a demo person pays. */
  cashierUrl: string | null
  publicBaseUrl: string | null
  /** Of the account that signs people in inside WeChat's browser. */
  appid: string | null
  /** `info` writes a line for each call. */
  logLevel: 'info' | 'warn'
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads and checks the variables that the kit itself uses; the WECHAT_* group has its own reader. Throws SettingError on the first that is wrong. */
export function readSettings(env: Env): Settings {
  const production = env.NODE_ENV === 'production'
  const testClock = flag(env, 'TEST_CLOCK')
  if (testClock && production) throw new SettingError('TEST_CLOCK', 'is refused in production')
  if (env.DATABASE_URLS) throw new SettingError('DATABASE_URLS', 'is not built yet: all communities share DATABASE_URL')
  const host = env.HOST || '127.0.0.1'
  const inCloud = Boolean(env.WX_CONTEXT_KEYS || env.TCB_ENV || env.SCF_RUNTIME)
  return {
    production,
    host,
    port: number(env, 'PORT', 10_086, 1, 65_535),
    database: database(env),
    poolMax: number(env, 'DATABASE_POOL_MAX', inCloud ? LIMITS.poolFunction : LIMITS.poolServer, 1, 500),
    unprepared: flag(env, 'DATABASE_UNPREPARED'),
    testClock,
    testDoors: !production && !inCloud,
    demoPin: LOOPBACK.has(host) ? null : pin(env),
    cashierUrl: address(env, 'CASHIER_URL'),
    publicBaseUrl: address(env, 'PUBLIC_BASE_URL'),
    appid: env.WECHAT_OA_APPID || env.WECHAT_APPID || null,
    logLevel: logLevel(env, production || inCloud)
  }
}

function database(env: Env): DatabaseSettings {
  if (env.DATABASE_URL && env.PGLITE_DIR) throw new SettingError('PGLITE_DIR', 'is set, and so is DATABASE_URL: choose one')
  const url = env.DATABASE_URL
  if (!url) return { kind: 'pglite', dir: env.PGLITE_DIR || '.data/db' }
  if (!/^postgres(ql)?:\/\/./.test(url)) throw new SettingError('DATABASE_URL', 'must be an address that begins with postgres://')
  return { kind: 'postgres', url }
}

function number(env: Env, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name]
  if (!text) return otherwise
  const value = Number(text)
  if (!/^\d{1,6}$/.test(text) || value < least || value > most) throw new SettingError(name, `must be a whole number from ${least} to ${most}`)
  return value
}

function flag(env: Env, name: string): boolean {
  const text = env[name] ?? ''
  if (!['', '0', '1'].includes(text)) throw new SettingError(name, 'must be 1 or 0')
  return text === '1'
}

function logLevel(env: Env, everyCall: boolean): Settings['logLevel'] {
  const text = env.LOG_LEVEL || (everyCall ? 'info' : 'warn')
  if (text !== 'info' && text !== 'warn') throw new SettingError('LOG_LEVEL', 'must be info or warn')
  return text
}

/** Six digits, made up at each start unless set. */
function pin(env: Env): string {
  if (!env.DEMO_PIN) return String(randomInt(1_000_000)).padStart(6, '0')
  if (!/^\d{6}$/.test(env.DEMO_PIN)) throw new SettingError('DEMO_PIN', 'must be six digits')
  return env.DEMO_PIN
}

function address(env: Env, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (!/^https?:\/\/./.test(text) || !URL.canParse(text)) throw new SettingError(name, 'must be an address that begins with https:// or http://')
  return text.replace(/\/+$/, '')
}
