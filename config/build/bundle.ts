import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build, type BuildOptions } from 'esbuild'

const ROOT = resolve(__dirname, '..', '..')
const FUNCTIONS = join(ROOT, 'cloudfunctions')

const common: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  tsconfig: join(ROOT, 'tsconfig.json'),
}

/** The words that have a function: a folder with an `index.ts` and no leading underscore. */
export const words = (): string[] =>
  readdirSync(FUNCTIONS).filter((name) => !name.startsWith('_') && existsSync(join(FUNCTIONS, name, 'index.ts')))

/** One file a word, as the cloud takes it: nothing to install there, so all is inside but the embedded database, which the cloud never opens. */
export async function bundleFunctions(): Promise<void> {
  await replace(join(ROOT, 'dist', 'cloudfunctions'), async (out) => {
    await build({
      ...common,
      entryPoints: Object.fromEntries(words().map((word) => [`${word}/index`, join(FUNCTIONS, word, 'index.ts')])),
      outdir: out,
      minify: true,
      external: ['pg-native', '@electric-sql/pglite', '@electric-sql/pglite/*'],
    })
    for (const word of words()) {
      const config = join(FUNCTIONS, word, 'config.json')
      if (existsSync(config)) copyFileSync(config, join(out, word, 'config.json'))
    }
  })
}

/** Builds beside what stands and takes its place when all of it is there: a build that fails, or a server that starts meanwhile, finds the old one. */
async function replace(out: string, make: (fresh: string) => Promise<void>): Promise<void> {
  const fresh = `${out}.new`
  rmSync(fresh, { recursive: true, force: true })
  await make(fresh)
  rmSync(out, { recursive: true, force: true })
  renameSync(fresh, out)
}

const program = (folder: string): string[] => (existsSync(join(FUNCTIONS, folder, 'main.ts')) ? [join(FUNCTIONS, folder, 'main.ts')] : [])

/** The programs that run on a machine of one's own, with its packages beside them: gateway, simulator, and each file of `_demo`. */
export async function bundlePrograms(): Promise<void> {
  const demo = join(FUNCTIONS, '_demo')
  const demoFiles = existsSync(demo) ? readdirSync(demo).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts')) : []
  const entryPoints = Object.fromEntries([
    ...program('_gateway').map((file) => ['gateway', file] as const),
    ...program('_simulator').map((file) => ['simulator', file] as const),
    ...demoFiles.map((name) => [basename(name, '.ts'), join(demo, name)] as const),
  ])
  await replace(join(ROOT, 'dist', 'server'), async (out) => {
    await build({ ...common, entryPoints, outdir: out, packages: 'external' })
  })
}
