import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bundleFunctions, bundlePrograms } from './bundle'
import { writeArt, writeGoodsPictures } from './pictures'
import { precompress } from './precompress'
import { contentHash, isBuilt, stamp, unstamp } from './stamps'

const ROOT = resolve(__dirname, '..', '..')

type PartName = 'functions' | 'server' | 'h5' | 'weapp'

interface Part {
  readonly name: PartName
  /** What it is made from; unchanged means nothing to do. */
  readonly sources: readonly string[]
  readonly result: string
  readonly make: () => Promise<void>
}

const TOOLCHAIN = ['package-lock.json', 'tsconfig.json']
const SERVER = [...TOOLCHAIN, 'cloudfunctions', 'src/domain', 'config/build/bundle.ts']
const PHONE = [...TOOLCHAIN, 'src', 'babel.config.js', 'project.config.json', 'config/index.ts', 'config/preload-landing.ts', 'config/build/pictures.ts']
/** Settings that end up inside a build. */
const TOLD = ['LINPIN_API_BASE', 'LINPIN_CLOUD_ENV'].map((name) => [name, process.env[name] ?? null])

/** Taro prints a lot and about itself; it is heard only when it fails. Without `--no-check` it would ask the network for a schema. */
async function taro(type: 'h5' | 'weapp'): Promise<void> {
  rmSync(join(ROOT, 'dist', type), { recursive: true, force: true })
  const cli = join(ROOT, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const child = spawn(process.execPath, [cli, 'build', '--type', type, '--no-check', '--disable-global-config'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((end) => child.on('close', end))
  const text = Buffer.concat(said).toString()
  if (code !== 0 || /\bERROR in\b|Failed to compile|✖ Webpack/.test(text)) throw new Error(`${type} did not build:\n${text}`)
}

async function makeH5(): Promise<void> {
  await taro('h5')
  writeGoodsPictures(join(ROOT, 'dist', 'h5', 'goods'))
  writeArt(join(ROOT, 'dist', 'h5', 'art'))
  precompress(join(ROOT, 'dist', 'h5'))
}

const PARTS: readonly Part[] = [
  { name: 'functions', sources: SERVER, result: 'dist/cloudfunctions', make: bundleFunctions },
  { name: 'server', sources: SERVER, result: 'dist/server', make: bundlePrograms },
  { name: 'h5', sources: PHONE, result: 'dist/h5/index.html', make: makeH5 },
  { name: 'weapp', sources: PHONE, result: 'dist/weapp/app.json', make: () => taro('weapp') },
]

/** Builds what has changed, one after the other, and says so; `names` empty means everything. */
export async function buildAll(names: readonly string[] = [], force = false): Promise<void> {
  for (const part of PARTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const hash = contentHash(part.sources, TOLD)
    if (!force && isBuilt(part.name, hash, part.result)) continue
    const from = Date.now()
    unstamp(part.name)
    await part.make()
    stamp(part.name, hash)
    console.log(`built ${part.name} in ${((Date.now() - from) / 1000).toFixed(1)} s`)
  }
}

if (require.main === module) {
  const args = process.argv.slice(2)
  const known: readonly string[] = [...PARTS.map(({ name }) => name), '--force']
  const unknown = args.filter((arg) => !known.includes(arg))
  if (unknown.length > 0) {
    console.error(`npm run build knows ${known.join(', ')}, not ${unknown.join(', ')}`)
    process.exitCode = 1
  } else {
    buildAll(args.filter((arg) => arg !== '--force'), args.includes('--force')).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    })
  }
}
