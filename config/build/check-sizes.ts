import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readAppJson } from '../../tests/miniprogram/pages'
import { openMiniProgram } from '../../tests/miniprogram/runner'
import { walk } from '../../tests/miniprogram/templates'
import { foldersIn, inRoot } from '../../tests/support/project'

export interface Finding {
  readonly problems: readonly string[]
  readonly says: string
}

const KB = 1024
/** WeChat takes 2 MB; a phone on a bad line takes less. */
const MAIN_MOST = 500 * KB
const SUBPACKAGE_MOST = 300 * KB
const FUNCTION_MOST = 400 * KB
const FIRST_SET_DATA_MOST = 32 * KB
const LANDING_MOST = 150 * KB

const kb = (bytes: number): string => `${(bytes / KB).toFixed(bytes < 10 * KB ? 1 : 0)} KB`

function gate(what: string, sizes: readonly (readonly [name: string, bytes: number])[], most: number): Finding {
  const largest = Math.max(0, ...sizes.map(([, bytes]) => bytes))
  const over = sizes.filter(([, bytes]) => bytes > most).map(([name, bytes]) => `${what} ${name} is ${kb(bytes)}, more than ${kb(most)}`)
  return { problems: sizes.length === 0 ? [`no ${what} to measure`] : over, says: `${what}: largest ${kb(largest)} of ${kb(most)}` }
}

const bytesOf = (files: readonly string[]): number => files.reduce((total, file) => total + statSync(file).size, 0)

/** Main package and subpackages of the mini-program as WeChat counts them: every file that is uploaded. */
export function packageSizes(): Finding[] {
  const dist = inRoot('dist', 'weapp')
  const roots = (readAppJson(dist).subPackages ?? []).map(({ root }) => join(dist, root.replace(/\/$/, '')))
  const files = walk(dist).filter((file) => !file.endsWith('.map'))
  const main = files.filter((file) => !roots.some((root) => file.startsWith(`${root}/`)))
  const parts = roots.map((root) => [root.slice(dist.length + 1), bytesOf(files.filter((file) => file.startsWith(`${root}/`)))] as const)
  return [gate('weapp main package', [['', bytesOf(main)]], MAIN_MOST), gate('weapp subpackage', parts, SUBPACKAGE_MOST)]
}

export function functionSizes(): Finding {
  const bundles = foldersIn('dist', 'cloudfunctions').map(
    (word) => [word, statSync(inRoot('dist', 'cloudfunctions', word, 'index.js')).size] as const,
  )
  return gate('function', bundles, FUNCTION_MOST)
}

/** What each page first sends to its view, on a phone without a connection. */
export async function firstSetData(): Promise<Finding> {
  const phone = await openMiniProgram()
  for (const page of phone.pages.all) {
    await phone.open(page)
    await phone.until(() => phone.firstSetData().has(page), `${page} to draw`)
  }
  const sizes = [...phone.firstSetData()]
  phone.close()
  return gate('first setData', sizes, FIRST_SET_DATA_MOST)
}

/** What a signed-out visitor's browser fetches until Today stands there: the scripts that the page itself loads or preloads. */
export function landingScripts(): Finding {
  const dist = inRoot('dist', 'h5')
  if (!existsSync(join(dist, 'index.html'))) return { problems: ['dist/h5 is not built'], says: '' }
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="?\/?([^"\s>]+\.js)/g)].map(([, file = '']) => file)
  const scripts = [...new Set(named)].map((file) => readFileSync(join(dist, file)))
  const gzip = scripts.reduce((total, script) => total + gzipSync(script).length, 0)
  const all = readdirSync(join(dist, 'js')).filter((file) => file.endsWith('.js')).length
  const says = `H5 JS until Today is drawn: ${kb(gzip)} gzip of ${kb(LANDING_MOST)}, ${scripts.length} of ${all} files`
  return { problems: gzip > LANDING_MOST ? [says] : [], says }
}
