import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from './project'

/** The folder of real input: `LINPIN_DATA`, or the one beside the project. */
const DATA = resolve(ROOT, process.env.LINPIN_DATA || join('..', 'shared', 'data'))

/** A file of real input, `produce/produce.csv`, or null where this machine has none; use with `skipUnless`. */
export function dataFile(name: string): string | null {
  const path = join(DATA, name)
  return existsSync(path) ? path : null
}

export const NO_DATA = 'LINPIN_DATA names no folder of real input'
