import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

interface Tool {
  readonly name: string
  /** Debian's package. */
  readonly package: string
  readonly present: () => boolean
  /** Of one that `npm test` does without: who needs it. */
  readonly only?: 'proof'
}

export const SETUP_COMMAND = 'npm run test:setup'
const POSTGRES_VERSIONS = [15, 16, 17, 18]

/** What the tests use beside Node. */
const TOOLS: readonly Tool[] = [
  { name: 'Chromium', package: 'chromium', present: () => existsSync(process.env.CHROMIUM || '/usr/bin/chromium') },
  {
    name: 'a font with Chinese characters',
    package: 'fonts-noto-cjk',
    present: () => /\S/.test(spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? ''),
  },
  { name: "PostgreSQL's server", package: 'postgresql-15', present: () => postgresBin() !== undefined },
  { name: 'PgBouncer', package: 'pgbouncer', present: () => pgbouncer() !== undefined, only: 'proof' },
]

export const missingTools = (): Tool[] => TOOLS.filter((tool) => !tool.present())

/** The pooler's program, which is for administrators alone and so perhaps not on the path. */
export const pgbouncer = (): string | undefined =>
  ['/usr/sbin', ...(process.env.PATH ?? '').split(':')].map((folder) => join(folder, 'pgbouncer')).find((file) => existsSync(file))

/** The folder of `initdb` and `postgres`: Debian's, or wherever the path finds it. */
export function postgresBin(): string | undefined {
  const debian = POSTGRES_VERSIONS.map((version) => `/usr/lib/postgresql/${version}/bin`)
  return [...debian, ...(process.env.PATH ?? '').split(':')].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

/** Installs what is missing by Debian's own means. Throws where that can't be done, with what to do instead. */
export function installTools(missing: readonly Tool[]): void {
  const packages = missing.map((tool) => tool.package)
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`only root on Debian can install them here; install by hand: ${packages.join(' ')}`)
  const apt = (...args: string[]) => {
    const run = spawnSync('apt-get', [...args, '-qq', '-o', 'Dpkg::Use-Pty=0'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`)
  }
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}
