import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Ends servers that a test left behind; each is a failure, since the test did not stop what it had started. */
export function endStrays(folder: string): string[] {
  return readdirSync(join(folder, 'pids')).map((pid) => {
    const marker = join(folder, 'pids', pid)
    const program = readFileSync(marker, 'utf8')
    rmSync(marker)
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      return `a ${program} died by itself`
    }
    return `a ${program} was left running`
  })
}
