import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '..', '..')

function* files(path: string): Generator<string> {
  if (!existsSync(path)) return
  if (!statSync(path).isDirectory()) return yield path
  for (const name of readdirSync(path).sort()) yield* files(join(path, name))
}

/** One name for the content of `sources` (files and folders of the project) and `told`, what the build is told beside them. */
export function contentHash(sources: readonly string[], told: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(told))
  for (const source of sources) {
    for (const file of files(join(ROOT, source))) hash.update(`\0${file.slice(ROOT.length)}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

const stampOf = (part: string): string => join(ROOT, 'dist', '.stamps', part)

/** Whether `part` was last built from this very content and its result still stands. */
export const isBuilt = (part: string, hash: string, result: string): boolean =>
  existsSync(join(ROOT, result)) && existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === hash

export function stamp(part: string, hash: string): void {
  mkdirSync(dirname(stampOf(part)), { recursive: true })
  writeFileSync(stampOf(part), hash)
}

/** Before building: a build that dies half-way must not pass for a finished one. */
export const unstamp = (part: string): void => rmSync(stampOf(part), { force: true })
