import { parts, type Form, type ProofResult, type Part } from '../../tests/proof/parts'
import { runFolder } from '../../tests/support/processes'
import { onTestGround, provide } from './ground'
import { endStrays } from './strays'

interface Wanted {
  readonly form: Form
  readonly parts: readonly Part[]
}
const USAGE = `npm run proof -- [--long] [--seed a number] [names, of ${parts.map(({ name }) => name).join(', ')}]`

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

async function prove(part: Part, form: Form): Promise<string> {
  console.log(`${part.name}: ${part.proves}`)
  const from = Date.now()
  const { summary, broken } = await part.run(form).catch((error: unknown): ProofResult => ({ summary: 'did not end', broken: [String(error instanceof Error ? error.stack : error)] }))
  const wrong = [...broken, ...endStrays(runFolder())]
  for (const line of wrong) console.error(`  ✗ ${line}`)
  const line = `${wrong.length === 0 ? '✓' : '✗'} ${part.name.padEnd(12)} ${summary} (${form.long ? 'long' : 'short'}, ${Math.round((Date.now() - from) / 1_000)} s)`
  console.log(line)
  return line
}

/** `npm run proof [-- [--long] [--seed N] [NAME …]]`: shows what is promised instead of claiming it, part by part. */
async function main(): Promise<boolean> {
  const wanted = readArguments(process.argv.slice(2))
  provide('proof', wanted.parts.flatMap(({ needs = [] }) => needs))
  return onTestGround('proof', async () => {
    const lines: string[] = []
    for (const part of wanted.parts) lines.push(await prove(part, wanted.form))
    if (lines.length > 1) console.log(['', ...lines].join('\n'))
    return lines.every((line) => line.startsWith('✓'))
  })
}

// Connections that a part cut or left hanging on purpose would keep the process alive.
main().then(
  (good) => process.exit(good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  },
)
