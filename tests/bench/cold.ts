import { spawnSync } from 'node:child_process'
import { inRoot } from '../support/project'
import { onPostgres } from './ground'
import { quantile } from './measure'
import type { Line } from './report'

/** Told by the process itself, in milliseconds since the kernel made it: when the bundle was read, and when it had its first row. */
interface Told {
  readonly read: number
  readonly answered: number
}

const program = (bundle: string, call: string, input: object): string => `
  const { main } = require(${JSON.stringify(bundle)})
  const read = performance.now()
  main(${JSON.stringify({ call, input })}).then((reply) => {
    process.stdout.write(JSON.stringify({ read, answered: performance.now(), reply }) + '\\n', () => process.exit(0))
  })`

function coldStart(databaseUrl: string, word: string, call: string, input: object): Told {
  const bundle = inRoot('dist', 'cloudfunctions', word, 'index.js')
  const env = { NODE_ENV: 'test', PATH: process.env.PATH ?? '', DATABASE_URL: databaseUrl }
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program(bundle, call, input)], { env: env as unknown as NodeJS.ProcessEnv, encoding: 'utf8' })
  const last = stdout.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{"read"') || last.includes('"error"')) throw new Error(`${call} did not answer: ${last} ${stderr}`)
  return JSON.parse(last) as Told
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b)

/** A new process of Node reads a word's bundle, connects and answers its first question from the database, as a cloud function does where none is warm. */
export const cold = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop) => {
    const times = full ? 50 : 15
    const starts = Array.from({ length: times }, () => coldStart(shop.databaseUrl ?? '', 'campaign', 'campaign.tonight', { stationId: 's1' }))
    const empty = Array.from({ length: times }, () => {
      const from = performance.now()
      spawnSync(process.execPath, ['-e', '0'])
      return performance.now() - from
    })
    const answered = sorted(starts.map((start) => start.answered))
    const ours = sorted(starts.map((start) => start.answered - start.read))
    const node = quantile(sorted(empty), 0.5)
    const medianMs = quantile(answered, 0.5)
    return [
      { name: 'a process of Node that does nothing', medianMs: node, p99Ms: quantile(sorted(empty), 0.99) },
      {
        name: 'cold start of a function to its first row',
        medianMs,
        p99Ms: quantile(answered, 0.99),
        ratio: medianMs / node,
        of: 'a process of Node that does nothing',
        figure: `${quantile(ours, 0.5).toFixed(0)} ms of it after the bundle is read`,
        reach: 'median < 200 ms',
        reached: medianMs < 200,
      },
    ]
  })
