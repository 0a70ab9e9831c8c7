import { resolve } from 'node:path'
import { onTestGround } from './ground'

const ROOT = resolve(__dirname, '..', '..')

const HELP = '`npm run bench` measures all of them, `npm run bench -- NAME [NAME …] [--full]` some; --full makes the large ones as large as they are promised'

/** Builds, starts a PostgreSQL of its own, measures, and cleans up. */
async function main(): Promise<void> {
  const asked = process.argv.slice(2)
  const full = asked.includes('--full')
  const names = asked.filter((each) => each !== '--full')
  const { BENCHES } = await import('../../tests/bench/benches')
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name))
  if (unknown !== undefined) throw new Error(`there is no bench ${unknown}; there are ${Object.keys(BENCHES).join(', ')}. ${HELP}`)
  const { report } = await import('../../tests/bench/report')
  await onTestGround('bench', async () => {
    for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
      // One that fails keeps the others from nothing.
      await report(ROOT, name, await BENCHES[name]!(), full).catch((error: unknown) => {
        console.error(error)
        process.exitCode = 1
      })
    }
  })
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
