import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Measured } from './measure'
import type { Spent } from './processor'

/** A line of the report: what was measured, what it is held against, and what it is to reach. */
export interface Line extends Partial<Omit<Measured, 'name'>> {
  readonly name: string
  /** What each call writes. */
  readonly writes?: string
  /** To the line of the same run that is named in `of`. */
  readonly ratio?: number
  readonly of?: string
  /** What isn't told by a rate: how long it took as a whole, what it kept in memory. */
  readonly figure?: string
  /** What it is to reach, in words; and whether it did. */
  readonly reach?: string
  readonly reached?: boolean
}

export type Bench = (options: { readonly full: boolean }) => Promise<readonly Line[]>

/** Two lines of one run, the second held against the first. */
export const against = (ceiling: Measured, line: Measured, writes: string, aim: { readonly least: number; readonly reach: string }): Line => {
  const ratio = line.perSecond / ceiling.perSecond
  return { ...line, writes, ratio, of: ceiling.name, reach: aim.reach, reached: ratio >= aim.least }
}

export interface Report {
  readonly bench: string
  readonly at: string
  readonly full: boolean
  readonly cores: number
  /** Of the minute before its beginning and before its end. */
  readonly load: readonly [number, number]
  readonly lines: readonly Line[]
}

/** Runs a bench, prints its lines and writes them to `dist/bench-<name>.json`. */
export async function report(root: string, name: string, bench: Bench, full: boolean): Promise<void> {
  const [before] = loadavg() as [number]
  console.log(`\n${name}${full ? ', full' : ''}: ${cpus().length} cores, load ${before.toFixed(1)}`)
  const lines = await bench({ full })
  for (const line of lines) print(line)
  const [after] = loadavg() as [number]
  console.log(`load ${after.toFixed(1)} at its end`)
  const written: Report = { bench: name, at: new Date().toISOString(), full, cores: cpus().length, load: [before, after], lines }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist', `bench-${name}.json`), `${JSON.stringify(written, null, 2)}\n`)
}

const round = (n: number, digits = 0): string => n.toFixed(digits)

function print({ name, perSecond, medianMs, p99Ms, ratio, of, figure, writes, spent, reach, reached }: Line): void {
  const parts = [
    perSecond === undefined ? '' : `${round(perSecond).padStart(6)} /s`,
    medianMs === undefined ? '' : `median ${round(medianMs, 1)} ms   p99 ${round(p99Ms ?? Number.NaN, 1)} ms`,
    figure ?? '',
    ratio === undefined ? '' : `× ${round(ratio, 2)} of ${of}`,
    reach === undefined ? '' : `${reached ? 'reached' : 'MISSED'}: ${reach}`,
  ]
  console.log([name.padEnd(48), ...parts.filter(Boolean)].join('   '))
  if (writes !== undefined) console.log(`${' '.repeat(8)}writes ${writes}`)
  if (spent !== undefined) console.log(`${' '.repeat(8)}processor time of one: ${told(spent)}`)
}

const told = (spent: Spent): string =>
  (['server', 'database', 'simulator', 'load'] as const)
    .filter((who) => spent[who] >= 0.005)
    .map((who) => `${who} ${round(spent[who], 2)} ms`)
    .join(', ')
