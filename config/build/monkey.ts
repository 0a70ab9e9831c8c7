import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMonkey } from '../../tests/monkey/monkey'
import { buildAll } from './build'

/** `--hours 1 --seed 1` */
function readArguments(args: readonly string[]): { hours: number; seed: number } {
  const known = { hours: 1, seed: 1 }
  for (let n = 0; n < args.length; n += 2) {
    const value = Number(args[n + 1])
    if (args[n] === '--hours' && value > 0 && value <= 12) known.hours = value
    else if (args[n] === '--seed' && Number.isSafeInteger(value)) known.seed = value
    else throw new Error(`npm run monkey -- [--hours 0.1 to 12] [--seed a number]: what is ${args[n]} ${args[n + 1] ?? ''}?`)
  }
  return known
}

async function main(): Promise<boolean> {
  const { hours, seed } = readArguments(process.argv.slice(2))
  await buildAll(['functions', 'server'])
  const folder = mkdtempSync(join(tmpdir(), 'linpin-monkey-'))
  process.env.LINPIN_TEST_RUN ??= folder
  const from = Date.now()
  try {
    const broken = await runMonkey({ hours, seed, say: (line) => console.log(line) })
    console.log(`${broken.length === 0 ? 'All invariants hold, and nothing failed' : `${broken.length} things are broken`} after ${Math.round((Date.now() - from) / 1000)} s; the same again: npm run monkey -- --hours ${hours} --seed ${seed}`)
    for (const line of broken) console.error(`  ${line}`)
    return broken.length === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

main().then(
  (good) => (process.exitCode = good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
