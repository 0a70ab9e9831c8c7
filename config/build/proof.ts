import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { parts, type Form, type ProofResult, type Part } from '../../tests/proof/parts'
import { runFolder } from '../../tests/support/processes'
import { buildAll } from './build'
import { onTestGround, provide } from './ground'
import { endStrays } from './strays'

interface Wanted {
  readonly form: Form
  readonly parts: readonly Part[]
}
const USAGE = `npm run proof -- [--long] [--seed a number] [names, of ${parts.map(({ name }) => name).join(', ')}]`
/** How many parts run beside each other. */
const LANES = 2
const CHILDREN = new Set<ChildProcess>()

function readArguments(args: readonly string[]): Wanted {
  const named: Part[] = []
  let long = false
  let seed: number | undefined
  for (let n = 0; n < args.length; n++) {
    const part = parts.find(({ name }) => name === args[n])
    if (part) named.push(part)
    else if (args[n] === '--long') long = true
    else if (args[n] === '--seed' && Number.isSafeInteger(Number(args[n + 1]))) seed = Number(args[++n])
    else throw new Error(`${USAGE}: what is ${args[n]}?`)
  }
  if (seed !== undefined && named.length !== 1) throw new Error(`${USAGE}: a seed belongs to one part`)
  return { form: { long, seed, say: (line) => console.log(`  ${line}`) }, parts: named.length > 0 ? named : parts }
}

/** One part on a ground of its own; its last line says what came of it. */
function prove(part: Part, form: Form): Promise<boolean> {
  return onTestGround('proof', async () => {
    console.log(`${part.name}: ${part.proves}`)
    const from = Date.now()
    const { summary, broken } = await part.run(form).catch((error: unknown): ProofResult => ({ summary: 'did not end', broken: [String(error instanceof Error ? error.stack : error)] }))
    const wrong = [...broken, ...endStrays(runFolder())]
    for (const line of wrong) console.error(`  ✗ ${line}`)
    console.log(`${wrong.length === 0 ? '✓' : '✗'} ${part.name.padEnd(12)} ${summary} (${form.long ? 'long' : 'short'}, ${Math.round((Date.now() - from) / 1_000)} s)`)
    return wrong.length === 0
  })
}

/** The same in a process of its own. Replies its last line. */
async function proveBeside(part: Part, { long }: Form, lane: number): Promise<string> {
  const args = [...process.execArgv, __filename, ...(long ? ['--long'] : []), part.name]
  const child = spawn(process.execPath, args, { env: { ...process.env, LINPIN_TEST_LANE: String(lane) }, stdio: ['ignore', 'pipe', 'pipe'] })
  CHILDREN.add(child)
  let last = ''
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      last = line
      console.log(`${part.name.padEnd(10)} ${line}`)
    })
  const code = await new Promise<number | null>((ended) => child.once('close', ended))
  CHILDREN.delete(child)
  return /^[✓✗]/.test(last) && (code === 0) === last.startsWith('✓') ? last : `✗ ${part.name.padEnd(12)} ended with ${code}`
}

/** Two beside each other, the longest first; then those that measure time, with the machine for themselves. */
async function proveAll({ form, parts: wanted }: Wanted): Promise<boolean> {
  await buildAll(['functions', 'server'])
  const lines = new Map<Part, string>()
  const waiting = wanted.filter(({ alone }) => !alone).sort((a, b) => b.seconds - a.seconds)
  const after = wanted.filter(({ alone }) => alone)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      waiting.length = after.length = 0
      for (const child of CHILDREN) child.kill(signal)
    })
  const lane = async (queue: Part[], n: number) => {
    for (let part = queue.shift(); part; part = queue.shift()) lines.set(part, await proveBeside(part, form, n))
  }
  await Promise.all(Array.from({ length: LANES }, (_, n) => lane(waiting, n)))
  await lane(after, 0)
  const all = wanted.map((part) => lines.get(part) ?? `✗ ${part.name.padEnd(12)} did not begin`)
  console.log(['', ...all].join('\n'))
  return all.every((line) => line.startsWith('✓'))
}

/** `npm run proof [-- [--long] [--seed N] [NAME …]]`: shows what is promised instead of claiming it, part by part. */
async function main(): Promise<boolean> {
  const wanted = readArguments(process.argv.slice(2))
  provide('proof', ["PostgreSQL's server", ...wanted.parts.flatMap(({ needs = [] }) => needs)])
  const [first, ...others] = wanted.parts
  return first && others.length === 0 ? prove(first, wanted.form) : proveAll(wanted)
}

// Connections that a part cut or left hanging on purpose would keep the process alive.
main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
