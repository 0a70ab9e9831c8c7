import { readdirSync, readFileSync } from 'node:fs'

/** Who spends processor time while something is measured, in milliseconds. On a machine shared with others it says more than the clock on the wall. */
export interface Spent {
  readonly server: number
  readonly database: number
  readonly simulator: number
  readonly load: number
}

/** The kernel counts in ticks of a hundredth of a second. */
const TICK_MS = 10

interface Process {
  readonly pid: number
  readonly parent: number
  readonly ms: number
  readonly endedMs: number
}

/** What this process and those it started have spent so far; a database that is embedded spends as its server. */
export function spent(): Spent {
  const all = processes()
  const family = (pid: number): number => {
    const one = all.find((each) => each.pid === pid)
    return (one ? one.ms + one.endedMs : 0) + all.filter((each) => each.parent === pid).reduce((sum, each) => sum + family(each.pid), 0)
  }
  const of = (word: string) => all.filter(({ pid, parent }) => parent === process.pid && says(pid, word)).reduce((sum, { pid }) => sum + family(pid), 0)
  const { user, system } = process.cpuUsage()
  return { server: of('gateway'), database: of('postgres'), simulator: of('simulator'), load: (user + system) / 1_000 }
}

export const between = (from: Spent, to: Spent, times: number): Spent => ({
  server: (to.server - from.server) / times,
  database: (to.database - from.database) / times,
  simulator: (to.simulator - from.simulator) / times,
  load: (to.load - from.load) / times,
})

/** The resident memory in MB of a process. */
export const memoryMb = (pid: number): number => Math.round(Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? Number.NaN) / 1_024)

function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : ''
    // The name in brackets may hold blanks; what follows it are the parent (2nd) and the ticks of it and of its ended children (12th to 15th).
    const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (stat === '') return []
    const ticks = (from: number) => (Number(rest[from]) + Number(rest[from + 1])) * TICK_MS
    return [{ pid: Number(name), parent: Number(rest[1]), ms: ticks(11), endedMs: ticks(13) }]
  })
}

const says = (pid: number, word: string): boolean => read(`/proc/${pid}/cmdline`).includes(word)

/** Empty where the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
