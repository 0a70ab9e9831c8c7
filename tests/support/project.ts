import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SourceText } from './source'

/** The top of the project. */
export const ROOT = resolve(__dirname, '..', '..')
export const inRoot = (...path: string[]): string => join(ROOT, ...path)

const BINARY = /\.(png|jpe?g|webp|ico|gif|woff2?|gz|zip)$/

/** Every text file of the project: tracked, or new and not ignored. */
export function projectFiles(): SourceText[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '' && !BINARY.test(path) && existsSync(inRoot(path)))
    .map((path) => ({ path, text: readFileSync(inRoot(path), 'utf8') }))
}

export const foldersIn = (...path: string[]): string[] =>
  readdirSync(inRoot(...path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
