import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { foldersIn, inRoot, projectFiles, ROOT } from '../../tests/support/project'
import { tidy, wordsInOrder } from '../../tests/tidy'
import { firstSetData, functionSizes, landingScripts, packageSizes, type Finding } from './check-sizes'
import { missingWords } from './check-words'

/** A program of the toolchain as a check: it says nothing where all is well. */
function program(name: string, args: readonly string[], says: string): () => Finding[] {
  return () => {
    const { status, stdout, stderr } = spawnSync(name, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
    return [{ problems: status === 0 ? [] : [`${stdout}${stderr}`.trim()], says }]
  }
}
const bin = (name: string): string => inRoot('node_modules', '.bin', name)
const script = (name: string, args: readonly string[], says: string) =>
  program(process.execPath, ['--import', 'tsx', inRoot('config', 'build', name), ...args], says)

function borders(): Finding[] {
  const words = wordsInOrder(readFileSync(inRoot('src', 'domain', 'README.md'), 'utf8'), foldersIn('src', 'domain'))
  const files = projectFiles()
  const problems = tidy(files, { words }).map(({ path, line, rule, what }) => `${path}:${line} ${rule}: ${what}`)
  return [{ problems, says: `borders: ${files.length} files keep them` }]
}

const CHECKS: readonly (() => Finding[] | Promise<Finding[]>)[] = [
  program(bin('tsc'), ['--noEmit'], 'types'),
  program(
    bin('biome'),
    ['lint', '--config-path=config/lint.json', '--error-on-warnings', 'src', 'cloudfunctions', 'config', 'tests'],
    'lint',
  ),
  borders,
  () => [missingWords()],
  script('schema.ts', ['--check'], 'schema is what the migrations make'),
  script('build.ts', [], 'built'),
  packageSizes,
  () => [functionSizes()],
  async () => [await firstSetData()],
  () => [landingScripts()],
]

async function main(): Promise<void> {
  for (const check of CHECKS) {
    for (const { problems, says } of await check()) {
      console.log(problems.length === 0 ? `✓ ${says}` : `✗ ${problems.join('\n  ')}`)
      if (problems.length > 0) process.exitCode = 1
    }
  }
}

void main()
