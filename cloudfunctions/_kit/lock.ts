import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingError } from './setting-error'

export const LOCK_FILE = 'linpin.lock'

/**
 * Makes a database's folder this process's own: two on one folder would silently lose each other's rows. Takes the lock also from a process that is no more;
 * replies how to give it back. Throws SettingError when another has it.
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, LOCK_FILE)
  const mine = JSON.stringify({ pid: process.pid, born: bornAt(process.pid) })
  if (!createOnce(file, mine)) {
    const theirs = readIfThere(file) ?? ''
    const { pid, born } = parseLock(theirs)
    if (pid !== 0 && bornAt(pid) === born) throw inUse(pid)
    takeOver(file, theirs, mine)
  }
  return () => {
    if (readIfThere(file) === mine) rmSync(file)
  }
}

const inUse = (pid: number) => new SettingError('PGLITE_DIR', `another process (${pid || 'just now starting'}) is using this database`)

function createOnce(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text)
  try {
    // A link appears whole or not at all, so nobody ever reads half a lock.
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

/** Moves a dead process's lock away and puts ours there. Of two who try at once, one finds that it moved the other's new lock, gives it back and is refused. */
function takeOver(file: string, theirs: string, mine: string): void {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    throw inUse(0)
  }
  const moved = readFileSync(aside, 'utf8')
  if (moved !== theirs) createOnce(file, moved)
  rmSync(aside)
  if (moved !== theirs || !createOnce(file, mine)) throw inUse(parseLock(moved).pid)
}

function parseLock(text: string): { pid: number; born: string } {
  try {
    const lock = JSON.parse(text) as { pid?: unknown; born?: unknown }
    return { pid: Number.isSafeInteger(lock.pid) ? Number(lock.pid) : 0, born: String(lock.born) }
  } catch {
    return { pid: 0, born: '' }
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Something that a later process with the same number does not share: the boot and the tick at which it began. Empty when there is no such process. */
export function bornAt(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`)
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')
  if (stat !== undefined && boot !== undefined) {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? '' : `${boot.trim()}:${fields[19] ?? ''}`
  }
  return boot === undefined && isAlive(pid) ? 'alive' : ''
}

/** Where there is no /proc, a live number must do. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
